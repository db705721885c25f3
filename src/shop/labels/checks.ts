/** What must hold for every shop at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'labels.says_something',
    says: 'Nobody knows what a label says that is wanted, came out or hangs.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select label.id as label, stamp.fingerprint from labels.shelf_label as label
            cross join lateral (values (label.wanted), (label.printed), (label.placed)) as stamp (fingerprint)
            left join labels.content on content.organisation_id = ${organisation} and content.fingerprint = stamp.fingerprint
            where label.organisation_id = ${organisation} and stamp.fingerprint is not null and content.fingerprint is null
            order by label.id, stamp.fingerprint`,
      ),
  },
  {
    name: 'labels.made_run_is_frozen',
    says: 'A print is made, and one of its labels has no content.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select run.id as run, line.label_id as label from labels.print_run as run
            join labels.run_label as line on line.organisation_id = run.organisation_id and line.run_id = run.id
            where run.organisation_id = ${organisation} and run.state <> 'draft'
              and (line.content is null or line.fingerprint is null)
            order by run.id, line.label_id`,
      ),
  },
  {
    name: 'labels.told_run_has_an_end',
    says: 'The state of a print does not follow from what came out of it.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select run.id as run, run.state from labels.print_run as run
            join labels.run_label as line on line.organisation_id = run.organisation_id and line.run_id = run.id
            where run.organisation_id = ${organisation} and run.state in ('succeeded', 'partly', 'failed')
            group by run.id, run.state
            having count(*) filter (where line.came_out is null) > 0
              or run.state <> case
                when bool_and(line.came_out) then 'succeeded' when bool_or(line.came_out) then 'partly' else 'failed' end
            order by run.id`,
      ),
  },
]
