/** SQL of hours that were given instead of money. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant, Month } from '#platform/values/day.ts'
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

/** What came in for dues in a month, each with the part of it that is no VAT, or minutes in kind that were confirmed. */
export interface Bought {
  readonly month: Month
  readonly covers: Cents
  readonly net: Cents
  readonly gross: Cents
  readonly minutes: number
}

/** All of the months in which something was received, taken back or confirmed since a moment, and of the months from a
 *  day on. A month of which everything was taken back is there with nothing. */
export const boughtSince = (db: Db, community: OrganisationId, since: Instant, from: Day): Promise<Bought[]> =>
  rows(
    db,
    sql<Bought>`with bought as (
        select to_char(payment.day, 'YYYY-MM') as month, payment.id, period.net, period.net + period.vat as gross, 0 as minutes,
          case when payment.undone_on is null and payment.source <> 'hours' then payment.covers else 0 end as covers,
          payment.day >= ${from} or payment.at >= ${since} or payment.undone_on >= ${since}::timestamptz::date - 1 as touched
        from funding.dues_payment as payment join funding.dues_period as period
          on period.organisation_id = payment.organisation_id and period.id = payment.period_id
        where payment.organisation_id = ${community}
        union all
        select to_char(day, 'YYYY-MM'), id, 0, 0, minutes, 0, day >= ${from} or answered_at >= ${since}
        from funding.hours_in_kind where organisation_id = ${community} and state = 'confirmed'
      )
      select month, covers::bigint, net::bigint, gross::bigint, minutes from bought
      where month in (select month from bought where touched) order by month, id`,
  )
