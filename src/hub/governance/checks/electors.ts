/** What must hold of electors at any time: interests, run-offs, delegations for a theme, opinions. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const electorChecks: readonly Check[] = [
  {
    name: 'governance.own_matter_set_aside',
    says: 'whoever decides on its own estimate, invoice, selection or default is in conflict in that vote',
    run: (db, organisation) =>
      rows(
        db,
        sql`select distinct vote.id from governance.vote
          cross join lateral jsonb_array_elements(vote.concerned) as told(one)
          join governance.elector on elector.organisation_id = vote.organisation_id and elector.vote_id = vote.id
            and elector.participant_id::text = told.one ->> 'participant'
          where vote.organisation_id = ${organisation} and told.one ->> 'as' <> 'candidate' and elector.conflict is null
          order by vote.id`,
      ),
  },
  {
    name: 'governance.candidates_stand',
    says: 'candidates and those who withdrew are options of a vote about persons, and nobody who withdrew is elected',
    run: (db, organisation) =>
      rows(
        db,
        sql`select vote.id from governance.vote
          where vote.organisation_id = ${organisation}
            and ((not vote.about_persons and (vote.candidates <> '{}' or vote.terms -> 'withdrawn' <> '[]'))
              or exists (select from jsonb_object_keys(vote.candidates) as named(name)
                where not (vote.terms -> 'options') @> to_jsonb(named.name))
              or not (vote.terms -> 'options') @> coalesce(vote.terms -> 'withdrawn', '[]')
              or exists (select from jsonb_array_elements(vote.terms -> 'withdrawn') as gone(name)
                where (vote.result -> 'count' -> 'chosen') @> gone.name))
          order by vote.id`,
      ),
  },
  {
    name: 'governance.sheets_wait',
    says: 'sheets of secret papers wait beside secret votes that run alone, each with names',
    run: (db, organisation) =>
      rows(
        db,
        sql`select sheet.vote_id as id, sheet.typist_id as typist from governance.paper_sheet as sheet
          join governance.vote on vote.organisation_id = sheet.organisation_id and vote.id = sheet.vote_id
          where sheet.organisation_id = ${organisation}
            and (not vote.secret or vote.state not in ('open', 'extended')
              or not exists (select from governance.paper_sheet_elector as ticked
                where ticked.organisation_id = sheet.organisation_id and ticked.vote_id = sheet.vote_id
                  and ticked.typist_id = sheet.typist_id))
          order by sheet.vote_id, sheet.typist_id`,
      ),
  },
  {
    name: 'governance.run_off_after_tie',
    says: 'a run-off follows a closed vote that ended in a tie, once, and asks for its equals alone',
    run: (db, organisation) =>
      rows(
        db,
        sql`select again.id from governance.vote as again
          join governance.vote as first on first.organisation_id = again.organisation_id and first.id = again.follows_id
          where again.organisation_id = ${organisation} and again.is_run_off
            and (first.state <> 'closed' or first.result -> 'count' ->> 'outcome' is distinct from 'tie'
              or not (first.result -> 'count' -> 'tied' @> (again.terms -> 'options'))
              or exists (select from governance.vote as other where other.organisation_id = again.organisation_id
                and other.follows_id = again.follows_id and other.is_run_off and other.id <> again.id))
          order by again.id`,
      ),
  },
  {
    name: 'governance.used_within_theme',
    says: 'a delegation for a theme is used in votes about it alone, from the giver to the receiver it names',
    run: (db, organisation) =>
      rows(
        db,
        sql`select used.id from governance.delegation as used
          join governance.theme_delegation as given on given.organisation_id = used.organisation_id
            and given.id = used.theme_delegation_id
          join governance.vote on vote.organisation_id = used.organisation_id and vote.id = used.vote_id
          where used.organisation_id = ${organisation}
            and (vote.theme is distinct from given.theme or used.from_id <> given.from_id or used.to_id <> given.to_id)
          order by used.id`,
      ),
  },
  {
    name: 'governance.opinions_beside_open_votes',
    says: 'opinions of persons stand beside open votes of organisations, never beside a secret one or one of persons',
    run: (db, organisation) =>
      rows(
        db,
        sql`select distinct vote.id from governance.opinion
          join governance.vote on vote.organisation_id = opinion.organisation_id and vote.id = opinion.vote_id
          where opinion.organisation_id = ${organisation} and (vote.secret or vote.electorate = 'persons')
          order by vote.id`,
      ),
  },
]
