/** SQL of the register of decisions. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { type endings, reviewDays } from '../rules/register.ts'

/** Of a vote: per option, and who did not count or let another answer. */
export interface Figures {
  readonly lines: readonly { readonly option: string; readonly score: string }[]
  readonly abstained: number
  readonly conflicted: readonly string[]
  readonly delegated: number
}

export interface DecisionRow {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly text: string
  readonly language: Language
  readonly method: string
  readonly takenIn: string | null
  readonly takenOn: Day
  readonly inForceFrom: Day
  readonly reviewOn: Day
  readonly criteria: string | null
  readonly eligible: number | null
  readonly answered: number | null
  readonly proposal: string | null
  readonly vote: string | null
  readonly figures: Figures | null
  readonly supersedes: string | null
  readonly endedAs: (typeof endings)[number] | null
  readonly endedFrom: Day | null
  readonly endedBy: string | null
  readonly criteriaAnswer: string | null
  /** Taken in a meeting: organisations that were absent may still object, or one does. */
  readonly pending: boolean
}

const columns = sql`decision.id, decision.number, decision.title, decision.text, decision.language, decision.method,
  decision.taken_in as "takenIn", decision.taken_on as "takenOn", decision.in_force_from as "inForceFrom",
  decision.review_on as "reviewOn", decision.criteria, decision.eligible, decision.answered,
  decision.proposal_id as proposal, decision.vote_id as vote, decision.figures, decision.supersedes, decision.ended_as as "endedAs", decision.ended_from as "endedFrom",
  decision.ended_by as "endedBy", decision.criteria_answer as "criteriaAnswer", decision.pending`

/** By id or by number. */
export const readDecision = (db: Db, community: OrganisationId, of: string): Promise<DecisionRow | null> =>
  one(
    db,
    sql<DecisionRow>`select ${columns} from governance.decision as decision
      where decision.organisation_id = ${community} and (decision.id::text = ${of} or decision.number = ${of})`,
  )

/** Locks these until the end of the transaction, in the order of their ids. */
export const lockDecisions = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<DecisionRow[]> =>
  rows(
    db,
    sql<DecisionRow>`select ${columns} from governance.decision as decision
      where decision.organisation_id = ${community} and decision.id = any(${ids as string[]}::uuid[])
      order by decision.id for update`,
  )

/** What a decision is linked with: those it took the place of or changed, and the one after it. */
export const linkedDecisions = (db: Db, community: OrganisationId, id: string): Promise<DecisionRow[]> =>
  rows(
    db,
    sql<DecisionRow>`select ${columns} from governance.decision as decision
      where decision.organisation_id = ${community} and decision.ended_by = ${id} order by decision.number`,
  )

/** The entry that a proposal led to. */
export const decisionOf = (db: Db, community: OrganisationId, proposal: string): Promise<DecisionRow | null> =>
  one(
    db,
    sql<DecisionRow>`select ${columns} from governance.decision as decision
      where decision.organisation_id = ${community} and decision.proposal_id = ${proposal}
      order by decision.number desc limit 1`,
  )

export const decisionsFrom = (db: Db, community: OrganisationId, from: Day): Promise<DecisionRow[]> =>
  rows(
    db,
    sql<DecisionRow>`select ${columns} from governance.decision as decision
      where decision.organisation_id = ${community} and decision.taken_on >= ${from}
      order by decision.taken_on, decision.number`,
  )

export type NewDecision = Omit<DecisionRow, 'endedAs' | 'endedFrom' | 'endedBy' | 'criteriaAnswer'> & {
  readonly year: number
  readonly seq: number
  readonly at: Instant
  readonly by: AccountId | null
}

