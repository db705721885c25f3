/** Subscription addresses, and what stands behind them. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface TokenRow {
  readonly id: string
  readonly madeAt: Instant
  readonly ofShop: boolean
}

/** Addresses that still work: a person's, or the shop's without one. */
export const readTokens = (db: Db, organisation: OrganisationId, member: string | null): Promise<TokenRow[]> =>
  rows(
    db,
    sql<TokenRow>`select id, made_at as "madeAt", member_id is null as "ofShop" from shifts.calendar_token
      where organisation_id = ${organisation} and member_id is not distinct from ${member}::uuid and revoked_at is null
      order by id`,
  )

export const addToken = (
  db: Db,
  organisation: OrganisationId,
  token: { id: string; member: string | null; secretHash: string; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.calendar_token (organisation_id, id, member_id, secret_hash, made_at)
      values (${organisation}, ${token.id}, ${token.member}, ${token.secretHash}, ${token.now})`,
  )

export const revokeToken = (
  db: Db,
  organisation: OrganisationId,
  member: string | null,
  token: string,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update shifts.calendar_token set revoked_at = ${now}
      where organisation_id = ${organisation} and id = ${token} and member_id is not distinct from ${member}::uuid
        and revoked_at is null`,
  )

export const tokenBySecret = (
  db: Db,
  organisation: OrganisationId,
  secretHash: string,
): Promise<{ member: string | null } | null> =>
  one(
    db,
    sql<{ member: string | null }>`select member_id as member from shifts.calendar_token
      where organisation_id = ${organisation} and secret_hash = ${secretHash} and revoked_at is null`,
  )

export interface FeedRow {
  readonly id: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly name: string
  readonly role: string
  readonly cancelled: boolean
  /** Counts the changes of the shift, so that calendars take the latest one. */
  readonly version: number
}

/** Shifts of a person from a day on; cancelled ones as long as they were cancelled after `cancelledSince`.
 *  A seat given to a stand-in stands in the stand-in's calendar and is cancelled in the holder's. */
export const feedOf = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  from: Day,
  cancelledSince: Instant,
): Promise<FeedRow[]> =>
  rows(
    db,
    sql<FeedRow>`select seat.id, shift.starts_at as "startsAt", shift.ends_at as "endsAt", shift.name, one.role,
        seat.state = 'cancelled' or (seat.member_id = ${member} and seat.stand_in_id is not null) as cancelled,
        shift.version
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      join shifts.shift_group as one
        on one.organisation_id = seat.organisation_id and one.shift_id = seat.shift_id and one.group_id = seat.group_id
      where seat.organisation_id = ${organisation} and (seat.member_id = ${member} or seat.stand_in_id = ${member})
        and shift.day >= ${from} and (seat.state <> 'cancelled' or seat.cancelled_at >= ${cancelledSince})
      order by shift.starts_at, seat.id limit 1000`,
  )

/** Shifts to come with free seats, without names. */
export const openFeed = (
  db: Db,
  organisation: OrganisationId,
  now: Instant,
  until: Day,
): Promise<{ id: string; startsAt: Instant; endsAt: Instant; name: string; free: number; version: number }[]> =>
  rows(
    db,
    sql`with ahead as (
        select id, starts_at, ends_at, name, version from shifts.shift
        where organisation_id = ${organisation} and state = 'planned' and starts_at > ${now} and day <= ${until}
      ), taken as (
        select shift_id, count(*) as people from shifts.attendance
        where organisation_id = ${organisation} and shift_id in (select id from ahead) and state <> 'cancelled'
        group by shift_id
      ), filled as (
        select shift_id, sum(seats) as seats from shifts.shift_group
        where organisation_id = ${organisation} and shift_id in (select id from ahead) group by shift_id
      )
      select ahead.id, ahead.starts_at as "startsAt", ahead.ends_at as "endsAt", ahead.name, ahead.version,
        filled.seats - coalesce(taken.people, 0) as free
      from ahead join filled on filled.shift_id = ahead.id left join taken on taken.shift_id = ahead.id
      where filled.seats > coalesce(taken.people, 0)
      order by ahead.starts_at, ahead.id limit 1000`,
  )
