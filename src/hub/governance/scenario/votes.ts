/** Votes in scenario files. */
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import type { Instant } from '#platform/values/day.ts'
import { isId } from '#platform/values/ids.ts'
import { wallClock } from '#platform/values/zone.ts'
import { listThemeDelegations } from '../reads/themes.ts'
import { listVotes, readVote } from '../reads/votes.ts'

/** By the name of the file, else by its title or its number. */
export async function voteIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('vote', name)) return world.idOf('vote', name)
  const { rows } = await world.look(listVotes, { size: 200 })
  return found(
    rows.find((row) => row.title === name || String(row.number) === name),
    `vote ${name}`,
  ).id
}

const clockWords = (at: Instant, zone: string): string => {
  const { day, time } = wallClock(at, zone)
  return `${day} ${time}`
}

type Page = Awaited<ReturnType<typeof readVote.run>>

const seenIn = (one: Page): Line => ({
  answers: Object.fromEntries(
    one.answers
      .filter(({ counted }) => counted)
      .map(({ organisation, content }) => [
        organisation,
        content?.says === 'marks' ? content.marks.map(({ option, mark }) => `${option} ${mark}`) : content?.says,
      ]),
  ),
  history: one.answers.length,
  hidden: one.hidden,
  outcome: one.count?.outcome ?? null,
  chosen: one.count?.chosen ?? null,
  tied: one.count?.tied ?? null,
  opinions: one.opinions && Object.fromEntries(one.opinions.lines.map(({ option, score }) => [option, score])),
  scores: one.count && Object.fromEntries(one.count.lines.map(({ option, score }) => [option, score])),
})

/** Whom the lot names hangs on the seed, so that a file says who could be drawn and how many were. */
const lotsIn = ({ drawn, count, method }: Page): Line => {
  const isOver = method === 'sortition' && count !== null
  const pool = [...drawn].sort((one, other) => one.number - other.number).map(({ name }) => name)
  return { drawn: isOver ? count.chosen.length : null, pool: isOver ? pool : null }
}

const facts = {
  answers:
    '`{ Le Panier: yes, La Gousse: [Red 1, Blue 2] }`: the answers that count; `yes`, `no`, `abstain`, `none`, marks, or of consent `no_objection`, `concern`, `possible_objection`, `stand_aside`',
  history: 'how many answers were given, with those that count no more and drafts of one’s own',
  hidden: 'the answers of others are not shown yet',
  outcome: '`passed`, `failed`, `chosen`, `tie` or `nobody`; null: not known',
  chosen: 'names of the options, in their order; of transferred votes in that of election',
  tied: 'names of those between whom the tie rule told, or tells still',
  opinions: '`{ yes: "3", no: "1" }`: what persons think themselves, without effect; null: nobody, or not shown yet',
  scores: '`{ Red: 61/3 }`: exact, as text; of ranks how many put it first, of majorities `yes` and `no`',
}

