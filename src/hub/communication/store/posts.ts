/** SQL of posts: what came in, how it was judged, and what came along with it. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { PostState } from '../rules/incoming.ts'

export interface PostRow {
  readonly id: string
  readonly state: PostState
  readonly why: string | null
  readonly reason: string | null
  readonly thread: string | null
  readonly account: AccountId | null
  readonly fromAddress: string
  readonly fromName: string
  readonly via: 'mail' | 'page' | 'import'
  readonly subject: string
  readonly body: string | null
  readonly bytes: number
  readonly messageId: string
  readonly answers: readonly string[]
  readonly receivedAt: Instant
}

const columns = sql`id, state, why, reason, thread_id as thread, account_id as account, from_address as "fromAddress",
  from_name as "fromName", via, subject, body, bytes, message_id as "messageId", answers, received_at as "receivedAt"`

const onePost = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<PostRow | null> =>
  one(db, sql<PostRow>`select ${columns} from communication.post where organisation_id = ${community} and ${rest}`)

export const readPost = (db: Db, community: OrganisationId, id: string) => onePost(db, community, sql`id = ${id}`)
export const lockPost = (db: Db, community: OrganisationId, id: string) =>
  onePost(db, community, sql`id = ${id} for update`)
export const postNamed = (db: Db, community: OrganisationId, messageId: string) =>
  onePost(db, community, sql`message_id = ${messageId}`)

export type NewPost = Omit<PostRow, 'thread' | 'reason' | 'why'> & { readonly thread?: string | null }

/** 0 where a mail of this name is here already: a server that handed it over twice. */
export const addPost = (db: Db, community: OrganisationId, post: NewPost): Promise<number> =>
  written(
    db,
    sql`insert into communication.post (organisation_id, id, state, account_id, from_address, from_name, via, subject, body,
        bytes, message_id, answers, received_at)
      values (${community}, ${post.id}, ${post.state}, ${post.account}, ${post.fromAddress}, ${post.fromName}, ${post.via},
        ${post.subject}, ${post.body}, ${post.bytes}, ${post.messageId}, ${post.answers as string[]}::text[], ${post.receivedAt})
      on conflict (organisation_id, message_id) do nothing`,
  )

export interface Settled {
  readonly state: PostState
  readonly why?: string | null
  readonly reason?: string | null
  readonly thread?: string | null
  readonly at: Instant
  readonly by: AccountId | null
}

