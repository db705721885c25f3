/** What must hold for every shop at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'shifts.oversold',
    says: 'More people sit on a shift than it has seats.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select one.shift_id as shift, one.group_id as "group", one.seats, count(seat.id) as people
            from shifts.shift_group as one
            join shifts.attendance as seat on seat.organisation_id = one.organisation_id
              and seat.shift_id = one.shift_id and seat.group_id = one.group_id and seat.state <> 'cancelled'
            where one.organisation_id = ${organisation}
            group by one.shift_id, one.group_id, one.seats having count(seat.id) > one.seats
            order by one.shift_id, one.group_id`,
      ),
  },
  {
    name: 'shifts.twice_on_one_shift',
    says: 'Somebody sits twice on one shift, as holder and as stand-in.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select seat.shift_id as shift, seat.stand_in_id as member from shifts.attendance as seat
            join shifts.attendance as own on own.organisation_id = seat.organisation_id and own.shift_id = seat.shift_id
              and own.member_id = seat.stand_in_id and own.state <> 'cancelled'
            where seat.organisation_id = ${organisation} and seat.state <> 'cancelled' order by seat.id`,
      ),
  },
  {
    name: 'shifts.fixed_seat_outside_template',
    says: 'A fixed seat runs on days on which its template does not.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select seat.id as fixed_seat from shifts.fixed_seat as seat
            join shifts.template on template.organisation_id = seat.organisation_id and template.id = seat.template_id
            where seat.organisation_id = ${organisation} and (seat.until_day is null or seat.until_day >= seat.from_day)
              and template.until_day is not null and (seat.until_day is null or seat.until_day > template.until_day)
            order by seat.id`,
      ),
  },
  {
    name: 'shifts.fixed_seat_twice',
    says: 'Somebody holds two seats of one template on the same day.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select one.id as fixed_seat, other.id as other from shifts.fixed_seat as one
            join shifts.fixed_seat as other on other.organisation_id = one.organisation_id
              and other.template_id = one.template_id and other.member_id = one.member_id and other.id > one.id
            where one.organisation_id = ${organisation}
              and (one.until_day is null or (one.until_day >= one.from_day and one.until_day >= other.from_day))
              and (other.until_day is null or (other.until_day >= other.from_day and other.until_day >= one.from_day))
            order by one.id`,
      ),
  },
  {
    name: 'shifts.fixed_seats_overfull',
    says: 'Today or later more people hold seats of a template than there are.',
    // What was held before a template got fewer seats is past. People only arrive on a first day: a day that is too
    // full is found on one of them, or today.
    run: (db, organisation) =>
      rows(
        db,
        sql`with came as (
              select distinct group_id, greatest(from_day, current_date) as day from shifts.fixed_seat
              where organisation_id = ${organisation}
                and (until_day is null or (until_day >= from_day and until_day >= current_date))
            )
            select one.id as "group", one.seats, came.day, count(there.id) as people
            from shifts.seat_group as one
            join came on came.group_id = one.id
            join shifts.fixed_seat as there on there.organisation_id = one.organisation_id and there.group_id = one.id
              and there.from_day <= came.day and (there.until_day is null or there.until_day >= came.day)
            where one.organisation_id = ${organisation} and one.position > 0
            group by one.id, one.seats, came.day having count(there.id) > one.seats
            order by one.id, came.day`,
      ),
  },
  {
    name: 'shifts.seated_on_a_cancelled_shift',
    says: 'Somebody is planned on a shift that was cancelled.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select seat.id as attendance from shifts.attendance as seat
            join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
            where seat.organisation_id = ${organisation} and seat.state = 'planned' and shift.state = 'cancelled'
            order by seat.id`,
      ),
  },
  {
    name: 'shifts.counter_differs_from_ledger',
    says: 'A counter is not the sum of its entries.',
    run: (db, organisation) =>
      rows(
        db,
        sql`with summed as (
              select member_id, coalesce(sum(amount) filter (where counter = 'main'), 0) as main,
                coalesce(sum(amount) filter (where counter = 'make_up'), 0) as make_up,
                coalesce(sum(amount) filter (where counter = 'absences'), 0) as absences
              from shifts.ledger_entry where organisation_id = ${organisation} group by member_id
            )
            select coalesce(state.member_id, summed.member_id) as member
            from shifts.standing_state as state
            full join summed on summed.member_id = state.member_id
            where (state.member_id is null or state.organisation_id = ${organisation})
              and (coalesce(state.main, 0), coalesce(state.make_up, 0), coalesce(state.absences, 0))
                is distinct from (coalesce(summed.main, 0), coalesce(summed.make_up, 0), coalesce(summed.absences, 0))
            order by 1`,
      ),
  },
  {
    name: 'shifts.standing_differs_from_spans',
    says: 'The standing of today is not the one of the running span.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select state.member_id as member from shifts.standing_state as state
            left join shifts.standing_span as span on span.organisation_id = state.organisation_id
              and span.member_id = state.member_id and span.to_day is null
            where state.organisation_id = ${organisation} and span.standing is distinct from state.standing
            order by state.member_id`,
      ),
  },
  {
    name: 'shifts.validated_without_outcome',
    says: 'A sheet is validated, and somebody on it has no outcome.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select sheet.id as sheet, seat.id as attendance from shifts.sheet
            join shifts.shift on shift.organisation_id = sheet.organisation_id and shift.starts_at = sheet.starts_at
              and shift.ends_at = sheet.ends_at and shift.state <> 'cancelled'
            join shifts.attendance as seat on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
              and seat.state = 'planned'
            where sheet.organisation_id = ${organisation} and sheet.state = 'validated'
              and not exists (select 1 from shifts.sheet_mark as mark
                where mark.organisation_id = seat.organisation_id and mark.line_id = seat.id)
            order by sheet.id, seat.id`,
      ),
  },
  {
    name: 'shifts.leaves_overlap',
    says: 'Two leaves of a person hold on the same day.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select one.id as leave, other.id as other from shifts.leave as one
            join shifts.leave as other on other.organisation_id = one.organisation_id
              and other.member_id = one.member_id and other.id > one.id and (other.state = 'approved' or other.held)
              and (one.until_day is null or other.from_day <= one.until_day)
              and (other.until_day is null or one.from_day <= other.until_day)
            where one.organisation_id = ${organisation} and (one.state = 'approved' or one.held) order by one.id`,
      ),
  },
]
