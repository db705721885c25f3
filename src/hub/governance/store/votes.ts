/** SQL of votes: what is asked, who may answer, what was answered. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Count } from '../rules/counting/stages.ts'
import type { Content, Terms } from '../rules/counting/terms.ts'
import type { Concerned } from '../rules/interests.ts'
import type { Theme } from '../rules/themes.ts'
import type { Electorate, Hide, VoteState } from '../rules/votes.ts'
import type { Weights } from '../rules/weights.ts'

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
  /** The meeting in which it is asked, and how that is called in the register. */
  readonly meeting: string | null
  readonly takenIn: string | null
}

const columns = sql`vote.id, vote.number, vote.title, vote.question, vote.terms, vote.meanings, vote.hide,
  vote.quorum_bp as "quorumBp", vote.opens_at as "opensAt", vote.closes_at as "closesAt", vote.state,
  vote.cancel_reason as "cancelReason", vote.seed, vote.result, vote.proposal_id as proposal, vote.round,
  vote.awaits_tests as "awaitsTests", vote.secret, vote.about_persons as "aboutPersons",
  vote.weights, vote.weights_decision as "weightsDecision",
  vote.electorate, vote.people_of as "peopleOf", vote.theme, vote.concerned,
  vote.follows_id as follows, vote.is_run_off as "isRunOff",
  vote.meeting_id as meeting, vote.taken_in as "takenIn"`

export const readVote = (db: Db, community: OrganisationId, id: string): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${columns} from governance.vote where vote.organisation_id = ${community} and vote.id = ${id}`,
  )

export const lockVote = (db: Db, community: OrganisationId, id: string): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${columns} from governance.vote
      where vote.organisation_id = ${community} and vote.id = ${id} for update`,
  )

export const voteByNumber = (db: Db, community: OrganisationId, number: number): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${columns} from governance.vote
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
    sql<VoteRow>`select ${columns} from governance.vote
      where vote.organisation_id = ${community} and vote.proposal_id = ${proposal}
        and vote.state in ('scheduled', 'open', 'extended')
      order by vote.number desc limit 1 for update`,
  )

/** All votes on a proposal, the earliest first. */
export const votesOn = (db: Db, community: OrganisationId, proposal: string): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${columns} from governance.vote
      where vote.organisation_id = ${community} and vote.proposal_id = ${proposal} order by vote.number`,
  )

// an objection that waits for its test holds up the count of its vote
const inTest = sql`exists (select from governance.objection
  where objection.organisation_id = vote.organisation_id and objection.proposal_id = vote.proposal_id
    and objection.state = 'raised')`

// in a meeting whoever leads saves it
const endsByItself = sql`(vote.meeting_id is null or vote.awaits_tests) and not (vote.awaits_tests and ${inTest})`

/** The vote that runs in a meeting. */
export const voteInMeeting = (db: Db, community: OrganisationId, meeting: string): Promise<VoteRow | null> =>
  one(
    db,
    sql<VoteRow>`select ${columns} from governance.vote
      where vote.organisation_id = ${community} and vote.meeting_id = ${meeting} and vote.state = 'open'
        and not vote.awaits_tests`,
  )

/** Everything a meeting voted on, the earliest first. */
export const votesOfMeeting = (db: Db, community: OrganisationId, meeting: string): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${columns} from governance.vote
      where vote.organisation_id = ${community} and vote.meeting_id = ${meeting} order by vote.number`,
  )

/** Running votes of which somebody is to be reminded, locked. */
export const lockReminders = (db: Db, community: OrganisationId, now: Instant): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${columns} from governance.vote
      where vote.organisation_id = ${community} and vote.state in ('open', 'extended') and vote.remind_at <= ${now}
      order by vote.number for update`,
  )

export async function remindNext(db: Db, community: OrganisationId, id: string, at: Instant | null): Promise<void> {
  await sql`update governance.vote set remind_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Those whose opening or closing has come, locked. */
