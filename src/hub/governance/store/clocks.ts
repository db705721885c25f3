/** SQL of what runs in a community: one statement for each kind, whatever the number of proposals. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { reviewDays } from '../rules/register.ts'
import type { ProposalState } from '../rules/states.ts'
import { warnDays } from '../rules/terms.ts'

export interface RunningProposal {
  readonly id: string
  readonly title: string
  readonly state: ProposalState
  readonly days: number
  readonly until: Day | null
  readonly questions: number
  readonly objections: number
  readonly silent: readonly OrganisationId[]
}

/** Of these organisations, which all vote, those without a word of their position and without "read, nothing to add". */
export const runningProposals = (
  db: Db,
  community: OrganisationId,
  voters: readonly string[],
  today: Day,
): Promise<RunningProposal[]> =>
  rows(
    db,
    sql<RunningProposal>`with voter as (select id, place from unnest(${voters as string[]}::uuid[]) with ordinality as of (id, place))
      select proposal.id, concat_ws(' · ', proposal.number, proposal.title) as title, proposal.state,
        ${today}::date - proposal.clock_on as days, proposal.final_until as until,
        (select count(*)::integer from governance.comment where comment.organisation_id = ${community}
          and comment.proposal_id = proposal.id and comment.status = 'open'
          and comment.kind in ('question', 'possible_objection')) as questions,
        (select count(*)::integer from governance.objection where objection.organisation_id = ${community}
          and objection.proposal_id = proposal.id and objection.state in ('raised', 'qualified')) as objections,
        array(select voter.id from voter where proposal.state <> 'deciding' and voter.id is distinct from proposal.author_id
          and not exists (select from governance.reading where reading.organisation_id = ${community}
            and reading.proposal_id = proposal.id and reading.participant_id = voter.id)
          and not exists (select from governance.comment where comment.organisation_id = ${community}
            and comment.proposal_id = proposal.id and comment.participant_id = voter.id and comment.as_position)
          order by voter.place) as silent
      from governance.proposal where proposal.organisation_id = ${community}
        and proposal.state in ('open', 'final_comments', 'deciding')
      order by until nulls last, proposal.clock_on, proposal.id`,
  )

export interface RunningVote {
  readonly id: string
  readonly title: string
  readonly secret: boolean
  readonly closesAt: Instant
  readonly silent: readonly OrganisationId[]
  /** Where persons answer: how many have not. There may be ten thousand. */
  readonly silentPeople: number
}

export const runningVotes = (db: Db, community: OrganisationId): Promise<RunningVote[]> =>
  rows(
    db,
    sql<RunningVote>`select vote.id, vote.number || ' · ' || vote.title as title, vote.secret, vote.closes_at as "closesAt",
        case when vote.electorate = 'organisations' then coalesce(silent.ids, '{}') else '{}' end as silent,
        case when vote.electorate = 'organisations' then 0 else silent.people end as "silentPeople"
      from governance.vote left join lateral (
        select array_agg(elector.participant_id order by elector.number) as ids, count(*)::integer as people
        from governance.elector where not vote.secret and elector.participant_id is not null
          and elector.organisation_id = ${community} and elector.vote_id = vote.id and elector.conflict is null
          and not exists (select from governance.answer where answer.organisation_id = ${community}
            and answer.vote_id = vote.id and answer.participant_id = elector.participant_id and not answer.draft)
      ) as silent on true
      where vote.organisation_id = ${community} and vote.state in ('open', 'extended')
      order by vote.closes_at, vote.id`,
  )

export const dueReviews = (
  db: Db,
  community: OrganisationId,
  today: Day,
): Promise<{ readonly id: string; readonly title: string; readonly until: Day }[]> =>
  rows(
    db,
    sql<{
      id: string
      title: string
      until: Day
    }>`select decision.id, decision.number || ' · ' || decision.title as title,
        decision.review_on as until
      from governance.decision where decision.organisation_id = ${community} and not decision.pending
        and decision.in_force_from <= ${today}
        and decision.review_on - ${reviewDays}::integer <= ${today}
        and (decision.ended_from is null or decision.ended_from > ${today})
      order by decision.review_on, decision.number`,
  )

export interface EndingTerm {
  readonly id: string
  readonly account: AccountId
  readonly participant: OrganisationId
  readonly role: string
  readonly circle: string
  readonly until: Day
  readonly reported: boolean
}

/** From the first warning until the last day. */
export const endingTerms = (db: Db, community: OrganisationId, today: Day): Promise<EndingTerm[]> =>
  rows(
    db,
    sql<EndingTerm>`select term.id, term.account_id as account, term.participant_id as participant, seat.role,
        circle.name as circle, term.until_day as until,
        exists (select from governance.term_report as report where report.organisation_id = ${community}
          and report.term_id = term.id) as reported
      from governance.term
        join governance.circle_seat as seat on seat.organisation_id = ${community} and seat.id = term.seat_id
        join governance.circle on circle.organisation_id = ${community} and circle.id = seat.circle_id
      where term.organisation_id = ${community} and term.left_as is null and term.renewed_by is null
        and term.from_day <= ${today}::date and ${today}::date between term.until_day - ${warnDays[0]}::integer and term.until_day
      order by term.until_day, term.id`,
  )

/** Seats nobody holds today or later. */
export const vacantSeats = (
  db: Db,
  community: OrganisationId,
  today: Day,
): Promise<{ readonly id: string; readonly role: string; readonly circle: string }[]> =>
  rows(
    db,
    sql<{ id: string; role: string; circle: string }>`select seat.id, seat.role, circle.name as circle
      from governance.circle_seat as seat
        join governance.circle on circle.organisation_id = ${community} and circle.id = seat.circle_id
      where seat.organisation_id = ${community} and seat.closed_on is null
        and not exists (select from governance.term where term.organisation_id = ${community} and term.seat_id = seat.id
          and coalesce(term.left_on - 1, term.acting_until, term.until_day) >= ${today}::date)
      order by circle.kind <> 'noyau', platform.plain(circle.name), seat.place, seat.id`,
  )
