/** What must hold of what waits to be done; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { queues } from './install.ts'

export const checks: readonly Check[] = [
  {
    name: 'jobs.stuck',
    says: 'Something that happened has waited for more than an hour to be told or reacted to.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select name as queue, state, min(created_on) as since, count(*) as tasks from pgboss.job
            where name in (${queues.reaction}, ${queues.notice}) and state in ('created', 'active')
              and data ->> 'organisation' = ${organisation} and created_on < now() - interval '1 hour'
            group by name, state order by name, state`,
      ),
  },
  {
    name: 'jobs.given_up',
    says: 'Something was tried again and again, and given up.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select id, coalesce(data ->> 'reaction', 'notices') as what, created_on as since from pgboss.job
            where name = ${queues.dead} and state = 'created' and data ->> 'organisation' = ${organisation}
            order by created_on, id`,
      ),
  },
]
