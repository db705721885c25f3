/** SQL of sending: each reader of an issue has one row, reserved before the mail leaves and settled after. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** Whoever reads the newsletter as sending begins. */
export const writeRecipients = (db: Db, community: OrganisationId, issue: string): Promise<number> =>
  written(
    db,
    sql`insert into communication.send (organisation_id, issue_id, subscriber_id, state)
      select organisation_id, ${issue}::uuid, id, 'waiting' from communication.subscriber
      where organisation_id = ${community} and state = 'confirmed'
      on conflict do nothing`,
  )

export interface Reserved {
  readonly subscriber: string
  readonly email: string | null
  readonly language: Language
  readonly token: string
  readonly state: 'reserved' | 'skipped'
  readonly attempts: number
}

/** The next reader: looked at once more at this very moment, so that whoever left a second ago is passed over. */
export const reserveNext = (db: Db, community: OrganisationId, issue: string, at: Instant): Promise<Reserved | null> =>
  one(
    db,
    sql<Reserved>`update communication.send as send
      set state = case when reader.state = 'confirmed' then 'reserved' else 'skipped' end, reserved_at = ${at},
        attempts = send.attempts + 1
      from communication.subscriber as reader
      where send.organisation_id = ${community} and send.issue_id = ${issue}
        and reader.organisation_id = send.organisation_id and reader.id = send.subscriber_id
        and exists (select from communication.issue where organisation_id = ${community} and id = ${issue} and state = 'sending')
        and send.subscriber_id = (select subscriber_id from communication.send
          where organisation_id = ${community} and issue_id = ${issue} and state = 'waiting'
            and (reserved_at is null or reserved_at + interval '2 minutes' * power(2, attempts) <= ${at}::timestamptz)
          order by subscriber_id limit 1 for update skip locked)
      returning send.subscriber_id as subscriber, reader.email, reader.language, reader.token, send.state, send.attempts`,
  )

export async function settle(
  db: Db,
  community: OrganisationId,
  issue: string,
  subscriber: string,
  outcome: { readonly state: string; readonly at: Instant; readonly error: string | null },
): Promise<void> {
  await sql`update communication.send set state = ${outcome.state}, settled_at = ${outcome.at}, error = ${outcome.error}
    where organisation_id = ${community} and issue_id = ${issue} and subscriber_id = ${subscriber}
      and state = 'reserved'`.execute(db)
}

/** Reserved by a process that is no more: they may have left, so nobody sends them again. */
export const markUnsure = (db: Db, community: OrganisationId, issue: string): Promise<number> =>
  written(
    db,
    sql`update communication.send set state = 'unsure'
      where organisation_id = ${community} and issue_id = ${issue} and state = 'reserved'`,
  )

export const noteOutcome = (
  db: Db,
  community: OrganisationId,
  issue: string,
  subscriber: string,
  state: 'arrived' | 'lost',
): Promise<number> =>
  written(
    db,
    sql`update communication.send set state = ${state}
      where organisation_id = ${community} and issue_id = ${issue} and subscriber_id = ${subscriber} and state = 'unsure'`,
  )

export const countsOf = (
  db: Db,
  community: OrganisationId,
  issue: string,
): Promise<{ state: string; count: number }[]> =>
  rows(
    db,
    sql<{ state: string; count: number }>`select state, count(*)::int as count from communication.send
      where organisation_id = ${community} and issue_id = ${issue} group by state order by state`,
  )

export const unsureOf = (
  db: Db,
  community: OrganisationId,
  issue: string,
): Promise<{ subscriber: string; email: string | null }[]> =>
  rows(
    db,
    sql<{ subscriber: string; email: string | null }>`select send.subscriber_id as subscriber, reader.email
      from communication.send as send join communication.subscriber as reader
        on reader.organisation_id = send.organisation_id and reader.id = send.subscriber_id
      where send.organisation_id = ${community} and send.issue_id = ${issue} and send.state = 'unsure'
      order by reader.email, send.subscriber_id limit 200`,
  )

/** Mails of an issue, or to a reader. */
export const mailsOf = (
  db: Db,
  community: OrganisationId,
  issue: string | null,
  subscriber: string | null,
): Promise<{ subscriber: string; email: string | null; language: Language; number: number; state: string }[]> =>
  rows(
    db,
    sql<{ subscriber: string; email: string | null; language: Language; number: number; state: string }>`
      select send.subscriber_id as subscriber, reader.email, reader.language, issue.number, send.state from communication.send as send
      join communication.issue as issue on issue.organisation_id = send.organisation_id and issue.id = send.issue_id
      join communication.subscriber as reader
        on reader.organisation_id = send.organisation_id and reader.id = send.subscriber_id
      where send.organisation_id = ${community} and send.issue_id = coalesce(${issue}::uuid, send.issue_id)
        and send.subscriber_id = coalesce(${subscriber}::uuid, send.subscriber_id)
      order by issue.number, send.subscriber_id`,
  )