export const vote: ScenarioFacts = {
  facts: {
    state: '`scheduled`, `open`, `extended`, `closed`, `lapsed` or `cancelled`',
    number: 'its number',
    eligible: 'who may answer; without those in conflict and those who left without an answer',
    answered: 'who answered, with those who abstain',
    missing: 'how many answers are still needed',
    proposal: 'number of the proposal that is decided by it; null: it stands alone',
    round: 'in which round of consent',
    in_meeting: 'the meeting that decides by it; null: none',
    noted: 'names of those whose answer was given in the meeting and written down there',
    awaits_tests: 'its time is over; an objection is tested before it is counted',
    method: '`consent`, or as in `governance.planVote`',
    closes: '`2025-03-10 20:00`',
    secret: 'whether nobody learns who voted how',
    roll_hidden: 'who has cast in secret is not shown yet, or never',
    cast: 'names of those who answered, as far as this may be known',
    ballots: 'of a closed secret vote how many receipts are published',
    drawn: 'of a choice by lot that is over: how many are drawn; null',
    pool: 'names of those among whom lots are drawn, by their numbers; null: not known yet',
    quota: 'of transferred votes, exact, as text',
    stages: 'kinds of the stages of its count, in their order; pairs left out',
    paths: '`{ A > B: 17 }`: of Schulze, how strong the best path is',
    tests: 'whether each option test is passed, in their order',
    abstained: 'how many abstained',
    conflicts:
      '`{ Code Commun: own estimate }`: as it was declared, or by itself `estimate`, `invoice`, `selection`, `default`, `candidate`',
    electorate: '`organisations` or `persons`',
    theme: '`funding`, `software`, `products`, `rules`, `people`, `other`; null',
    tie_rule: '`status_quo`, `lot`, `run_off`, `earlier_submitted`',
    options: 'names of what is chosen among',
    candidates: '`{ Lea: La Gousse }`: from which organisation a candidate comes',
    withdrawn: 'names of candidates who stand no longer',
    matter_name: 'how that was called when the vote was planned, as the list and its file say it; null',
    matter: '`estimate`, `invoice`, `selection`, `default`: what it is about; null',
    fixed: 'how many were fixed as electors at the opening',
    weights: '`{ A: 28000 }`: what answers weigh, in thousandths, where they do not all weigh 1',
    papers: '`{ La Gousse: [Le Panier] }`: papers that one person typed, or two differently, and for whom',
    sheets: '`{ Le Panier: 3 }`: for whom secret papers were typed that wait for the second hand, and how many',
    recounts: '`[true]`: of each count made again, whether it came to the same',
    may_change: 'whether nothing was cast yet, so that how it is counted may be changed (as the community itself)',
    follows: 'number of the vote that it asks again, or whose equals it tells apart; null',
    run_off: 'number of the vote that tells its equals apart; null',
    is_run_off: 'whether it tells apart the equals of an earlier vote',
    delegated: '`{ La Gousse: Le Panier }`: who lets whom answer',
    via: '`{ La Gousse: Le Panier }`: answers that another organisation gave',
    cancel_reason: 'why it was cancelled',
    cancelled_by:
      '`core_group`, `objection` (a qualified one ended its round), `meeting` (put off there); null: it was not',
    ...facts,
  },
  async read(world, id) {
    const one = await world.look(readVote, { vote: id })
    const { rows } = await world.look(listVotes, { size: 200 })
    const stages = one.count?.stages ?? []
    return {
      state: one.state,
      number: one.number,
      eligible: one.eligible,
      answered: one.answered,
      missing: one.missing,
      ...{
        proposal: one.proposal?.number ?? null,
        round: one.round,
        awaits_tests: one.awaitsTests,
        method: one.method,
        in_meeting: one.meeting?.name ?? null,
      },
      noted: one.answers.filter(({ noted, counted }) => noted && counted).map(({ organisation }) => organisation),
      closes: clockWords(one.closesAt as Instant, world.shop.zone),
      ...{ secret: one.secret, roll_hidden: one.rollHidden, ballots: one.ballots.length },
      cast: one.electors.filter(({ hasAnswered }) => hasAnswered).map(({ name }) => name),
      ...lotsIn(one),
      quota: one.count?.quota ?? null,
      stages: stages.filter(({ kind }) => kind !== 'pair').map(({ kind }) => kind),
      paths: Object.fromEntries(
        stages.flatMap((stage) =>
          stage.kind === 'pair' ? [[`${stage.option} > ${stage.other}`, stage.strength] as const] : [],
        ),
      ),
      tests: one.count?.tests.map(({ passed }) => passed) ?? [],
      abstained: one.count?.abstained ?? null,
      conflicts: Object.fromEntries(
        one.electors.flatMap(({ name, conflict }) => (conflict === null ? [] : [[name, conflict] as const])),
      ),
      delegated: Object.fromEntries(
        one.electors.flatMap(({ name, delegatedTo }) => (delegatedTo === null ? [] : [[name, delegatedTo] as const])),
      ),
      via: Object.fromEntries(
        one.answers.flatMap(({ organisation, via, counted }) =>
          counted && via !== null ? [[organisation, via] as const] : [],
        ),
      ),
      ...{ electorate: one.electorate, theme: one.theme, tie_rule: one.tieRule, fixed: one.fixed },
      options: one.options.map(({ name }) => name),
      candidates: Object.fromEntries(
        one.options.flatMap(({ name, organisation }) => (organisation === null ? [] : [[name, organisation] as const])),
      ),
      withdrawn: one.options.flatMap(({ name, withdrawn }) => (withdrawn ? [name] : [])),
      matter: one.matter?.kind ?? null,
      matter_name: rows.find((row) => row.id === id)?.matterName ?? null,
      weights: Object.fromEntries(
        one.weightsDecision === null ? [] : one.electors.map(({ name, weight }) => [name, weight] as const),
      ),
      papers: Object.fromEntries(one.papers.map(({ organisation, typedFor }) => [organisation, typedFor])),
      sheets: Object.fromEntries(one.sheets.map(({ typedFor, papers }) => [typedFor, papers])),
      recounts: one.recounts.map(({ agrees }) => agrees),
      may_change: one.mayChange,
      follows: one.follows?.number ?? null,
      run_off: one.followedBy.find(({ isRunOff }) => isRunOff)?.number ?? null,
      is_run_off: one.isRunOff,
      ...{ cancel_reason: one.cancelReason, cancelled_by: one.cancelledBy },
      ...seenIn(one),
    }
  },
  factsFor: facts,
  async readFor(world, id, name) {
    return seenIn(await world.lookAs(name, readVote, { vote: id }))
  },
  find: voteIn,
}