/** What went away keeps no words. */
export async function settlePost(db: Db, community: OrganisationId, id: string, to: Settled): Promise<void> {
  await sql`update communication.post set state = ${to.state}, why = coalesce(${to.why ?? null}, why), reason = ${to.reason ?? null},
      thread_id = ${to.thread ?? null}, settled_at = ${to.at}, settled_by = ${to.by},
      body = case when ${to.state} in ('rejected', 'discarded') then null else body end,
      subject = case when ${to.state} = 'discarded' then '' else subject end
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Whether this address was told today that its mails wait. */
export const wasTold = async (
  db: Db,
  community: OrganisationId,
  address: string,
  since: Instant,
  but: string,
): Promise<boolean> =>
  (await one(
    db,
    sql`select 1 from communication.post where organisation_id = ${community} and from_address = ${address}
      and received_at >= ${since} and why in ('not_member', 'unreadable') and id <> ${but} limit 1`,
  )) !== null

export const countHeld = async (db: Db, community: OrganisationId): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`select count(*)::int as count from communication.post
        where organisation_id = ${community} and state = 'held'`,
    )
  )?.count ?? 0

export const postsOf = (db: Db, community: OrganisationId, thread: string): Promise<PostRow[]> =>
  rows(
    db,
    sql<PostRow>`select ${columns} from communication.post where organisation_id = ${community} and thread_id = ${thread}
      order by received_at, id`,
  )

export const postsByIds = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<PostRow[]> =>
  rows(
    db,
    sql<PostRow>`select ${columns} from communication.post where organisation_id = ${community}
      and id = any(${ids as string[]}::uuid[]) order by received_at, id`,
  )

/** What somebody wrote, whatever became of it. */
export const postsBy = (db: Db, community: OrganisationId, account: AccountId): Promise<PostRow[]> =>
  rows(
    db,
    sql<PostRow>`select ${columns} from communication.post
      where organisation_id = ${community} and account_id = ${account} order by received_at, id`,
  )

/** For the archive as a file: everything that was accepted, the earliest first. */
export const acceptedPosts = (db: Db, community: OrganisationId): Promise<PostRow[]> =>
  rows(
    db,
    sql<PostRow>`select ${columns} from communication.post where organisation_id = ${community} and state = 'accepted'
      order by received_at, id`,
  )

/** The thread that a mail answers, by the names of the mails before it, the nearest first. */
export const threadAnswered = async (
  db: Db,
  community: OrganisationId,
  answers: readonly string[],
): Promise<string | null> =>
  (
    await one(
      db,
      sql<{ thread: string }>`select thread_id as thread from communication.post
        where organisation_id = ${community} and state = 'accepted' and message_id = any(${answers as string[]}::text[])
        order by array_position(${answers as string[]}::text[], message_id) desc limit 1`,
    )
  )?.thread ?? null

/** Threads of these mails, where they stand in one. */
export const threadsNamed = (
  db: Db,
  community: OrganisationId,
  messageIds: readonly string[],
): Promise<{ messageId: string; thread: string | null }[]> =>
  rows(
    db,
    sql<{ messageId: string; thread: string | null }>`select message_id as "messageId", thread_id as thread
      from communication.post where organisation_id = ${community} and message_id = any(${messageIds as string[]}::text[])
      order by message_id`,
  )

/** Of an earlier list: accepted as they come. */
export const addArchived = (
  db: Db,
  community: OrganisationId,
  all: readonly (Omit<PostRow, 'state' | 'why' | 'reason' | 'account' | 'via'> & { readonly importedAt: Instant })[],
): Promise<number> =>
  insertRows(
    db,
    'communication.post',
    {
      ...{ organisation_id: 'uuid', id: 'uuid', state: 'text', via: 'text', thread_id: 'uuid', from_address: 'text' },
      ...{ from_name: 'text', subject: 'text', body: 'text', bytes: 'int', message_id: 'text', answers: 'text[]' },
      ...{ received_at: 'timestamptz', settled_at: 'timestamptz' },
    },
    all.map((post) => ({
      ...{ organisation_id: community, id: post.id, state: 'accepted', via: 'import', thread_id: post.thread },
      ...{ from_address: post.fromAddress, from_name: post.fromName, subject: post.subject, body: post.body },
      ...{ bytes: post.bytes, message_id: post.messageId, answers: post.answers },
      ...{ received_at: post.receivedAt, settled_at: post.importedAt },
    })),
  )

export interface FileRow {
  readonly id: string
  readonly post: string
  readonly token: string
  readonly name: string
  readonly type: string
  readonly size: number
}

const fileColumns = {
  organisation_id: 'uuid',
  id: 'uuid',
  post_id: 'uuid',
  position: 'int',
  token: 'text',
  name: 'text',
  type: 'text',
  bytes: 'bytea',
}

export const addFiles = (
  db: Db,
  community: OrganisationId,
  post: string,
  files: readonly {
    readonly id: string
    readonly token: string
    readonly name: string
    readonly type: string
    readonly bytes: Uint8Array
  }[],
): Promise<number> =>
  insertRows(
    db,
    'communication.post_file',
    fileColumns,
    files.map(({ bytes, ...file }, position) => ({
      ...{ organisation_id: community, post_id: post, position, bytes: Buffer.from(bytes) },
      ...file,
    })),
  )

export const filesOf = (db: Db, community: OrganisationId, posts: readonly string[]): Promise<FileRow[]> =>
  rows(
    db,
    sql<FileRow>`select id, post_id as post, token, name, type, octet_length(bytes) as size from communication.post_file
      where organisation_id = ${community} and post_id = any(${posts as string[]}::uuid[]) order by post_id, position`,
  )

/** Pictures and PDFs of accepted posts, and for moderators of those that wait: whoever has the link had the mail. */
export const fileNamed = (
  db: Db,
  community: OrganisationId,
  token: string,
): Promise<{ id: string; name: string; type: string; bytes: Buffer } | null> =>
  one(
    db,
    sql<{
      id: string
      name: string
      type: string
      bytes: Buffer
    }>`select id, name, type, bytes from communication.post_file
      where organisation_id = ${community} and token = ${token}`,
  )

export const photosOf = (
  db: Db,
  community: OrganisationId,
  posts: readonly string[],
  most: number,
): Promise<{ bytes: Buffer }[]> =>
  rows(
    db,
    sql<{ bytes: Buffer }>`select bytes from communication.post_file where organisation_id = ${community}
      and post_id = any(${posts as string[]}::uuid[]) and type in ('image/png', 'image/jpeg', 'image/webp')
      order by array_position(${posts as string[]}::uuid[], post_id), position limit ${most}`,
  )

export const dropFiles = (db: Db, community: OrganisationId, post: string): Promise<number> =>
  written(db, sql`delete from communication.post_file where organisation_id = ${community} and post_id = ${post}`)

/** What went away before that moment is forgotten whole. */
export const dropGone = (db: Db, community: OrganisationId, before: Instant): Promise<number> =>
  written(
    db,
    sql`delete from communication.post where organisation_id = ${community} and state in ('rejected', 'discarded')
      and received_at < ${before}`,
  )

export const postList = (community: OrganisationId): ListDefinition => ({
  name: 'list_posts',
  from: sql`from communication.post as post where post.organisation_id = ${community}`,
  id: sql`post.id`,
  columns: {
    state: { sql: sql`post.state`, type: 'text', sortable: true },
    why: { sql: sql`post.why`, type: 'text', sortable: true },
    reason: { sql: sql`post.reason`, type: 'text' },
    subject: { sql: sql`post.subject`, type: 'text', sortable: true },
    body: { sql: sql`left(post.body, 1000)`, type: 'text' },
    fromName: { sql: sql`post.from_name`, type: 'text', sortable: true },
    fromAddress: { sql: sql`post.from_address`, type: 'text', sortable: true },
    receivedAt: { sql: sql`post.received_at`, type: 'instant', sortable: true },
    files: {
      sql: sql`(select count(*)::int from communication.post_file as file
        where file.organisation_id = post.organisation_id and file.post_id = post.id)`,
      type: 'number',
    },
  },
  search: wordIn(sql`platform.plain(post.from_name || ' ' || post.from_address || ' ' || post.subject)`),
  filters: { state: (value) => sql`post.state = ${value}`, why: (value) => sql`post.why = ${value}` },
  sort: '-receivedAt',
})

export const postsOfSubject = (db: Db, community: OrganisationId, subject: string): Promise<PostRow[]> =>
  rows(
    db,
    sql<PostRow>`select ${columns} from communication.post where organisation_id = ${community} and subject = ${subject}
      order by received_at, id`,
  )
