/** What must hold of quick polls and initiatives at any time. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const pollChecks: readonly Check[] = [
  {
    name: 'governance.initiatives_reached',
    says: 'an initiative is accepted only where each scope reached its goal, and its draft is a draft until then',
    run: (db, organisation) =>
      rows(
        db,
        sql`select initiative.id, initiative.state from governance.initiative
          join governance.proposal on proposal.organisation_id = initiative.organisation_id
            and proposal.id = initiative.proposal_id
          where initiative.organisation_id = ${organisation}
            and (initiative.state = 'accepted' and exists (select from governance.initiative_scope as scope
                where scope.organisation_id = initiative.organisation_id and scope.initiative_id = initiative.id
                  and scope.goal > (select count(*) from governance.initiative_signature as signature
                    where signature.organisation_id = scope.organisation_id
                      and signature.initiative_id = scope.initiative_id and signature.place = scope.place))
              or initiative.state in ('created', 'validating', 'published') and proposal.state <> 'draft'
              or initiative.state = 'accepted' and proposal.number is null)
          order by initiative.id`,
      ),
  },
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
