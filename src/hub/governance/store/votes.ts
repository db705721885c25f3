/** SQL of votes: what is asked, and where each stands. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Count } from '../rules/counting/stages.ts'
import type { Terms } from '../rules/counting/terms.ts'
import type { Concerned, MatterKind } from '../rules/interests.ts'
import type { Theme } from '../rules/themes.ts'
import type { CancelledBy, Electorate, Hide, VoteState } from '../rules/votes.ts'
import type { Weights } from '../rules/weights.ts'
import { namesSql } from './names.ts'

/** What a closed vote came to, kept as it was counted. */
export interface VoteResult {
  readonly count: Count
  readonly eligible: number
  readonly answered: number
}

export interface VoteRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly question: string | null
  readonly terms: Terms
  readonly meanings: Readonly<Record<string, string | null>>
  readonly hide: Hide
  readonly quorumBp: number
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly state: VoteState
  readonly cancelReason: string | null
  /** Null: it was not cancelled. */
  readonly cancelledBy: CancelledBy | null
  readonly seed: string | null
  readonly result: VoteResult | null
  /** What is decided by it, and in which round of consent. */
  readonly proposal: string | null
  readonly round: number | null
  /** Its time is over and enough answered; an objection waits for its test. */
  readonly awaitsTests: boolean
  readonly secret: boolean
  readonly aboutPersons: boolean
  /** What answers weigh, in thousandths, and the number of the decision that says so; null: all alike. */
  readonly weights: Weights | null
  readonly weightsDecision: string | null
  /** Who answers; of persons only those who act for this organisation, or everybody. */
  readonly electorate: Electorate
  readonly peopleOf: string | null
  readonly theme: Theme | null
  /** Interests known before the opening. */
  readonly concerned: readonly Concerned[]
  /** The earlier vote that this one asks again, or whose equals it tells apart. */
  readonly follows: string | null
  readonly isRunOff: boolean
  /** What it is about, so that the interests follow from it. */
  readonly matter: {
    readonly kind: MatterKind
    readonly id: string
    /** How it was called when the vote was planned; null of votes of before that was kept. */
    readonly name: string | null
  } | null
  /** The organisation of each candidate, by the name of the option. */
  readonly candidates: Readonly<Record<string, string>>
  /** The meeting in which it is asked, and how that is called in the register. */
  readonly meeting: string | null
  readonly takenIn: string | null
}

export const voteColumns = sql`vote.id, vote.number, vote.title, vote.question, vote.terms, vote.meanings, vote.hide,
  vote.quorum_bp as "quorumBp", vote.opens_at as "opensAt", vote.closes_at as "closesAt", vote.state,
  vote.cancel_reason as "cancelReason", vote.cancelled_by as "cancelledBy", vote.seed, vote.result, vote.proposal_id as proposal, vote.round,
  vote.awaits_tests as "awaitsTests", vote.secret, vote.about_persons as "aboutPersons",
  vote.weights, vote.weights_decision as "weightsDecision",
  vote.electorate, vote.people_of as "peopleOf", vote.theme, vote.concerned,
  vote.follows_id as follows, vote.is_run_off as "isRunOff",
  case when vote.matter is null then null else jsonb_build_object('kind', vote.matter, 'id', vote.matter_id,
    'name', vote.matter_name) end as matter,
  vote.candidates, vote.meeting_id as meeting, vote.taken_in as "takenIn"`

export const readVote = (db: Db, community: OrganisationId, id: string): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote where vote.organisation_id = ${community} and vote.id = ${id}`,
  )

export const lockVote = (db: Db, community: OrganisationId, id: string): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote
      where vote.organisation_id = ${community} and vote.id = ${id} for update`,
  )

