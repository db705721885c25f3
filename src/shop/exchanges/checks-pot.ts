/** What must hold between the pot, the seats and the ledger. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const potChecks: readonly Check[] = [
  {
    name: 'exchanges.gift_without_seat',
    says: 'A gift to the pot holds, and nobody sits there for it.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select gift.id as gift from exchanges.pot_offer as gift
            left join shifts.public_attendance as seat on seat.organisation_id = gift.organisation_id
              and seat.id = gift.attendance_id
            where gift.organisation_id = ${organisation} and gift.state = 'validated' and gift.sort = 'shift'
              and (seat.id is null or seat.purpose <> 'solidarity') order by gift.id`,
      ),
  },
  {
    name: 'exchanges.pot_seat_not_freed',
    says: 'The pot paid for a place that was not given up, or a request was taken back and the place did not return.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select request.id as request from exchanges.pot_request as request
            join shifts.public_attendance as seat on seat.organisation_id = request.organisation_id
              and seat.id = request.attendance_id
            left join shifts.public_attendance as back on back.organisation_id = request.organisation_id
              and back.id = request.back_attendance_id
            where request.organisation_id = ${organisation} and request.sort = 'seat'
              and ((request.state = 'validated' and seat.state <> 'cancelled')
                or (request.back_attendance_id is not null and back.id is null)) order by request.id`,
      ),
  },
  {
    name: 'exchanges.pot_and_ledger',
    says: 'What a gift or a request moved on a counter does not agree with the pot.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select moved.id, moved.state, coalesce(sum(entry.amount), 0)::integer as moved from (
              select id, state, -1 as direction from exchanges.pot_offer
                where organisation_id = ${organisation} and sort = 'credit'
              union all select id, state, case when sort = 'seat' then 0 else 1 end from exchanges.pot_request
                where organisation_id = ${organisation}) as moved
            left join shifts.public_exchange_entry as entry on entry.organisation_id = ${organisation}
              and entry.cause_id = moved.id::text
            group by moved.id, moved.state, moved.direction
            having (moved.state <> 'validated' or moved.direction = 0) and coalesce(sum(entry.amount), 0) <> 0
              or sign(coalesce(sum(entry.amount), 0)) = -moved.direction and moved.direction <> 0
            order by moved.id`,
      ),
  },
]