export const lockDueVotes = (db: Db, community: OrganisationId, now: Instant): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${columns} from governance.vote where vote.organisation_id = ${community}
      and ((vote.state = 'scheduled' and vote.opens_at <= ${now})
        or (vote.state in ('open', 'extended') and (vote.closes_at <= ${now} or vote.awaits_tests) and ${endsByItself}))
      order by vote.number for update`,
  )

/** When a vote opens, reminds or closes next, or a test of an objection ends. */
export const nextVoteMoment = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one<{ at: Instant | null }>(
      db,
      sql`select least(
          (select min(case when vote.state = 'scheduled' then vote.opens_at else vote.closes_at end) from governance.vote
            where vote.organisation_id = ${community} and vote.state in ('scheduled', 'open', 'extended')
              and ${endsByItself}),
          (select min(vote.remind_at) from governance.vote
            where vote.organisation_id = ${community} and vote.state in ('open', 'extended')),
          (select min(coalesce(test_until, raised_at + interval '7 days')) from governance.objection
            where organisation_id = ${community} and state = 'raised')) as at`,
    )
  )?.at ?? null

export type NewVote = Omit<VoteRow, 'state' | 'cancelReason' | 'seed' | 'result' | 'awaitsTests'> & {
  readonly madeAt: Instant
  readonly madeBy: AccountId | null
}

export async function addVote(db: Db, community: OrganisationId, vote: NewVote): Promise<void> {
  await sql`insert into governance.vote (organisation_id, id, number, title, question, terms, meanings, hide, quorum_bp,
      opens_at, closes_at, state, made_at, made_by, proposal_id, round, secret, about_persons, electorate, people_of, theme,
      concerned, follows_id, is_run_off, weights, weights_decision, meeting_id, taken_in)
    values (${community}, ${vote.id}, ${vote.number}, ${vote.title}, ${vote.question}, ${JSON.stringify(vote.terms)}::jsonb,
      ${JSON.stringify(vote.meanings)}::jsonb, ${vote.hide}, ${vote.quorumBp}, ${vote.opensAt}, ${vote.closesAt},
      'scheduled', ${vote.madeAt}, ${vote.madeBy}, ${vote.proposal}, ${vote.round}, ${vote.secret}, ${vote.aboutPersons},
      ${vote.electorate}, ${vote.peopleOf}, ${vote.theme},
      ${JSON.stringify(vote.concerned)}::jsonb, ${vote.follows}, ${vote.isRunOff},
      ${vote.weights && JSON.stringify(vote.weights)}::jsonb, ${vote.weightsDecision}, ${vote.meeting},
      ${vote.takenIn})`.execute(db)
}

/** What is asked and how it is counted, before the first ballot. */
export async function changeVote(
  db: Db,
  community: OrganisationId,
  id: string,
  to: Pick<VoteRow, 'title' | 'question' | 'terms' | 'meanings' | 'hide' | 'quorumBp'>,
): Promise<void> {
  await sql`update governance.vote set title = ${to.title}, question = ${to.question},
      terms = ${JSON.stringify(to.terms)}::jsonb, meanings = ${JSON.stringify(to.meanings)}::jsonb, hide = ${to.hide},
      quorum_bp = ${to.quorumBp}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** How many ballots were cast, drafts aside. */
export const ballotsCast = async (db: Db, community: OrganisationId, vote: string): Promise<number> =>
  (
    await one<{ ballots: number }>(
      db,
      sql`select (select count(*) from governance.answer where organisation_id = ${community} and vote_id = ${vote}
            and not draft)::integer
          + (select count(*) from governance.elector where organisation_id = ${community} and vote_id = ${vote}
            and cast_on is not null)::integer as ballots`,
    )
  )?.ballots ?? 0

