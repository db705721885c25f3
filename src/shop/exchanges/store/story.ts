/** Who was asked about an arrangement, and what each answered: one statement a way. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface AskedPerson {
  readonly member: string
  /** What the answer is about. */
  readonly kind: 'ask' | 'proposal' | 'call' | 'call_out'
  readonly about: string
  readonly askedAt: Instant
  readonly answer: 'yes' | 'no' | 'too_late' | null
  readonly answeredAt: Instant | null
  /** An answer still counts. */
  readonly open: boolean
  /** Comes instead, and may still give the seat back. */
  readonly standsIn: boolean
}

export const askedInSwap = (db: Db, organisation: OrganisationId, request: string): Promise<AskedPerson[]> =>
  rows(
    db,
    sql<AskedPerson>`select ask.member_id as member, 'ask' as kind, request.id as about,
        coalesce(min(ask.asked_at), min(ask.declined_at), request.made_at) as "askedAt",
        case when bool_or(ask.declined_at is not null) then 'no' when accepted.at is not null then 'yes' end as answer,
        coalesce(min(ask.declined_at), accepted.at) as "answeredAt",
        request.state = 'open' and bool_and(ask.declined_at is null) as open, false as "standsIn"
      from exchanges.swap_request as request
      join exchanges.swap_ask as ask on ask.organisation_id = request.organisation_id and ask.request_id = request.id
      left join lateral (
        select min(proposal.made_at) as at from exchanges.swap_leg as own
        join exchanges.swap_proposal as proposal on proposal.organisation_id = own.organisation_id
          and proposal.id = own.proposal_id and proposal.origin = 'accepted'
        join exchanges.swap_leg as theirs on theirs.organisation_id = own.organisation_id
          and theirs.proposal_id = own.proposal_id and theirs.member_id = ask.member_id
        where own.organisation_id = request.organisation_id and own.request_id = request.id) as accepted on true
      where request.organisation_id = ${organisation} and request.id = ${request}
      group by ask.member_id, request.id, request.made_at, request.state, accepted.at
      union all
      select leg.member_id, 'proposal', proposal.id, proposal.made_at,
        case when leg.declined_at is not null then 'no' when leg.consented_at is not null then 'yes'
          when proposal.off_reason = 'expired' then 'too_late' end,
        coalesce(leg.declined_at, leg.consented_at), proposal.state = 'pending' and leg.consented_at is null, false
      from exchanges.swap_leg as own
      join exchanges.swap_proposal as proposal on proposal.organisation_id = own.organisation_id
        and proposal.id = own.proposal_id
      join exchanges.swap_leg as leg on leg.organisation_id = own.organisation_id and leg.proposal_id = own.proposal_id
      where own.organisation_id = ${organisation} and own.request_id = ${request}
      order by "askedAt", kind, member`,
  )

/** Whoever was asked by name or came, and whoever was called from standby for the call. */
export const askedForCall = (db: Db, organisation: OrganisationId, call: string): Promise<AskedPerson[]> =>
  rows(
    db,
    sql<AskedPerson>`select coalesce(call.taken_by_id, call.named_id) as member, 'call' as kind, call.id as about,
        call.made_at as "askedAt",
        case when call.taken_by_id is not null then 'yes' when call.end_reason = 'declined' then 'no'
          when call.state <> 'open' then 'too_late' end as answer,
        case when call.taken_by_id is not null or call.end_reason = 'declined' then call.ended_at end as "answeredAt",
        call.state = 'open' as open,
        call.state = 'filled' and call.given_back_at is null and seat.state = 'planned'
          and seat.stand_in_id = call.taken_by_id as "standsIn"
      from exchanges.stand_in_call as call
      join shifts.public_attendance as seat on seat.organisation_id = call.organisation_id
        and seat.id = call.attendance_id
      where call.organisation_id = ${organisation} and call.id = ${call}
        and coalesce(call.taken_by_id, call.named_id) is not null
      union all ${invited}
      where out.organisation_id = ${organisation} and out.call_id = ${call}
      order by "askedAt", kind, member`,
  )

const invited = sql`select called.member_id, 'call_out', out.id, called.invited_at,
    case called.answer when 'came' then 'yes' when 'declined' then 'no' when 'too_late' then 'too_late' end,
    called.answered_at, out.state = 'open' and called.answer is null, false
  from exchanges.call_out as out
  join exchanges.call_out_invitation as called on called.organisation_id = out.organisation_id
    and called.call_out_id = out.id`

export const askedForPlace = (db: Db, organisation: OrganisationId, callOut: string): Promise<AskedPerson[]> =>
  rows(
    db,
    sql<AskedPerson>`select asked.member_id as member, asked.kind, asked.about, asked.invited_at as "askedAt",
        asked.answer, asked.answered_at as "answeredAt", asked.open, false as "standsIn"
      from (${invited} where out.organisation_id = ${organisation} and out.id = ${callOut})
        as asked(member_id, kind, about, invited_at, answer, answered_at, open, stands_in)
      order by asked.invited_at, asked.member_id`,
  )

/** Proposals a request was in, oldest first. */
export const proposalIdsOf = async (db: Db, organisation: OrganisationId, request: string): Promise<string[]> => {
  const found = await rows(
    db,
    sql<{ id: string }>`select proposal.id from exchanges.swap_leg as leg
      join exchanges.swap_proposal as proposal on proposal.organisation_id = leg.organisation_id
        and proposal.id = leg.proposal_id
      where leg.organisation_id = ${organisation} and leg.request_id = ${request} order by proposal.made_at, proposal.id`,
  )
  return found.map(({ id }) => id)
}

/** Calls for people behind a call for a stand-in, oldest first. */
export const callOutIdsOf = async (db: Db, organisation: OrganisationId, call: string): Promise<string[]> => {
  const found = await rows(
    db,
    sql<{ id: string }>`select id from exchanges.call_out
      where organisation_id = ${organisation} and call_id = ${call} order by opened_at, id`,
  )
  return found.map(({ id }) => id)
}
