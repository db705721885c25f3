/** What must hold of proposals, votes and decisions at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { electorChecks } from './checks/electors.ts'
import { mandateChecks } from './checks/mandates.ts'
import { pollChecks } from './checks/polls.ts'

export const checks: readonly Check[] = [
  {
    name: 'governance.decided_by_its_vote',
    says: 'a proposal is adopted by a closed vote on it and stands in the register; what is rejected does not',
    run: (db, organisation) =>
      rows(
        db,
        sql`select proposal.id, proposal.state from governance.proposal
          where proposal.organisation_id = ${organisation}
            and proposal.state in ('adopted', 'adopted_with_reservations', 'rejected')
            and (not exists (select from governance.vote
                where vote.organisation_id = proposal.organisation_id and vote.proposal_id = proposal.id
                  and vote.state = 'closed')
              or (proposal.state = 'rejected') = exists (select from governance.decision
                where decision.organisation_id = proposal.organisation_id and decision.proposal_id = proposal.id))
          order by proposal.id`,
      ),
  },
  {
    name: 'governance.one_vote_at_a_time',
    says: 'a vote runs on a proposal only while it is decided, and no second one beside it',
    run: (db, organisation) =>
      rows(
        db,
        sql`select proposal.id, proposal.state, count(*) as votes from governance.vote
          join governance.proposal on proposal.organisation_id = vote.organisation_id and proposal.id = vote.proposal_id
          where vote.organisation_id = ${organisation} and vote.state in ('scheduled', 'open', 'extended')
          group by proposal.id, proposal.state having proposal.state <> 'deciding' or count(*) > 1 order by proposal.id`,
      ),
  },
  {
    name: 'governance.closed_with_quorum',
    says: 'a vote is closed only where enough answered, by the figures it keeps',
    run: (db, organisation) =>
      rows(
        db,
        sql`select vote.id from governance.vote
          where vote.organisation_id = ${organisation} and vote.state = 'closed'
            and (vote.result ->> 'answered')::bigint * 10000 < vote.quorum_bp::bigint * (vote.result ->> 'eligible')::bigint
          order by vote.id`,
      ),
  },
  {
    name: 'governance.register_agrees',
    says: 'the register tells the same figures as the vote in which a decision was taken',
    run: (db, organisation) =>
      rows(
        db,
        sql`select decision.id, decision.number from governance.decision
          join governance.vote on vote.organisation_id = decision.organisation_id and vote.id = decision.vote_id
          where decision.organisation_id = ${organisation}
            and (vote.state <> 'closed' or vote.proposal_id is distinct from decision.proposal_id
              or decision.eligible is distinct from (vote.result ->> 'eligible')::integer
              or decision.answered is distinct from (vote.result ->> 'answered')::integer)
          order by decision.id`,
      ),
  },
  {
    name: 'governance.answered_while_open',
    says: 'an answer lies between the opening and the closing of its vote, and none of a secret vote stands among the open ones',
    run: (db, organisation) =>
      rows(
        db,
        sql`select answer.id from governance.answer
          join governance.vote on vote.organisation_id = answer.organisation_id and vote.id = answer.vote_id
          where answer.organisation_id = ${organisation}
            and (vote.secret or answer.given_at < vote.opens_at or answer.given_at >= vote.closes_at)
          order by answer.id`,
      ),
  },
  {
    name: 'governance.box_holds_what_was_cast',
    says: 'the box of a secret vote holds one ballot for each who cast',
    run: (db, organisation) =>
      rows(
        db,
        sql`with cast_in as (
            select vote_id, count(*) as ballots from governance.elector
            where organisation_id = ${organisation} and cast_on is not null group by vote_id
          ), box as (
            select vote_id, count(*) as ballots from governance.secret_ballot
            where organisation_id = ${organisation} group by vote_id
          )
          select coalesce(cast_in.vote_id, box.vote_id) as id, cast_in.ballots as roll, box.ballots as box
          from cast_in full join box on box.vote_id = cast_in.vote_id
          where cast_in.ballots is distinct from box.ballots order by id`,
      ),
  },
  {
    name: 'governance.no_chains',
    says: 'whoever lets another answer in a vote holds no answer of a third one there',
    run: (db, organisation) =>
      rows(
        db,
        sql`select given.id from governance.delegation as given
          join governance.delegation as held on held.organisation_id = given.organisation_id
            and held.vote_id = given.vote_id and held.to_id = given.from_id and held.ended_at is null
          where given.organisation_id = ${organisation} and given.ended_at is null order by given.id`,
      ),
  },
  {
    name: 'governance.objections_weighed',
    says: 'no objection is settled by anybody but the others who tested it and its author, and none by its author’s own test',
    run: (db, organisation) =>
      rows(
        db,
        sql`select objection.id, objection.state from governance.objection
          where objection.organisation_id = ${organisation}
            and (objection.state in ('qualified', 'not_qualified', 'resolved') and objection.tested_at is null
              or objection.state = 'resolved' and objection.resolved_at is null
              or exists (select from governance.objection_test as test
                where test.organisation_id = objection.organisation_id and test.objection_id = objection.id
                  and test.participant_id = objection.participant_id))
          order by objection.id`,
      ),
  },
  ...electorChecks,
  ...mandateChecks,
  ...pollChecks,
]
