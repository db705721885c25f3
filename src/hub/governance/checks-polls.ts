/** What must hold of quick polls at any time. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const pollChecks: readonly Check[] = [
  {
    name: 'governance.polls_answered_in_time',
    says: 'a quick poll has no answer from after its end, and each has a word for every line',
    run: (db, organisation) =>
      rows(
        db,
        sql`select poll.id, answer.voice from governance.quick_answer as answer
          join governance.quick_poll as poll on poll.organisation_id = answer.organisation_id and poll.id = answer.poll_id
          where answer.organisation_id = ${organisation}
            and (answer.at >= least(poll.closes_at, coalesce(poll.ended_at + interval '1 microsecond', poll.closes_at))
              or cardinality(answer.said) <> greatest(1, cardinality(poll.statements)))
          order by poll.id, answer.voice`,
      ),
  },
]
