/** SQL of what is counted about decisions and votes. Nobody's answer to a running or a secret vote is told. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface DecisionCounted {
  readonly number: string
  readonly method: string
  readonly takenOn: Day
  readonly eligible: number | null
  readonly answered: number | null
  /** From the publication of its proposal; null where there was none. */
  readonly days: number | null
}

export const decisionsCounted = (
  db: Db,
  community: OrganisationId,
  from: Day,
  until: Day,
): Promise<DecisionCounted[]> =>
  rows(
    db,
    sql<DecisionCounted>`select decision.number, decision.method, decision.taken_on as "takenOn", decision.eligible,
        decision.answered, decision.taken_on - proposal.published_on as days
      from governance.decision as decision
      left join governance.proposal as proposal
        on proposal.organisation_id = decision.organisation_id and proposal.id = decision.proposal_id
      where decision.organisation_id = ${community} and decision.taken_on between ${from} and ${until}
      order by decision.year, decision.seq`,
  )

export interface Within {
  readonly from: Instant
  readonly before: Instant
  readonly zone: string
}
export interface CountOfMonth {
  readonly participant: string
  readonly month: string
  readonly count: number
}

/** Comments and "read, nothing to add", by organisation and month. */
export const commentsByMonth = (db: Db, community: OrganisationId, within: Within): Promise<CountOfMonth[]> =>
  rows(
    db,
    sql<CountOfMonth>`select participant_id as participant, to_char(at at time zone ${within.zone}, 'YYYY-MM') as month,
        count(*)::int as count
      from (select participant_id, at from governance.comment where organisation_id = ${community}
        union all select participant_id, at from governance.reading where organisation_id = ${community}) as said
      where participant_id is not null and at >= ${within.from} and at < ${within.before}
      group by participant_id, 2 order by 1, 2`,
  )

const closed = sql`vote.state = 'closed' and not vote.secret`

/** Votes that were answered, by organisation and month of the closing: closed votes that were not secret. */
export const answersByMonth = (db: Db, community: OrganisationId, within: Within): Promise<CountOfMonth[]> =>
  rows(
    db,
    sql<CountOfMonth>`select answer.participant_id as participant,
        to_char(vote.closed_at at time zone ${within.zone}, 'YYYY-MM') as month, count(distinct vote.id)::int as count
      from governance.vote as vote
      join governance.answer as answer on answer.organisation_id = vote.organisation_id and answer.vote_id = vote.id
      where vote.organisation_id = ${community} and ${closed} and not answer.draft and answer.content is not null
        and answer.participant_id is not null and vote.closed_at >= ${within.from} and vote.closed_at < ${within.before}
      group by answer.participant_id, 2 order by 1, 2`,
  )

export interface AnswerTold {
  readonly participant: string
  readonly vote: number
  readonly content: unknown
  readonly reason: string | null
}

/** The last answers of these organisations to closed votes that were not secret. */
export const answersToldOf = (
  db: Db,
  community: OrganisationId,
  participants: readonly string[],
): Promise<AnswerTold[]> =>
  rows(
    db,
    sql<AnswerTold>`select distinct on (answer.participant_id, vote.number) answer.participant_id as participant,
        vote.number as vote, answer.content, answer.reason
      from governance.vote as vote
      join governance.answer as answer on answer.organisation_id = vote.organisation_id and answer.vote_id = vote.id
      where vote.organisation_id = ${community} and ${closed} and not answer.draft
        and answer.participant_id = any(${participants as string[]}::uuid[])
      order by answer.participant_id, vote.number, answer.turn desc`,
  )

/** Decisions in force whose day of review has passed, the longest first. */
export const reviewsOverdue = (
  db: Db,
  community: OrganisationId,
  today: Day,
): Promise<{ id: string; number: string; title: string; reviewOn: Day }[]> =>
  rows(
    db,
    sql`select id, number, title, review_on as "reviewOn" from governance.decision
      where organisation_id = ${community} and review_on < ${today} and in_force_from <= ${today}
        and (ended_from is null or ended_from > ${today})
      order by review_on, number limit 500`,
  )
