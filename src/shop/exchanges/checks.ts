/** What must hold for every shop at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

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
]
