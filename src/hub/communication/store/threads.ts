/** SQL of threads and of the questions that come again. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface ThreadRow {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly begunAt: Instant
  readonly lastAt: Instant
  readonly solvedAt: Instant | null
  readonly solvedBy: AccountId | null
  readonly solvedPost: string | null
  readonly need: string | null
  readonly needNumber: number | null
}

const columns = sql`id, number, subject, begun_at as "begunAt", last_at as "lastAt", solved_at as "solvedAt",
  solved_by as "solvedBy", solved_post as "solvedPost", need_id as need, need_number as "needNumber"`

const oneThread = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<ThreadRow | null> =>
  one(db, sql<ThreadRow>`select ${columns} from communication.thread where organisation_id = ${community} and ${rest}`)

export const readThread = (db: Db, community: OrganisationId, id: string) => oneThread(db, community, sql`id = ${id}`)
export const lockThread = (db: Db, community: OrganisationId, id: string) =>
  oneThread(db, community, sql`id = ${id} for update`)

export async function addThread(
  db: Db,
  community: OrganisationId,
  thread: { readonly id: string; readonly number: number; readonly subject: string; readonly at: Instant },
): Promise<void> {
  await sql`insert into communication.thread (organisation_id, id, number, subject, begun_at, last_at)
    values (${community}, ${thread.id}, ${thread.number}, ${thread.subject}, ${thread.at}, ${thread.at})`.execute(db)
}

/** Several at once: their numbers follow the last one. */
export const addThreads = (
  db: Db,
  community: OrganisationId,
  all: readonly { readonly id: string; readonly number: number; readonly subject: string; readonly at: Instant }[],
): Promise<number> =>
  insertRows(
    db,
    'communication.thread',
    {
      ...{ organisation_id: 'uuid', id: 'uuid', number: 'int', subject: 'text' },
      ...{ begun_at: 'timestamptz', last_at: 'timestamptz' },
    },
    all.map(({ at, ...thread }) => ({ organisation_id: community, ...thread, begun_at: at, last_at: at })),
  )

/** Their last mail, after many came in at once. */
export const touchThreads = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<number> =>
  written(
    db,
    sql`update communication.thread as thread set last_at = (select max(received_at) from communication.post as post
        where post.organisation_id = thread.organisation_id and post.thread_id = thread.id)
      where thread.organisation_id = ${community} and thread.id = any(${ids as string[]}::uuid[])`,
  )

export const touchThread = (db: Db, community: OrganisationId, id: string, at: Instant): Promise<number> =>
  written(
    db,
    sql`update communication.thread set last_at = greatest(last_at, ${at}::timestamptz)
      where organisation_id = ${community} and id = ${id}`,
  )

export interface Solution {
  readonly at: Instant | null
  readonly by: AccountId | null
  readonly post: string | null
}

