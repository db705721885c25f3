/** Everything matching looks at, and what it writes: a fixed number of statements however many requests there are. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type RequestRow, requestColumns } from './swap.ts'
import type { FreeToSwap } from './swap-asks.ts'

export type OpenSeat = RequestRow &
  Pick<FreeToSwap, 'shift' | 'group' | 'purpose' | 'day' | 'localStart' | 'kind' | 'startsAt'>

/** Open requests with the seat each gives, locked until the proposals are written. */
export const lockOpenRequests = (db: Db, organisation: OrganisationId, nearest: Instant): Promise<OpenSeat[]> =>
  rows(
    db,
    sql<OpenSeat>`select ${requestColumns}, seat.shift_id as shift, seat.group_id as "group", seat.purpose, shift.day,
        shift.local_start as "localStart", shift.kind_id as kind, shift.starts_at as "startsAt"
      from exchanges.swap_request as request
      join shifts.public_attendance as seat on seat.organisation_id = request.organisation_id
        and seat.id = request.attendance_id and seat.state = 'planned' and seat.stand_in_id is null
        and seat.member_id = request.member_id
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        and shift.state = 'planned' and shift.starts_at >= ${nearest}
      where request.organisation_id = ${organisation} and request.state = 'open'
      order by request.id for update of request`,
  )

/** Shifts that people said no to, or did not answer for in time, while their request runs: not proposed to them again. */
export const refusedShifts = (
  db: Db,
  organisation: OrganisationId,
  requests: readonly string[],
): Promise<{ request: string; shift: string }[]> =>
  rows(
    db,
    sql<{ request: string; shift: string }>`select distinct leg.request_id as request, seat.shift_id as shift
      from exchanges.swap_leg as leg
      join exchanges.swap_proposal as proposal on proposal.organisation_id = leg.organisation_id
        and proposal.id = leg.proposal_id and proposal.state = 'off'
      join shifts.public_attendance as seat on seat.organisation_id = leg.organisation_id and seat.id = leg.takes_id
      where leg.organisation_id = ${organisation} and leg.request_id = any(${requests}::uuid[])
        and (leg.declined_at is not null or (proposal.off_reason = 'expired' and leg.consented_at is null))
      order by request, shift`,
  )

/** Open requests nobody was told of yet, with the start of their shift. */
export const untoldRequests = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ id: string; member: string; startsAt: Instant; name: string }[]> =>
  rows(
    db,
    sql<{ id: string; member: string; startsAt: Instant; name: string }>`select request.id, request.member_id as member,
        shift.starts_at as "startsAt", shift.name
      from exchanges.swap_request as request
      join shifts.public_attendance as seat
        on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where request.organisation_id = ${organisation} and request.state = 'open' and request.no_match_told_at is null
      order by request.id for update of request`,
  )

export const markTold = (
  db: Db,
  organisation: OrganisationId,
  requests: readonly string[],
  now: Instant,
): Promise<number> =>
  requests.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update exchanges.swap_request set no_match_told_at = ${now}
          where organisation_id = ${organisation} and id = any(${requests}::uuid[])`,
      )