const organisationOrPerson = (world: ScenarioWorld, value: unknown): string | null => {
  const name = String(value)
  if (isId(name)) return name
  return world.knows('participant', name) ? world.idOf('participant', name) : world.accountOf(name)
}

const listed = (world: ScenarioWorld) => world.look(listThemeDelegations, {})

/** By what the step was `called`, else by who gave it and the theme. */
async function themedIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('themed', name)) return world.idOf('themed', name)
  const { giver, theme } = value as Line
  const { delegations } = await listed(world)
  return found(
    delegations.find((one) => one.from === giver && one.theme === theme),
    'delegation',
  ).id
}

export const themed: ScenarioFacts = {
  facts: {
    state: '`holds`, `over` (its last day is gone), `ended`',
    giver: 'name of the organisation that lets another answer',
    receiver: 'name of the one that answers',
    theme: '`funding`, `software`, `products`, `rules`, `people`, `other`',
    until: 'its last day',
    used_in: 'numbers of the votes in which it was used',
  },
  async read(world, id) {
    const { delegations } = await listed(world)
    const one = found(
      delegations.find((given) => given.id === id),
      'delegation',
    )
    const { state, from, to, theme, untilDay } = one
    return { state, giver: from, receiver: to, theme, until: untilDay, used_in: one.usedIn.map(({ number }) => number) }
  },
  find: themedIn,
}

export const voteNames = {
  vote: {
    kind: 'vote',
    says: 'what the step that planned it was `called`; else its title (the newest of that title, a run-off too) or its number',
    find: voteIn,
  },
  paperOf: {
    kind: 'participant',
    says: 'name of an organisation',
    find: (world: ScenarioWorld, value: unknown) =>
      isId(String(value)) ? String(value) : world.idOf('participant', String(value)),
  },
  paperVoters: {
    kind: 'participant',
    says: 'names of those who put a paper into the box: organisations, or of a vote of persons people',
    find: organisationOrPerson,
  },
  receiver: {
    kind: 'participant',
    says: 'name of an organisation; of a vote of persons that of a person',
    find: organisationOrPerson,
  },
  elector: {
    kind: 'account',
    says: 'of a vote of persons whose answer it is: name of a person; left out, whoever acts',
    find: organisationOrPerson,
  },
  peopleOf: {
    kind: 'participant',
    says: 'of a vote of persons: name of the organisation whose people vote; left out, everybody inside the community',
    find: organisationOrPerson,
  },
  earlierVote: { kind: 'vote', says: 'a vote that is over, as in `vote`', find: voteIn },
  themed: {
    kind: 'themed',
    says: '`{ giver: La Gousse, theme: funding }`: a delegation for a theme, the newest; or what the step that gave it was `called`',
    find: themedIn,
  },
}