export const voteByNumber = (db: Db, community: OrganisationId, number: number): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote
      where vote.organisation_id = ${community} and vote.number = ${number}`,
  )

export interface ClosedVote {
  readonly number: number
  readonly title: string
  readonly method: Terms['method']
  readonly outcome: string
  readonly closedAt: Instant
}

const closedAtMost = 200

/** The newest first, as far as a page reaches. */
export const closedVotes = (db: Db, community: OrganisationId): Promise<ClosedVote[]> =>
  rows(
    db,
    sql<ClosedVote>`select number, title, terms ->> 'method' as method, result -> 'count' ->> 'outcome' as outcome,
        closed_at as "closedAt" from governance.vote
      where organisation_id = ${community} and state = 'closed' order by number desc limit ${closedAtMost}`,
  )

/** The vote that runs on a proposal, locked. */
export const runningVoteOf = (db: Db, community: OrganisationId, proposal: string): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote
      where vote.organisation_id = ${community} and vote.proposal_id = ${proposal}
        and vote.state in ('scheduled', 'open', 'extended')
      order by vote.number desc limit 1 for update`,
  )

/** All votes on a proposal, the earliest first. */
export const votesOn = (db: Db, community: OrganisationId, proposal: string): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote
      where vote.organisation_id = ${community} and vote.proposal_id = ${proposal} order by vote.number`,
  )

/** The vote that runs in a meeting. */
export const voteInMeeting = (db: Db, community: OrganisationId, meeting: string): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote
      where vote.organisation_id = ${community} and vote.meeting_id = ${meeting} and vote.state = 'open'
        and not vote.awaits_tests`,
  )

/** Everything a meeting voted on, the earliest first. */
export const votesOfMeeting = (db: Db, community: OrganisationId, meeting: string): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote
      where vote.organisation_id = ${community} and vote.meeting_id = ${meeting} order by vote.number`,
  )

/** The votes that ask this one again, or tell its equals apart, and the one that it follows itself. */
export const relatedVotes = (
  db: Db,
  community: OrganisationId,
  of: Pick<VoteRow, 'id' | 'follows'>,
): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote where vote.organisation_id = ${community}
        and (vote.follows_id = ${of.id} or vote.id = ${of.follows}) order by vote.number`,
  )

export const voteTitles = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; number: number; title: string; meeting: string | null }[]> =>
  rows(
    db,
    sql<{ id: string; number: number; title: string; meeting: string | null }>`select id, number, title,
        meeting_id as meeting from governance.vote
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

/** Candidates bear the name of their organisation. */
export const voteList = (community: OrganisationId, names: ReadonlyMap<string, string>): ListDefinition => ({
  name: 'votes',
  from: sql`from governance.vote where vote.organisation_id = ${community}`,
  id: sql`vote.id`,
  columns: {
    number: { sql: sql`vote.number`, type: 'number', sortable: true },
    title: { sql: sql`vote.title`, sortSql: sql`platform.plain(vote.title)`, type: 'text', sortable: true },
    method: { sql: sql`vote.terms ->> 'method'`, type: 'text' },
    state: { sql: sql`vote.state`, type: 'text', sortable: true },
    cancelledBy: { sql: sql`vote.cancelled_by`, type: 'text' },
    matter: { sql: sql`vote.matter`, type: 'text' },
    matterName: { sql: sql`vote.matter_name`, type: 'text' },
    candidates: {
      sql: sql`(select string_agg(stands.key || coalesce(' (' || known.name || ')', ''), ', ' order by stands.key)
        from jsonb_each_text(vote.candidates) as stands left join ${namesSql(names)} as known on known.id::text = stands.value)`,
      type: 'text',
    },
    withdrawn: {
      sql: sql`(select string_agg(option, ', ' order by option)
        from jsonb_array_elements_text(coalesce(vote.terms -> 'withdrawn', '[]')) as option)`,
      type: 'text',
    },
    opensAt: { sql: sql`vote.opens_at`, type: 'instant', sortable: true },
    closesAt: { sql: sql`vote.closes_at`, type: 'instant', sortable: true },
  },
  search: wordIn(sql`platform.plain(vote.number::text || ' ' || vote.title || ' ' || coalesce(vote.question, ''))`),
  filters: {
    state: (value) => sql`vote.state = ${value}`,
    cancelledBy: (value) => sql`vote.cancelled_by = ${value}`,
    method: (value) => sql`vote.terms ->> 'method' = ${value}`,
  },
  sort: '-number',
})