export async function addDecision(db: Db, community: OrganisationId, of: NewDecision): Promise<void> {
  await sql`insert into governance.decision (organisation_id, id, year, seq, number, title, text, language, method, taken_in,
      taken_on, in_force_from, review_on, criteria, eligible, answered, proposal_id, vote_id, figures, supersedes,
      pending, recorded_at, recorded_by)
    values (${community}, ${of.id}, ${of.year}, ${of.seq}, ${of.number}, ${of.title}, ${of.text}, ${of.language}, ${of.method},
      ${of.takenIn}, ${of.takenOn}, ${of.inForceFrom}, ${of.reviewOn}, ${of.criteria}, ${of.eligible}, ${of.answered},
      ${of.proposal}, ${of.vote}, ${of.figures && JSON.stringify(of.figures)}::jsonb, ${of.supersedes}, ${of.pending}, ${of.at}, ${of.by})`.execute(
    db,
  )
}

/** Taken in a meeting, and not in force yet. */
export const pendingDecisionOf = (db: Db, community: OrganisationId, proposal: string): Promise<DecisionRow | null> =>
  one(
    db,
    sql<DecisionRow>`select ${columns} from governance.decision as decision
      where decision.organisation_id = ${community} and decision.proposal_id = ${proposal} and decision.pending
      for update`,
  )

/** What meetings decided comes into force once its days are over and no objection to it is being tested. */
export const letHold = (db: Db, community: OrganisationId, today: Day): Promise<DecisionRow[]> =>
  rows(
    db,
    sql<DecisionRow>`update governance.decision as decision set pending = false,
        in_force_from = greatest(decision.in_force_from, ${today}::date)
      where decision.organisation_id = ${community} and decision.pending and decision.in_force_from <= ${today}
        and not exists (select from governance.objection where objection.organisation_id = decision.organisation_id
          and objection.vote_id = decision.vote_id and objection.state = 'raised')
      returning ${columns}`,
  )