/** The votes that ask this one again, or tell its equals apart, and the one that it follows itself. */
export const relatedVotes = (
  db: Db,
  community: OrganisationId,
  of: Pick<VoteRow, 'id' | 'follows'>,
): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${columns} from governance.vote where vote.organisation_id = ${community}
        and (vote.follows_id = ${of.id} or vote.id = ${of.follows}) order by vote.number`,
  )

/** Opens it, with the seed of its lot. */
export async function openVote(db: Db, community: OrganisationId, id: string, seed: string): Promise<void> {
  await sql`update governance.vote set state = 'open', seed = ${seed}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function extendVote(db: Db, community: OrganisationId, id: string, closesAt: Instant): Promise<void> {
  await sql`update governance.vote set state = 'extended', closes_at = ${closesAt}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Its time is over; it is counted when the objections are tested. */
export async function letVoteWait(db: Db, community: OrganisationId, id: string): Promise<void> {
  await sql`update governance.vote set awaits_tests = true
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function endVote(
  db: Db,
  community: OrganisationId,
  id: string,
  end: { readonly state: 'closed' | 'lapsed'; readonly at: Instant; readonly result: VoteResult | null },
): Promise<void> {
  await sql`update governance.vote set state = ${end.state}, closed_at = ${end.at},
      result = ${end.result && JSON.stringify(end.result)}::jsonb
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function cancelVote(db: Db, community: OrganisationId, id: string, reason: string | null): Promise<void> {
  await sql`update governance.vote set state = 'cancelled', cancel_reason = ${reason}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface ElectorRow {
  readonly participant: string
  readonly number: number
  readonly conflict: string | null
  /** Of a secret vote: the day on which the ballot was cast. */
  readonly castOn: Day | null
  /** What kind of interest it has, where it has one. */
  readonly interest: Concerned['as'] | null
  /** It was in the meeting that decided. */
  readonly wasThere: boolean
}

const electorColumns = sql`participant_id as participant, number, conflict, cast_on as "castOn", interest,
  was_there as "wasThere"`

export const electorsOf = (db: Db, community: OrganisationId, vote: string): Promise<ElectorRow[]> =>
  rows(
    db,
    sql<ElectorRow>`select ${electorColumns} from governance.elector
      where organisation_id = ${community} and vote_id = ${vote} order by number`,
  )

type ElectorIn = Pick<ElectorRow, 'participant' | 'conflict'> & { readonly vote: string }

/** The electors of several votes at once. */
export const electorsIn = (db: Db, community: OrganisationId, votes: readonly string[]): Promise<ElectorIn[]> =>
  rows(
    db,
    sql<ElectorIn>`select vote_id as vote,
        participant_id as participant, conflict
      from governance.elector
      where organisation_id = ${community} and vote_id = any(${votes as string[]}::uuid[]) order by vote_id, number`,
  )

export interface NewElector {
  readonly participant: string
  readonly conflict: string | null
  readonly interest: Concerned['as'] | null
}

/** One statement, whatever their number. */
export async function addElectors(
  db: Db,
  community: OrganisationId,
  vote: string,
  electors: readonly NewElector[],
  at: Instant,
): Promise<void> {
  await insertRows(
    db,
    'governance.elector',
    {
      ...{ organisation_id: 'uuid', vote_id: 'uuid', participant_id: 'uuid', number: 'integer' },
      ...{ conflict: 'text', conflict_at: 'timestamptz', interest: 'text' },
    },
    electors.map(({ participant, conflict, interest }, place) => ({
      ...{ organisation_id: community, vote_id: vote, participant_id: participant, number: place + 1 },
      ...{ conflict, conflict_at: conflict === null ? null : at, interest },
    })),
  )
}

/** Who was in the meeting: noted there, or gave an answer. */
export async function notePresent(
  db: Db,
  community: OrganisationId,
  vote: string,
  participants: readonly string[],
): Promise<void> {
  await sql`update governance.elector set was_there = true
    where organisation_id = ${community} and vote_id = ${vote}
      and (participant_id = any(${participants as string[]}::uuid[])
        or exists (select from governance.answer where answer.organisation_id = elector.organisation_id
          and answer.vote_id = elector.vote_id and answer.participant_id = elector.participant_id))`.execute(db)
}

/** Declared while the vote is open; what is known before it stands with the vote. */
export async function writeConflict(
  db: Db,
  community: OrganisationId,
  vote: string,
  participant: string,
  conflict: { readonly reason: string; readonly at: Instant },
): Promise<void> {
  await sql`update governance.elector set conflict = ${conflict.reason}, conflict_at = ${conflict.at}, interest = 'declared'
    where organisation_id = ${community} and vote_id = ${vote} and participant_id = ${participant}`.execute(db)
}

export async function writeConcerned(
  db: Db,
  community: OrganisationId,
  vote: string,
  concerned: readonly Concerned[],
): Promise<void> {
  await sql`update governance.vote set concerned = ${JSON.stringify(concerned)}::jsonb
    where organisation_id = ${community} and id = ${vote}`.execute(db)
}

export interface AnswerRow {
  readonly id: string
  readonly participant: string
  readonly content: Content | null
  readonly draft: boolean
  readonly reason: string | null
  readonly at: Instant
  /** The organisation that answered in its place. */
  readonly via: string | null
  /** Who wrote it down in a meeting. */
  readonly notedBy: AccountId | null
}

/** All that was answered, the earliest first. */
export const answersOf = (db: Db, community: OrganisationId, vote: string): Promise<AnswerRow[]> =>
  rows(
    db,
    sql<AnswerRow>`select id, participant_id as participant, content, draft, reason, given_at as at,
      via_id as via, noted_by as "notedBy" from governance.answer
      where organisation_id = ${community} and vote_id = ${vote} order by turn`,
  )

export async function addAnswer(
  db: Db,
  community: OrganisationId,
  vote: string,
  answer: AnswerRow & { readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.answer (organisation_id, id, vote_id, participant_id, content, draft, reason, given_at,
      given_by, via_id, noted_by, turn)
    select ${community}::uuid, ${answer.id}::uuid, ${vote}::uuid, ${answer.participant}::uuid,
      ${answer.content && JSON.stringify(answer.content)}::jsonb, ${answer.draft}::boolean, ${answer.reason}::text,
      ${answer.at}::timestamptz, ${answer.by}::uuid, ${answer.via}::uuid, ${answer.notedBy}::uuid,
      coalesce((select max(turn) from governance.answer where organisation_id = ${community} and vote_id = ${vote}), 0) + 1`.execute(
    db,
  )
}

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

export const voteList = (community: OrganisationId): ListDefinition => ({
  name: 'votes',
  from: sql`from governance.vote where vote.organisation_id = ${community}`,
  id: sql`vote.id`,
  columns: {
    number: { sql: sql`vote.number`, type: 'number', sortable: true },
    title: { sql: sql`vote.title`, sortSql: sql`platform.plain(vote.title)`, type: 'text', sortable: true },
    method: { sql: sql`vote.terms ->> 'method'`, type: 'text' },
    state: { sql: sql`vote.state`, type: 'text', sortable: true },
    opensAt: { sql: sql`vote.opens_at`, type: 'instant', sortable: true },
    closesAt: { sql: sql`vote.closes_at`, type: 'instant', sortable: true },
  },
  search: wordIn(sql`platform.plain(vote.number::text || ' ' || vote.title || ' ' || coalesce(vote.question, ''))`),
  filters: {
    state: (value) => sql`vote.state = ${value}`,
    method: (value) => sql`vote.terms ->> 'method' = ${value}`,
  },
  sort: '-number',
})
