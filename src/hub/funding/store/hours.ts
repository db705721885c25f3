/** SQL of hours that were given instead of money. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents } from '#platform/values/money.ts'

export interface HoursRow {
  readonly id: string
  readonly participant: string
  readonly beneficiary: string
  readonly minutes: number
  readonly day: Day
  readonly what: string
  readonly state: 'reported' | 'confirmed' | 'declined'
  readonly worth: Cents | null
}

const columns = sql`id, participant_id as participant, beneficiary_id as beneficiary, minutes, day, what, state, worth`

export const lockHours = (db: Db, community: OrganisationId, id: string): Promise<HoursRow | null> =>
  one(
    db,
    sql<HoursRow>`select ${columns} from funding.hours_in_kind
      where organisation_id = ${community} and id = ${id} for update`,
  )

/** What an organisation gave or got, the latest first. */
export const hoursOf = (db: Db, community: OrganisationId, participant: string): Promise<HoursRow[]> =>
  rows(
    db,
    sql<HoursRow>`select ${columns} from funding.hours_in_kind
      where organisation_id = ${community} and (participant_id = ${participant} or beneficiary_id = ${participant})
      order by day desc, id`,
  )

/** Minutes that were confirmed, of a month. */
export const minutesIn = async (db: Db, community: OrganisationId, from: Day, to: Day): Promise<number> =>
  (
    await one<{ minutes: number }>(
      db,
      sql`select coalesce(sum(minutes), 0)::integer as minutes from funding.hours_in_kind
        where organisation_id = ${community} and day between ${from} and ${to} and state = 'confirmed'`,
    )
  )?.minutes ?? 0

export async function writeHours(
  db: Db,
  community: OrganisationId,
  row: Omit<HoursRow, 'state' | 'worth'> & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.hours_in_kind (organisation_id, id, participant_id, beneficiary_id, minutes, day, what, state,
      reported_at, reported_by)
    values (${community}, ${row.id}, ${row.participant}, ${row.beneficiary}, ${row.minutes}, ${row.day}, ${row.what}, 'reported',
      ${row.at}, ${row.by})`.execute(db)
}

export async function answerHours(
  db: Db,
  community: OrganisationId,
  id: string,
  answer: {
    readonly state: 'confirmed' | 'declined'
    readonly worth: Cents | null
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`update funding.hours_in_kind set state = ${answer.state}, worth = ${answer.worth}, answered_at = ${answer.at},
      answered_by = ${answer.by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
