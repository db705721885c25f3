/** What must hold of mandates at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const mandateChecks: readonly Check[] = [
  {
    name: 'governance.ended_mandates_have_no_power',
    says: 'no mandate gives powers on a day on which it does not run: before its first, after its last, once it was left',
    run: (db, organisation) =>
      rows(
        db,
        sql`select term.id from governance.term
          join organisations.mandate as task on task.organisation_id = term.organisation_id
            and task.id in (term.task_id, term.acting_task)
          where term.organisation_id = ${organisation} and task.until_day >= task.from_day
            and (task.from_day < term.from_day
              or (task.id = term.task_id and task.until_day > coalesce(term.left_on - 1, term.until_day))
              or (task.id = term.acting_task and task.until_day > term.acting_until)
              or task.account_id <> term.account_id)
          order by term.id`,
      ),
  },
  {
    name: 'governance.seat_held_once',
    says: 'no seat of a circle is held by two people on one day',
    run: (db, organisation) =>
      rows(
        db,
        sql`with held as (
            select id, seat_id, from_day, least(until_day, coalesce(left_on - 1, until_day)) as until_day
            from governance.term where organisation_id = ${organisation}
          )
          select one.id, other.id as other from held as one join held as other on other.seat_id = one.seat_id and other.id > one.id
          where one.from_day <= one.until_day and other.from_day <= other.until_day
            and one.from_day <= other.until_day and other.from_day <= one.until_day
          order by one.id, other.id`,
      ),
  },
  {
    name: 'governance.chosen_sit',
    says: 'a choice that is done has given exactly one mandate, and no other has',
    run: (db, organisation) =>
      rows(
        db,
        sql`select selection.id from governance.selection
          left join governance.term on term.organisation_id = selection.organisation_id and term.selection_id = selection.id
          where selection.organisation_id = ${organisation}
          group by selection.id, selection.step
          having count(term.id) <> case when selection.step = 'done' then 1 else 0 end
          order by selection.id`,
      ),
  },
]
