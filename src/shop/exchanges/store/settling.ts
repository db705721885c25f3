/** Requests, proposals and calls whose seat is gone or too near, and how they end: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { LiveRequest, PendingProposal } from '../rules/settling.ts'

/** Whether whoever asks still answers for a planned seat of a shift that runs; `request` names who and which seat. */
const stands = sql`coalesce(seat.state = 'planned' and coalesce(seat.stand_in_id, seat.member_id) = request.member_id
  and shift.state = 'planned', false)`

const withSeat = sql`left join shifts.public_attendance as seat
    on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
  left join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id`

/** Locks and gives pending proposals that ran out or hold a request that no longer stands. `nearest`: a seat that
 *  starts before that moment is too near to be swapped. */
export const proposalsToLookAt = (
  db: Db,
  organisation: OrganisationId,
  now: Instant,
  nearest: Instant,
): Promise<PendingProposal[]> =>
  rows(
    db,
    sql<PendingProposal>`select proposal.id, proposal.expires_at <= ${now} as expired
      from exchanges.swap_proposal as proposal
      where proposal.organisation_id = ${organisation} and proposal.state = 'pending'
        and (proposal.expires_at <= ${now} or exists (
          select 1 from exchanges.swap_leg as leg
          join exchanges.swap_request as request
            on request.organisation_id = leg.organisation_id and request.id = leg.request_id
          ${withSeat}
          where leg.organisation_id = proposal.organisation_id and leg.proposal_id = proposal.id
            and (request.state not in ('open', 'offered') or not ${stands} or shift.starts_at < ${nearest})))
      order by proposal.id for update`,
  )

/** Locks and gives live requests that no longer stand, and all those of these proposals. */
export const requestsToLookAt = (
  db: Db,
  organisation: OrganisationId,
  proposals: readonly string[],
  nearest: Instant,
): Promise<LiveRequest[]> =>
  rows(
    db,
    sql<LiveRequest>`select request.id, request.member_id as member, request.state, request.made_for_id as "madeFor",
        leg.proposal_id as proposal, ${stands} as "seatStands", coalesce(shift.starts_at < ${nearest}, false) as "tooNear"
      from exchanges.swap_request as request
      left join exchanges.swap_leg as leg
        on leg.organisation_id = request.organisation_id and leg.request_id = request.id and leg.pending
      ${withSeat}
      where request.organisation_id = ${organisation} and request.state in ('open', 'offered')
        and (not ${stands} or shift.starts_at < ${nearest} or leg.proposal_id = any(${proposals}::uuid[]))
      order by request.id for update of request`,
  )

export const endRequests = (
  db: Db,
  organisation: OrganisationId,
  requests: readonly string[],
  end: { readonly state: 'cancelled' | 'expired'; readonly reason: string; readonly now: Instant },
): Promise<number> =>
  requests.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update exchanges.swap_request set state = ${end.state}, end_reason = ${end.reason}, ended_at = ${end.now}
          where organisation_id = ${organisation} and id = any(${requests}::uuid[]) and state in ('open', 'offered')`,
      )

export const reopenRequests = (db: Db, organisation: OrganisationId, requests: readonly string[]): Promise<number> =>
  requests.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update exchanges.swap_request set state = 'open'
          where organisation_id = ${organisation} and id = any(${requests}::uuid[]) and state = 'offered'`,
      )

export async function endProposals(
  db: Db,
  organisation: OrganisationId,
  proposals: readonly string[],
  reason: 'declined' | 'expired' | 'checks' | 'cancelled',
  now: Instant,
): Promise<void> {
  if (proposals.length === 0) return
  await sql`update exchanges.swap_proposal set state = 'off', off_reason = ${reason}, ended_at = ${now}
    where organisation_id = ${organisation} and id = any(${proposals}::uuid[]) and state = 'pending'`.execute(db)
  await sql`update exchanges.swap_leg set pending = false
    where organisation_id = ${organisation} and proposal_id = any(${proposals}::uuid[]) and pending`.execute(db)
}

export interface EndedCall {
  readonly id: string
  readonly member: string
  readonly state: 'withdrawn' | 'expired'
}

/** Open calls for a stand-in whose seat is gone are withdrawn; those whose shift began have expired. */
export const endCalls = (db: Db, organisation: OrganisationId, now: Instant): Promise<EndedCall[]> =>
  rows(
    db,
    sql<EndedCall>`with gone as (
        select request.id, ${stands} as stands from exchanges.stand_in_call as request ${withSeat}
        where request.organisation_id = ${organisation} and request.state = 'open'
          and (not ${stands} or shift.starts_at <= ${now}))
      update exchanges.stand_in_call as call
      set state = case when gone.stands then 'expired' else 'withdrawn' end, end_reason = 'seat', ended_at = ${now}
      from gone where call.organisation_id = ${organisation} and call.id = gone.id and call.state = 'open'
      returning call.id, call.member_id as member, call.state`,
  )

/** The earliest moment at which something of these runs out: a proposal, a request whose shift comes too near, a call
 *  whose shift begins. */
export const nextEnd = async (db: Db, organisation: OrganisationId, swapMinHours: number): Promise<Instant | null> =>
  (
    await one<{ at: Instant | null }>(
      db,
      sql`select least(
          (select min(expires_at) from exchanges.swap_proposal where organisation_id = ${organisation} and state = 'pending'),
          (select min(shift.starts_at) - make_interval(hours => ${swapMinHours})
            from exchanges.swap_request as request ${withSeat}
            where request.organisation_id = ${organisation} and request.state in ('open', 'offered')),
          (select min(shift.starts_at) from exchanges.stand_in_call as request ${withSeat}
            where request.organisation_id = ${organisation} and request.state = 'open')) as at`,
    )
  )?.at ?? null