/** It never comes into force. */
export async function stopDecision(db: Db, community: OrganisationId, id: string, today: Day): Promise<void> {
  await sql`update governance.decision set pending = false, ended_as = 'ended', ended_from = ${today}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** The entries of these votes. */
export const decisionsOfVotes = (db: Db, community: OrganisationId, votes: readonly string[]): Promise<DecisionRow[]> =>
  rows(
    db,
    sql<DecisionRow>`select ${columns} from governance.decision as decision
      where decision.organisation_id = ${community} and decision.vote_id = any(${votes as string[]}::uuid[])
      order by decision.number`,
  )

export async function endDecision(
  db: Db,
  community: OrganisationId,
  id: string,
  of: {
    readonly as: (typeof endings)[number]
    readonly from: Day
    readonly by: string
    readonly criteriaAnswer: string
  },
): Promise<void> {
  await sql`update governance.decision set ended_as = ${of.as}, ended_from = ${of.from}, ended_by = ${of.by},
      criteria_answer = ${of.criteriaAnswer} where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Those whose places these take: they end where they hold and no end of theirs is settled. `newer` is the number of the other. */
export const supersede = (
  db: Db,
  community: OrganisationId,
  newer: readonly string[],
  today: Day,
): Promise<(Pick<DecisionRow, 'id' | 'number' | 'title'> & { endedFrom: Day; newer: string })[]> =>
  rows(
    db,
    sql<Pick<DecisionRow, 'id' | 'number' | 'title'> & { endedFrom: Day; newer: string }>`
      update governance.decision as decision set ended_as = 'superseded', ended_from = ${today}, ended_by = newer.id,
        criteria_answer = coalesce(proposal.criteria_answer, decision.criteria_answer)
      from governance.decision as newer
        left join governance.proposal as proposal
          on proposal.organisation_id = newer.organisation_id and proposal.id = newer.proposal_id
      where decision.organisation_id = ${community} and newer.organisation_id = ${community}
        and newer.id = any(${newer as string[]}::uuid[]) and decision.id = newer.supersedes
        and decision.ended_as is null and not decision.pending and decision.in_force_from <= ${today}
      returning decision.id, decision.number, decision.title, decision.ended_from as "endedFrom", newer.number as newer`,
  )

/** How these are called, by their ids. */
export const decisionLinks = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<Pick<DecisionRow, 'id' | 'number' | 'title'>[]> =>
  rows(
    db,
    sql<Pick<DecisionRow, 'id' | 'number' | 'title'>>`select id, number, title from governance.decision
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by number`,
  )

/** Those that hold on a day and go on to, the newest first. */
export const decisionsHolding = (
  db: Db,
  community: OrganisationId,
  today: Day,
): Promise<Pick<DecisionRow, 'id' | 'number' | 'title'>[]> =>
  rows(
    db,
    sql<Pick<DecisionRow, 'id' | 'number' | 'title'>>`select id, number, title from governance.decision
      where organisation_id = ${community} and ended_as is null and not pending and in_force_from <= ${today}
      order by number desc limit 500`,
  )

export async function renewDecision(
  db: Db,
  community: OrganisationId,
  id: string,
  of: { readonly reviewOn: Day; readonly criteriaAnswer: string },
): Promise<void> {
  await sql`update governance.decision set review_on = ${of.reviewOn}, criteria_answer = ${of.criteriaAnswer},
      review_told_on = null where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Those whose review comes near and of which nobody was told, marked as told; the oldest first. */
export const tellReviewsDue = (db: Db, community: OrganisationId, today: Day): Promise<DecisionRow[]> =>
  rows(
    db,
    sql<DecisionRow>`update governance.decision as decision set review_told_on = ${today}
      where decision.organisation_id = ${community} and decision.review_told_on is null and decision.in_force_from <= ${today}
        and decision.review_on - ${reviewDays}::integer <= ${today} and (decision.ended_from is null or decision.ended_from > ${today})
      returning ${columns}`,
  )

export function decisionList(community: OrganisationId, today: Day): ListDefinition {
  const state = sql`(case when decision.ended_from <= ${today} then decision.ended_as
    when decision.pending or decision.in_force_from > ${today} then 'pending'
    when decision.review_on - ${reviewDays}::integer <= ${today} then 'review_due' else 'in_force' end)`
  return {
    name: 'decisions',
    from: sql`from governance.decision as decision where decision.organisation_id = ${community}`,
    id: sql`decision.id`,
    columns: {
      number: { sql: sql`decision.number`, type: 'text', sortable: true },
      title: { sql: sql`decision.title`, sortSql: sql`platform.plain(decision.title)`, type: 'text', sortable: true },
      state: { sql: state, type: 'text' },
      takenOn: { sql: sql`decision.taken_on`, type: 'day', sortable: true },
      inForceFrom: { sql: sql`decision.in_force_from`, type: 'day', sortable: true },
      reviewOn: { sql: sql`decision.review_on`, type: 'day', sortable: true },
      method: { sql: sql`decision.method`, type: 'text' },
      eligible: { sql: sql`decision.eligible`, type: 'number' },
      answered: { sql: sql`decision.answered`, type: 'number' },
      text: { sql: sql`decision.text`, type: 'text' },
      criteria: { sql: sql`decision.criteria`, type: 'text' },
      takenIn: { sql: sql`decision.taken_in`, type: 'text' },
      bindingLanguage: { sql: sql`decision.language`, type: 'text' },
      criteriaAnswer: { sql: sql`decision.criteria_answer`, type: 'text' },
      endedFrom: { sql: sql`decision.ended_from`, type: 'day' },
      successor: {
        sql: sql`(select newer.number from governance.decision as newer
          where newer.organisation_id = decision.organisation_id and newer.id = decision.ended_by)`,
        type: 'text',
      },
      documents: {
        sql: sql`(select string_agg(document.name, ', ' order by document.added_at, document.id)
          from governance.decision_document as document
          where document.organisation_id = decision.organisation_id and document.decision_id = decision.id)`,
        type: 'text',
      },
    },
    search: wordIn(sql`platform.plain(decision.number || ' ' || decision.title || ' ' || decision.text)`),
    filters: {
      state: (value) => sql`${state} = ${value}`,
      /** Looked at again on this day or before. */
      reviewUntil: (value) => sql`decision.review_on <= ${value}::date`,
      takenFrom: (value) => sql`decision.taken_on >= ${value}::date`,
      takenUntil: (value) => sql`decision.taken_on <= ${value}::date`,
    },
    sort: '-number',
  }
}