export async function writeSolution(db: Db, community: OrganisationId, id: string, solution: Solution): Promise<void> {
  await sql`update communication.thread set solved_at = ${solution.at}, solved_by = ${solution.by}, solved_post = ${solution.post}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function writeNeed(
  db: Db,
  community: OrganisationId,
  id: string,
  need: { readonly need: string; readonly number: number | null },
): Promise<void> {
  await sql`update communication.thread set need_id = ${need.need}, need_number = ${need.number}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export const threadTitles = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; subject: string }[]> =>
  rows(
    db,
    sql<{ id: string; subject: string }>`select id, subject from communication.thread
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

const posts = sql`select count(*)::int from communication.post as post
  where post.organisation_id = thread.organisation_id and post.thread_id = thread.id`

export const threadList = (community: OrganisationId): ListDefinition => ({
  name: 'threads',
  from: sql`from communication.thread as thread where thread.organisation_id = ${community}`,
  id: sql`thread.id`,
  columns: {
    number: { sql: sql`thread.number`, type: 'number', sortable: true },
    subject: { sql: sql`thread.subject`, type: 'text', sortable: true },
    posts: { sql: sql`(${posts})`, type: 'number', sortable: true },
    begunAt: { sql: sql`thread.begun_at`, type: 'instant', sortable: true },
    lastAt: { sql: sql`thread.last_at`, type: 'instant', sortable: true },
    solved: { sql: sql`thread.solved_at is not null`, type: 'yes_no', sortable: true },
    needNumber: { sql: sql`thread.need_number`, type: 'number' },
  },
  search: wordIn(sql`platform.plain(thread.subject || ' ' || coalesce((select string_agg(post.body, ' ')
    from communication.post as post where post.organisation_id = thread.organisation_id and post.thread_id = thread.id), ''))`),
  filters: { solved: (value) => sql`(thread.solved_at is not null) = (${value} = 'yes')` },
  sort: '-lastAt',
})

export interface FaqRow {
  readonly id: string
  readonly thread: string
  readonly question: string
  readonly answer: string
  readonly language: string
}

const faqColumns = sql`id, thread_id as thread, question, answer, language`

const oneFaq = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<FaqRow | null> =>
  one(db, sql<FaqRow>`select ${faqColumns} from communication.faq where organisation_id = ${community} and ${rest}`)

export const lockFaq = (db: Db, community: OrganisationId, id: string) =>
  oneFaq(db, community, sql`id = ${id} for update`)
export const faqOf = (db: Db, community: OrganisationId, thread: string) =>
  oneFaq(db, community, sql`thread_id = ${thread}`)

export async function writeFaq(
  db: Db,
  community: OrganisationId,
  faq: FaqRow & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into communication.faq (organisation_id, id, thread_id, question, answer, language, written_at, written_by)
    values (${community}, ${faq.id}, ${faq.thread}, ${faq.question}, ${faq.answer}, ${faq.language}, ${faq.at}, ${faq.by})
    on conflict (organisation_id, id) do update set question = excluded.question, answer = excluded.answer,
      language = excluded.language, written_at = excluded.written_at, written_by = excluded.written_by`.execute(db)
}

export const dropFaq = (db: Db, community: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from communication.faq where organisation_id = ${community} and id = ${id}`)

export const faqList = (community: OrganisationId): ListDefinition => ({
  name: 'faq',
  from: sql`from communication.faq as faq where faq.organisation_id = ${community}`,
  id: sql`faq.id`,
  columns: {
    question: { sql: sql`faq.question`, type: 'text', sortable: true },
    answer: { sql: sql`faq.answer`, type: 'text' },
    language: { sql: sql`faq.language`, type: 'text', sortable: true },
    thread: { sql: sql`faq.thread_id`, type: 'text', exported: false },
    writtenAt: { sql: sql`faq.written_at`, type: 'instant', sortable: true },
  },
  search: wordIn(sql`platform.plain(faq.question || ' ' || faq.answer)`),
  filters: { language: (value) => sql`faq.language = ${value}` },
  sort: 'question',
})

export const threadsSolvedBy = (
  db: Db,
  community: OrganisationId,
  account: AccountId,
): Promise<{ number: number; subject: string; at: Instant }[]> =>
  rows(
    db,
    sql<{
      number: number
      subject: string
      at: Instant
    }>`select number, subject, solved_at as at from communication.thread
      where organisation_id = ${community} and solved_by = ${account} order by solved_at, number`,
  )

export const faqBy = (
  db: Db,
  community: OrganisationId,
  account: AccountId,
): Promise<{ question: string; answer: string; at: Instant }[]> =>
  rows(
    db,
    sql<{
      question: string
      answer: string
      at: Instant
    }>`select question, answer, written_at as at from communication.faq
      where organisation_id = ${community} and written_by = ${account} order by written_at, id`,
  )

/** Threads begun between two days, and how many of them are solved. */
export const questionsCounted = async (
  db: Db,
  community: OrganisationId,
  zone: string,
  between: { readonly from: Day; readonly to: Day },
): Promise<{ asked: number; solved: number }> =>
  (await one<{ asked: number; solved: number }>(
    db,
    sql`select count(*)::int as asked, (count(*) filter (where solved_at is not null))::int as solved
      from communication.thread where organisation_id = ${community}
        and (begun_at at time zone ${zone})::date between ${between.from} and ${between.to}`,
  )) ?? { asked: 0, solved: 0 }
