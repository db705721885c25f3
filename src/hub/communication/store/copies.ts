/** SQL of who gets which post: one row each, gathered for a digest or waiting, reserved before it leaves, settled after. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

/** Whoever gets mails now: those who are inside, but whoever wrote it. */
export const readersOf = (
  db: Db,
  community: OrganisationId,
  inside: readonly AccountId[],
  writer: AccountId | null,
): Promise<{ account: AccountId; mode: 'each' | 'daily' }[]> =>
  rows(
    db,
    sql<{
      account: AccountId
      mode: 'each' | 'daily'
    }>`select account_id as account, mode from communication.list_member
      where organisation_id = ${community} and state = 'member' and mode <> 'none'
        and account_id = any(${[...inside]}::uuid[]) and account_id is distinct from ${writer}::uuid
      order by account_id`,
  )

export interface NewCopy {
  readonly account: AccountId
  readonly digest: boolean
  readonly letter: string | null
}

export const addCopies = (db: Db, community: OrganisationId, post: string, all: readonly NewCopy[]): Promise<number> =>
  insertRows(
    db,
    'communication.copy',
    {
      organisation_id: 'uuid',
      post_id: 'uuid',
      account_id: 'uuid',
      digest: 'boolean',
      letter_id: 'uuid',
      state: 'text',
    },
    all.map(({ account, digest, letter }) => ({
      ...{ organisation_id: community, post_id: post, account_id: account, digest, letter_id: letter },
      state: letter === null ? 'gathered' : 'waiting',
    })),
    'on conflict do nothing',
  )

/** Readers whose digest has grown to so many bytes, or waits since before that moment. */
export const gatheredFrom = (
  db: Db,
  community: OrganisationId,
  due: { readonly bytes: number | null; readonly before: Instant | null },
): Promise<{ account: AccountId }[]> =>
  rows(
    db,
    sql<{ account: AccountId }>`select copy.account_id as account from communication.copy as copy
      join communication.post as post on post.organisation_id = copy.organisation_id and post.id = copy.post_id
      where copy.organisation_id = ${community} and copy.state = 'gathered'
      group by copy.account_id
      having sum(post.bytes) >= ${due.bytes}::bigint or min(post.settled_at) < ${due.before}::timestamptz
      order by copy.account_id`,
  )

/** What was gathered for them becomes one letter each. */
export const closeDigests = (
  db: Db,
  community: OrganisationId,
  all: readonly { readonly account: AccountId; readonly letter: string }[],
): Promise<number> =>
  updateRows(
    db,
    'communication.copy',
    { organisation_id: 'uuid', account_id: 'uuid', state: 'text' },
    { letter_id: 'uuid' },
    all.map(({ account, letter }) => ({
      organisation_id: community,
      account_id: account,
      letter_id: letter,
      state: 'gathered',
    })),
    [`state = 'waiting'`],
  )

/** Whether anything waits, or was left reserved by a process that is no more. */
export const anyLetter = async (db: Db, community: OrganisationId): Promise<boolean> =>
  (await one(
    db,
    sql`select 1 from communication.copy where organisation_id = ${community} and state in ('waiting', 'reserved') limit 1`,
  )) !== null

/** The turn to send, for one process at a time; false while another has it. */
export const takeTurn = async (db: Db, community: OrganisationId, now: Instant, until: Instant): Promise<boolean> =>
  (await written(
    db,
    sql`insert into communication.list_turn as turn (organisation_id, held_until) values (${community}, ${until})
      on conflict (organisation_id) do update set held_until = excluded.held_until
        where turn.held_until is null or turn.held_until <= ${now}`,
  )) > 0

export const keepTurn = (db: Db, community: OrganisationId, until: Instant | null): Promise<number> =>
  written(db, sql`update communication.list_turn set held_until = ${until} where organisation_id = ${community}`)

const due = (at: Instant) =>
  sql`state = 'waiting' and (reserved_at is null or reserved_at + interval '2 minutes' * power(2, attempts) <= ${at}::timestamptz)`

/** The earliest moment at which a letter may leave. */
export const nextLetterAt = async (db: Db, community: OrganisationId, now: Instant): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{
        at: Instant | null
      }>`select min(greatest(coalesce(reserved_at + interval '2 minutes' * power(2, attempts), ${now}::timestamptz),
          ${now}::timestamptz)) as at
        from communication.copy where organisation_id = ${community} and state = 'waiting'`,
    )
  )?.at ?? null

export interface ReservedCopy {
  readonly letter: string
  readonly post: string
  readonly account: AccountId
  readonly digest: boolean
  readonly token: string
  readonly state: 'reserved' | 'skipped'
  readonly attempts: number
}

/** The next letter: its reader is looked at once more at this very moment. */
export const reserveLetter = (
  db: Db,
  community: OrganisationId,
  inside: readonly AccountId[],
  at: Instant,
): Promise<ReservedCopy[]> =>
  rows(
    db,
    sql<ReservedCopy>`update communication.copy as copy
      set state = case when member.state = 'member' and member.mode <> 'none' and member.account_id = any(${[...inside]}::uuid[])
          then 'reserved' else 'skipped' end,
        reserved_at = ${at}, attempts = copy.attempts + 1
      from communication.list_member as member
      where copy.organisation_id = ${community} and copy.state = 'waiting'
        and member.organisation_id = copy.organisation_id and member.account_id = copy.account_id
        and copy.letter_id = (select letter_id from communication.copy where organisation_id = ${community} and ${due(at)}
          order by letter_id limit 1 for update skip locked)
      returning copy.letter_id as letter, copy.post_id as post, copy.account_id as account, copy.digest, member.token,
        copy.state, copy.attempts`,
  )

export async function settleLetter(
  db: Db,
  community: OrganisationId,
  letter: string,
  outcome: { readonly state: string; readonly at: Instant; readonly error: string | null },
): Promise<void> {
  await sql`update communication.copy set state = ${outcome.state}, settled_at = ${outcome.at}, error = ${outcome.error}
    where organisation_id = ${community} and letter_id = ${letter} and state = 'reserved'`.execute(db)
}

/** Reserved by a process that is no more: it may have left, so nobody sends it again. */
export const markLettersUnsure = (db: Db, community: OrganisationId): Promise<number> =>
  written(
    db,
    sql`update communication.copy set state = 'unsure' where organisation_id = ${community} and state = 'reserved'`,
  )

export const copiesOf = (
  db: Db,
  community: OrganisationId,
  of: { readonly post?: string; readonly account?: string },
): Promise<
  { post: string; account: AccountId; letter: string | null; digest: boolean; state: string; subject: string }[]
> =>
  rows(
    db,
    sql<{ post: string; account: AccountId; letter: string | null; digest: boolean; state: string; subject: string }>`
      select copy.post_id as post, copy.account_id as account, copy.letter_id as letter, copy.digest, copy.state, post.subject
      from communication.copy as copy join communication.post as post
        on post.organisation_id = copy.organisation_id and post.id = copy.post_id
      where copy.organisation_id = ${community} and copy.post_id = coalesce(${of.post ?? null}::uuid, copy.post_id)
        and copy.account_id = coalesce(${of.account ?? null}::uuid, copy.account_id)
      order by post.received_at, copy.post_id, copy.account_id`,
  )
