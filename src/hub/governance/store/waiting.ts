/** SQL of what waits for organisations and for a person. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface WaitingRow {
  readonly what: 'proposal' | 'vote' | 'seat' | 'accept' | 'report'
  readonly id: string
  readonly title: string
  readonly participant: string | null
  readonly until: Day | null
  readonly at: Instant | null
}

/** Of these organisations, which all vote and for which the person answers. */
export const waitingForOrganisations = (
  db: Db,
  community: OrganisationId,
  participants: readonly string[],
): Promise<WaitingRow[]> =>
  rows(
    db,
    sql<WaitingRow>`with own as (select unnest(${participants as string[]}::uuid[]) as id)
      select 'proposal' as what, proposal.id, proposal.number || ' · ' || proposal.title as title, own.id as participant,
        proposal.final_until as until, null::timestamptz as at
      from own join governance.proposal on proposal.organisation_id = ${community}
        and proposal.state in ('open', 'final_comments') and proposal.author_id is distinct from own.id
      where not exists (select from governance.reading where reading.organisation_id = ${community}
          and reading.proposal_id = proposal.id and reading.participant_id = own.id)
        and not exists (select from governance.comment where comment.organisation_id = ${community}
          and comment.proposal_id = proposal.id and comment.participant_id = own.id and comment.as_position)
      union all
      select 'vote', vote.id, vote.number || ' · ' || vote.title, own.id, null, vote.closes_at
      from own join governance.elector on elector.organisation_id = ${community} and elector.participant_id = own.id
          and elector.conflict is null
        join governance.vote on vote.organisation_id = ${community} and vote.id = elector.vote_id
          and vote.state in ('open', 'extended')
      where not exists (select from governance.answer where answer.organisation_id = ${community}
          and answer.vote_id = vote.id and answer.participant_id = own.id and not answer.draft)
        and elector.cast_on is null
      union all
      select 'seat', seat.id, circle.name || ' · ' || seat.role, own.id, null, null
      from own join governance.selection on selection.organisation_id = ${community} and selection.step = 'objections'
        join governance.nomination on nomination.organisation_id = ${community} and nomination.id = selection.proposed_id
          and nomination.nominee_of <> own.id
        join governance.circle_seat as seat on seat.organisation_id = ${community} and seat.id = selection.seat_id
        join governance.circle on circle.organisation_id = ${community} and circle.id = seat.circle_id
      where not exists (select from governance.selection_answer as said where said.organisation_id = ${community}
          and said.selection_id = selection.id and said.round = selection.round and said.participant_id = own.id)
      order by what, until nulls last, at nulls last, id, participant`,
  )

/** The person is asked whether to accept a mandate, or has a report to write: sixty days before the end and after it. */
export const waitingForPerson = (
  db: Db,
  community: OrganisationId,
  account: AccountId,
  day: Day,
): Promise<WaitingRow[]> =>
  rows(
    db,
    sql<WaitingRow>`select 'accept' as what, seat.id, circle.name || ' · ' || seat.role as title, null::uuid as participant,
        null::date as until, null::timestamptz as at
      from governance.selection
        join governance.nomination on nomination.organisation_id = ${community} and nomination.id = selection.proposed_id
          and nomination.nominee_id = ${account}
        join governance.circle_seat as seat on seat.organisation_id = ${community} and seat.id = selection.seat_id
        join governance.circle on circle.organisation_id = ${community} and circle.id = seat.circle_id
      where selection.organisation_id = ${community} and selection.step = 'objections'
      union all
      select 'vote', vote.id, vote.number || ' · ' || vote.title, null, null, vote.closes_at
      from governance.elector
        join governance.vote on vote.organisation_id = ${community} and vote.id = elector.vote_id
          and vote.state in ('open', 'extended') and vote.electorate = 'persons'
      where elector.organisation_id = ${community} and elector.participant_id = ${account}
        and elector.conflict is null and elector.cast_on is null
        and not exists (select from governance.answer where answer.organisation_id = ${community}
          and answer.vote_id = vote.id and answer.participant_id = elector.participant_id and not answer.draft)
      union all
      select 'report', term.id, circle.name || ' · ' || seat.role, null, term.until_day, null
      from governance.term
        join governance.circle_seat as seat on seat.organisation_id = ${community} and seat.id = term.seat_id
        join governance.circle on circle.organisation_id = ${community} and circle.id = seat.circle_id
      where term.organisation_id = ${community} and term.account_id = ${account} and term.left_as is null
        and ${day}::date between term.until_day - 60 and term.until_day
        and not exists (select from governance.term_report as report where report.organisation_id = ${community}
          and report.term_id = term.id)
      order by what, until nulls last, id`,
  )
