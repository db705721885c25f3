/** What must hold for every shop at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { potChecks } from './checks-pot.ts'

export const checks: readonly Check[] = [
  {
    name: 'exchanges.change_doubled',
    says: 'Somebody left a seat for another and still sits on the old one.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select change.id as change from exchanges.change
            join shifts.public_attendance as old on old.organisation_id = change.organisation_id
              and old.id = change.old_attendance_id and old.state <> 'cancelled'
            where change.organisation_id = ${organisation} order by change.id`,
      ),
  },
  {
    name: 'exchanges.change_lost',
    says: 'A seat was left for one that does not exist.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select change.id as change from exchanges.change
            left join shifts.public_attendance as new on new.organisation_id = change.organisation_id
              and new.id = change.new_attendance_id
            where change.organisation_id = ${organisation} and new.id is null order by change.id`,
      ),
  },
  {
    name: 'exchanges.proposal_without_request',
    says: 'A pending proposal holds a request that is not waiting for it.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select proposal.id as proposal, request.id as request from exchanges.swap_proposal as proposal
            join exchanges.swap_leg as leg on leg.organisation_id = proposal.organisation_id
              and leg.proposal_id = proposal.id
            join exchanges.swap_request as request on request.organisation_id = leg.organisation_id
              and request.id = leg.request_id
            where proposal.organisation_id = ${organisation} and proposal.state = 'pending'
              and (request.state <> 'offered' or not leg.pending) order by proposal.id, request.id`,
      ),
  },
  {
    name: 'exchanges.offered_without_proposal',
    says: 'A request waits for answers to a proposal that is not there.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select request.id as request from exchanges.swap_request as request
            where request.organisation_id = ${organisation} and request.state = 'offered'
              and not exists (select 1 from exchanges.swap_leg as leg
                where leg.organisation_id = request.organisation_id and leg.request_id = request.id and leg.pending)
            order by request.id`,
      ),
  },
  {
    name: 'exchanges.swap_doubled',
    says: 'Somebody gave a seat in a swap and still sits on it.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select proposal.id as proposal, seat.id as attendance from exchanges.swap_proposal as proposal
            join exchanges.swap_leg as leg on leg.organisation_id = proposal.organisation_id
              and leg.proposal_id = proposal.id
            join shifts.public_attendance as seat on seat.organisation_id = leg.organisation_id
              and seat.id = leg.gives_id and seat.state <> 'cancelled'
            where proposal.organisation_id = ${organisation} and proposal.state = 'done' order by proposal.id, seat.id`,
      ),
  },
  {
    name: 'exchanges.swap_lost',
    says: 'Somebody gave a seat in a swap and never got the other one.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select proposal.id as proposal, leg.member_id as member from exchanges.swap_proposal as proposal
            join exchanges.swap_leg as leg on leg.organisation_id = proposal.organisation_id
              and leg.proposal_id = proposal.id
            join shifts.public_attendance as taken on taken.organisation_id = leg.organisation_id
              and taken.id = leg.takes_id
            where proposal.organisation_id = ${organisation} and proposal.state = 'done'
              and not exists (select 1 from shifts.public_attendance as seat
                where seat.organisation_id = taken.organisation_id and seat.shift_id = taken.shift_id
                  and seat.member_id = leg.member_id and seat.source = 'exchange')
            order by proposal.id, member`,
      ),
  },
  {
    name: 'exchanges.stand_in_lost',
    says: 'Somebody agreed to come instead, did not give the seat back, and does not stand on it.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select call.id as call, seat.id as attendance from exchanges.stand_in_call as call
            join shifts.public_attendance as seat on seat.organisation_id = call.organisation_id
              and seat.id = call.attendance_id
            where call.organisation_id = ${organisation} and call.state = 'filled' and call.given_back_at is null
              and call.ended_at < now() - interval '1 hour' and case when seat.purpose = 'flying'
                then seat.state <> 'cancelled'
                else seat.state <> 'cancelled' and seat.stand_in_id is distinct from call.taken_by_id
                  and not exists (select 1 from exchanges.stand_in_call as next
                    where next.organisation_id = call.organisation_id and next.attendance_id = call.attendance_id
                      and next.member_id = call.taken_by_id and next.state = 'filled') end
            order by call.id`,
      ),
  },
  {
    name: 'exchanges.call_overdue',
    says: 'A call for somebody to come instead still runs though its seat is gone.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select call.id as call from exchanges.stand_in_call as call
            join shifts.public_attendance as seat on seat.organisation_id = call.organisation_id
              and seat.id = call.attendance_id
            join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id
              and shift.id = seat.shift_id
            where call.organisation_id = ${organisation} and call.state = 'open'
              and (seat.state <> 'planned' or shift.state = 'cancelled') and call.made_at < now() - interval '1 hour'
            order by call.id`,
      ),
  },
  {
    name: 'exchanges.invited_after_the_end',
    says: 'Somebody was called for a place after it was filled.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select out.id as call_out, called.member_id as member from exchanges.call_out as out
            join exchanges.call_out_invitation as called on called.organisation_id = out.organisation_id
              and called.call_out_id = out.id
            where out.organisation_id = ${organisation} and called.invited_at > out.ended_at
            order by out.id, called.member_id`,
      ),
  },
  ...potChecks,
]
