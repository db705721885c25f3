/** SQL of circles: their seats, who takes part without one, what they spend. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { CircleKind, SeatKind } from '../rules/terms.ts'

export interface CircleRow {
  readonly id: string
  readonly kind: CircleKind
  readonly name: string
  readonly purpose: string
  readonly joinable: boolean
  readonly mail: string | null
  readonly spendLimit: number
}

const circleColumns = sql`id, kind, name, purpose, joinable, mail, spend_limit as "spendLimit"`

/** The core group first, then by name. */
export const readCircles = (db: Db, community: OrganisationId): Promise<CircleRow[]> =>
  rows(
    db,
    sql<CircleRow>`select ${circleColumns} from governance.circle where organisation_id = ${community}
      order by kind <> 'noyau', platform.plain(name), id`,
  )

export const lockCircle = (db: Db, community: OrganisationId, id: string): Promise<CircleRow | null> =>
  one(
    db,
    sql<CircleRow>`select ${circleColumns} from governance.circle
      where organisation_id = ${community} and id = ${id} for update`,
  )

export async function addCircle(
  db: Db,
  community: OrganisationId,
  of: CircleRow & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.circle (organisation_id, id, kind, name, purpose, joinable, mail, spend_limit, founded_at, founded_by)
    values (${community}, ${of.id}, ${of.kind}, ${of.name}, ${of.purpose}, ${of.joinable}, ${of.mail}, ${of.spendLimit},
      ${of.at}, ${of.by})`.execute(db)
}

export async function changeCircle(db: Db, community: OrganisationId, of: Omit<CircleRow, 'kind'>): Promise<void> {
  await sql`update governance.circle set name = ${of.name}, purpose = ${of.purpose}, joinable = ${of.joinable},
      mail = ${of.mail}, spend_limit = ${of.spendLimit} where organisation_id = ${community} and id = ${of.id}`.execute(
    db,
  )
}

export interface SeatRow {
  readonly id: string
  readonly circle: string
  readonly circleName: string
  readonly circleKind: CircleKind
  readonly place: number
  readonly role: string
  readonly description: string
  readonly from: SeatKind
  readonly grants: 'noyau' | 'hub_treasurer' | 'second_approver' | null
  readonly closedOn: Day | null
}

const seatColumns = sql`seat.id, seat.circle_id as circle, circle.name as "circleName", circle.kind as "circleKind", seat.place,
  seat.role, seat.description, seat.from_kind as "from", seat.grants, seat.closed_on as "closedOn"`
const seats = sql`governance.circle_seat as seat
  join governance.circle on circle.organisation_id = seat.organisation_id and circle.id = seat.circle_id`

/** Those that are still there. */
export const readSeats = (db: Db, community: OrganisationId): Promise<SeatRow[]> =>
  rows(
    db,
    sql<SeatRow>`select ${seatColumns} from ${seats} where seat.organisation_id = ${community} and seat.closed_on is null
      order by seat.circle_id, seat.place, seat.id`,
  )

export const readSeat = (db: Db, community: OrganisationId, id: string): Promise<SeatRow | null> =>
  one(
    db,
    sql<SeatRow>`select ${seatColumns} from ${seats} where seat.organisation_id = ${community} and seat.id = ${id}`,
  )

export const lockSeat = (db: Db, community: OrganisationId, id: string): Promise<SeatRow | null> =>
  one(
    db,
    sql<SeatRow>`select ${seatColumns} from ${seats} where seat.organisation_id = ${community} and seat.id = ${id}
      for update of seat`,
  )

export type NewSeat = Pick<SeatRow, 'id' | 'circle' | 'place' | 'role' | 'description' | 'from' | 'grants'>

export const addSeats = (db: Db, community: OrganisationId, all: readonly NewSeat[]): Promise<number> =>
  insertRows(
    db,
    'governance.circle_seat',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      circle_id: 'uuid',
      place: 'integer',
      role: 'text',
      description: 'text',
      from_kind: 'text',
      grants: 'text',
    },
    all.map(({ circle, from, ...seat }) => ({
      ...seat,
      organisation_id: community,
      circle_id: circle,
      from_kind: from,
    })),
  )

export async function closeSeat(db: Db, community: OrganisationId, id: string, day: Day): Promise<void> {
  await sql`update governance.circle_seat set closed_on = ${day}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface CircleMemberRow {
  readonly circle: string
  readonly account: AccountId
  readonly participant: OrganisationId
}

/** Who takes part without a seat today. */
export const circleMembers = (db: Db, community: OrganisationId): Promise<CircleMemberRow[]> =>
  rows(
    db,
    sql<CircleMemberRow>`select circle_id as circle, account_id as account, participant_id as participant
      from governance.circle_member where organisation_id = ${community} and left_on is null
      order by circle_id, joined_on, account_id`,
  )

export async function joinCircle(db: Db, community: OrganisationId, of: CircleMemberRow, day: Day): Promise<void> {
  await sql`insert into governance.circle_member (organisation_id, circle_id, account_id, participant_id, joined_on)
    values (${community}, ${of.circle}, ${of.account}, ${of.participant}, ${day})
    on conflict (organisation_id, circle_id, account_id) do update set participant_id = excluded.participant_id,
      joined_on = excluded.joined_on, left_on = null`.execute(db)
}

export async function leaveCircle(
  db: Db,
  community: OrganisationId,
  of: { readonly circle: string; readonly account: AccountId | null },
  day: Day,
): Promise<void> {
  await sql`update governance.circle_member set left_on = ${day}
    where organisation_id = ${community} and circle_id = ${of.circle} and account_id = ${of.account}
      and left_on is null`.execute(db)
}

/** What each circle spent in the calendar year of the day. */
export const spentIn = (
  db: Db,
  community: OrganisationId,
  day: Day,
): Promise<{ readonly circle: string; readonly spent: number }[]> =>
  rows(
    db,
    sql<{
      circle: string
      spent: number
    }>`select circle_id as circle, sum(amount)::bigint as spent from governance.circle_spending
      where organisation_id = ${community} and date_trunc('year', on_day) = date_trunc('year', ${day}::date)
      group by circle_id order by circle_id`,
  )

export async function addSpending(
  db: Db,
  community: OrganisationId,
  of: {
    readonly id: string
    readonly circle: string
    readonly amount: number
    readonly what: string
    readonly day: Day
    readonly account: AccountId | null
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into governance.circle_spending (organisation_id, id, circle_id, amount, what, on_day, account_id, at)
    values (${community}, ${of.id}, ${of.circle}, ${of.amount}, ${of.what}, ${of.day}, ${of.account}, ${of.at})`.execute(
    db,
  )
}
