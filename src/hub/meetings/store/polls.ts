/** SQL of questions for a date. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface SlotRow {
  readonly id: string
  readonly startsAt: Instant
  readonly minutes: number
}

export const slotsOf = (db: Db, community: OrganisationId, meeting: string): Promise<SlotRow[]> =>
  rows(
    db,
    sql<SlotRow>`select id, starts_at as "startsAt", minutes from meetings.poll_slot
      where organisation_id = ${community} and meeting_id = ${meeting} order by starts_at`,
  )

export const addSlots = (
  db: Db,
  community: OrganisationId,
  meeting: string,
  slots: readonly SlotRow[],
): Promise<number> =>
  insertRows(
    db,
    'meetings.poll_slot',
    { organisation_id: 'uuid', id: 'uuid', meeting_id: 'uuid', starts_at: 'timestamptz', minutes: 'integer' },
    slots.map(({ id, startsAt, minutes }) => ({
      organisation_id: community,
      id,
      meeting_id: meeting,
      starts_at: startsAt,
      minutes,
    })),
  )

export interface AnswerRow {
  readonly slot: string
  readonly account: AccountId
  readonly score: number
}

export const answersOf = (db: Db, community: OrganisationId, meeting: string): Promise<AnswerRow[]> =>
  rows(
    db,
    sql<AnswerRow>`select answer.slot_id as slot, answer.account_id as account, answer.score from meetings.poll_answer as answer
      join meetings.poll_slot as slot on slot.organisation_id = answer.organisation_id and slot.id = answer.slot_id
      where answer.organisation_id = ${community} and slot.meeting_id = ${meeting}
      order by slot.starts_at, answer.answered_at, answer.account_id`,
  )

/** The last answer of a person counts. */
export const writeAnswers = (
  db: Db,
  community: OrganisationId,
  answers: readonly AnswerRow[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'meetings.poll_answer',
    { organisation_id: 'uuid', slot_id: 'uuid', account_id: 'uuid', score: 'integer', answered_at: 'timestamptz' },
    answers.map(({ slot, account, score }) => ({
      organisation_id: community,
      slot_id: slot,
      account_id: account,
      score,
      answered_at: now,
    })),
    `on conflict (organisation_id, slot_id, account_id)
      do update set score = excluded.score, answered_at = excluded.answered_at`,
  )

/** A new question takes the place of the one before. */
export async function dropPoll(db: Db, community: OrganisationId, meeting: string): Promise<void> {
  await sql`with slot as (
      select id from meetings.poll_slot where organisation_id = ${community} and meeting_id = ${meeting}
    )
    delete from meetings.poll_answer
    where organisation_id = ${community} and slot_id in (select id from slot)`.execute(db)
  await sql`delete from meetings.poll_slot where organisation_id = ${community} and meeting_id = ${meeting}`.execute(db)
}
