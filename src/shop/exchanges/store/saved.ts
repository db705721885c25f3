/** Which freed places somebody took before the start: each place is saved by one person at most, and each person saves
 *  one place at most. Source: domain-shifts 8 (freed seats). */
import { sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

type Piece = ReturnType<typeof sql>

/** Common tables `saved(seat_id, at)`: every place given up on these shifts that was taken again, and when.
 *  Of a group's places the one that stood free longest is taken first. Whoever comes back to the shift given up saves
 *  nothing and counts as never gone; places handed from one to the other in one moment were never free. */
export const savedPlaces = (organisation: OrganisationId, shifts: Piece): Piece => sql`
  concerned as (${shifts}),
  seats as (
    select seat.id, seat.shift_id, seat.group_id, seat.member_id, seat.booked_at, seat.cancelled_at, seat.cancel_reason,
      seat.state = 'cancelled' as gone, shift.starts_at
    from shifts.public_attendance as seat
    join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
    where seat.organisation_id = ${organisation} and seat.shift_id in (select shift_id from concerned)
  ), given as (
    select seat.shift_id, seat.group_id, seat.id, seat.cancelled_at as at from seats as seat
    where seat.gone and seat.cancelled_at < seat.starts_at and seat.cancel_reason not in ('stand_in', 'swap', 'merged')
      and not exists (select 1 from seats as back where back.shift_id = seat.shift_id
        and back.member_id = seat.member_id and not back.gone)
  ), taken as (
    select seat.shift_id, seat.group_id, seat.id, seat.booked_at as at from seats as seat
    where not seat.gone and seat.booked_at < seat.starts_at
      and not exists (select 1 from seats as over where over.shift_id = seat.shift_id and over.group_id = seat.group_id
        and over.gone and over.cancelled_at = seat.booked_at and over.cancel_reason in ('stand_in', 'swap'))
      and not exists (select 1 from seats as before where before.shift_id = seat.shift_id
        and before.member_id = seat.member_id and before.gone
        and before.cancel_reason not in ('stand_in', 'swap', 'merged'))
  ), moments as (
    select shift_id, group_id, id, at, 0 as gave, 1 as took from taken
    union all select shift_id, group_id, id, at, 1, 0 from given
  ), counted as (
    select *, sum(gave) over so_far as given_by_then, sum(took) over so_far as taken_by_then from moments
    window so_far as (partition by shift_id, group_id order by at, gave, id)
  ), queued as (
    -- people who came while no given place stood free took one that was free anyway
    select *, greatest(0, max(taken_by_then - given_by_then) over so_far) as others from counted
    window so_far as (partition by shift_id, group_id order by at, gave, id)
  ), takers as (
    select shift_id, group_id, at, taken_by_then - others as turn,
      others = lag(others, 1, 0) over (partition by shift_id, group_id order by at, gave, id) as saves, took
    from queued
  ), saved as (
    select place.id as seat_id, taker.at from queued as place
    join takers as taker on taker.shift_id = place.shift_id and taker.group_id = place.group_id
      and taker.took = 1 and taker.saves and taker.turn = place.given_by_then
    where place.gave = 1
  )`
