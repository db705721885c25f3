/** Counts a vote by its method, and tells each stage (domain-hub-governance 5.4, 5.6). Pure: the same ballots, in whatever
 *  order, always give the same count. `lot` lists the options by lot, of a choice by lot the numbers in the pool; `electors` is how many may answer, or what they weigh;
 *  `objections` is how many stand in the way of consent. */
import { fundBaskets } from './basket.ts'
import { compare, type Fraction, fraction, none, plus, sumOf, times, written } from './fraction.ts'
import { majority, qualifiedMajority } from './quorum.ts'
import { bestPaths, pairStages } from './schulze.ts'
import type { Count, Stage, TestResult } from './stages.ts'
import { countStv } from './stv.ts'
import { sums, weightOf } from './sums.ts'
import { asksYesOrNo, type Ballot, consentAnswers, drawsLots, isRanked, rankingOf, type Terms } from './terms.ts'
import { brokenTie, theBest } from './ties.ts'
import { allElected, withoutWithdrawn } from './withdrawn.ts'

export function countVote(
  terms: Terms,
  ballots: readonly Ballot[],
  electors: number | Fraction,
  lot: readonly string[],
  objections = 0,
): Count {
  const standing = withoutWithdrawn(terms, ballots)
  const found = foundIn(standing.terms, standing.ballots, lot, objections)
  return {
    method: terms.method,
    ...found,
    abstained: ballots.filter(({ content }) => content.says === 'abstain').length,
    noneOfThese: ballots.filter(({ content }) => content.says === 'none').length,
    tests: standing.terms.tests.map((one) =>
      tested(one, found.scores, typeof electors === 'number' ? fraction(electors) : electors),
    ),
    lines: [...found.scores].map(([option, score]) => ({
      option,
      score: written(score),
      chosen: found.chosen.includes(option),
    })),
  }
}

interface Found {
  readonly outcome: Count['outcome']
  readonly scores: ReadonlyMap<string, Fraction>
  readonly chosen: readonly string[]
  readonly tied: readonly string[]
  readonly quota: string | null
  readonly stages: readonly Stage[]
}

function foundIn(terms: Terms, ballots: readonly Ballot[], lot: readonly string[], objections: number): Found {
  if (drawsLots(terms.method)) return drawn(terms, lot)
  if (terms.method === 'consent') return countConsent(ballots, objections)
  return asksYesOrNo(terms.method) ? countYesOrNo(terms, ballots) : countOptions(terms, ballots, lot)
}

/** The first so many of the pool, of a smaller one all; each line tells the place in the order of the lot. */
function drawn({ seats }: Terms, lot: readonly string[]): Found {
  const scores = new Map(lot.map((number, place) => [number, fraction(place + 1)]))
  const chosen = lot.slice(0, seats)
  return { outcome: chosen.length > 0 ? 'chosen' : 'nobody', scores, chosen, tied: [], quota: null, stages: [] }
}

/** Who said what is told; what decides is whether an objection stands (5.3). */
function countConsent(ballots: readonly Ballot[], objections: number): Found {
  const weightOfAll = (says: string) =>
    sumOf(ballots.filter(({ content }) => content.says === says).map((one) => weightOf(one)))
  const passed = objections === 0 && ballots.length > 0
  return {
    outcome: passed ? 'passed' : 'failed',
    scores: new Map(consentAnswers.map((says) => [says, weightOfAll(says)])),
    chosen: passed ? ['no_objection'] : [],
    tied: [],
    quota: null,
    stages: [],
  }
}

function countYesOrNo(terms: Terms, ballots: readonly Ballot[]): Found {
  const weightsOf = (says: 'yes' | 'no') =>
    ballots.reduce((sum, { content, weight }) => (content.says === says ? sum + BigInt(weight) : sum), 0n)
  const [yes, no] = [weightsOf('yes'), weightsOf('no')]
  const passed = terms.method === 'majority' ? majority(yes, no) : qualifiedMajority(yes, no, terms.qualified)
  return {
    outcome: passed ? 'passed' : 'failed',
    scores: new Map([
      ['yes', fraction(yes, 1000)],
      ['no', fraction(no, 1000)],
    ]),
    chosen: passed ? ['yes'] : [],
    tied: yes === no && yes > 0n ? ['yes', 'no'] : [],
    quota: null,
    stages: [],
  }
}

function countOptions(terms: Terms, ballots: readonly Ballot[], lot: readonly string[]): Found {
  if (allElected(terms)) {
    const scores = isRanked(terms.method) && terms.method !== 'borda' ? firsts(terms, ballots) : sums(terms, ballots)
    const outcome = terms.options.length > 0 ? 'chosen' : 'nobody'
    return { outcome, scores, chosen: terms.options, tied: [], quota: null, stages: [] }
  }
  switch (terms.method) {
    case 'schulze':
      return bySchulze(terms, ballots, lot)
    case 'stv':
      return byTransfer(terms, ballots, lot)
    case 'basket': {
      const scores = sums(terms, ballots)
      const { funded, tied, stages } = fundBaskets(terms, scores, lot)
      return { outcome: funded.length > 0 ? 'chosen' : 'nobody', scores, chosen: funded, tied, quota: null, stages }
    }
    default: {
      const scores = sums(terms, ballots)
      const { chosen, tied, open } = theBest(scores, terms.seats, terms.tieRule, lot)
      const outcome = open > 0 ? 'tie' : chosen.length > 0 ? 'chosen' : 'nobody'
      return { outcome, scores, chosen, tied, quota: null, stages: [] }
    }
  }
}

const hasRanks = ({ content }: Ballot): boolean => content.says === 'marks' && content.marks.length > 0

function bySchulze(terms: Terms, ballots: readonly Ballot[], lot: readonly string[]): Found {
  const paths = bestPaths(terms.options, ballots)
  const scores = firsts(terms, ballots)
  const stages = pairStages(terms.options, paths)
  if (!ballots.some((one) => hasRanks(one) && one.weight > 0))
    return { outcome: 'nobody', scores, chosen: [], tied: [], quota: null, stages }
  const tied = paths.winners.length > 1 ? paths.winners : []
  const chosen = tied.length > 0 ? brokenTie(tied, 1, terms.tieRule, lot) : paths.winners
  return { outcome: chosen.length > 0 ? 'chosen' : 'tie', scores, chosen, tied, quota: null, stages }
}

function byTransfer(terms: Terms, ballots: readonly Ballot[], lot: readonly string[]): Found {
  const { elected, quota, stages } = countStv(terms.options, terms.seats, terms.quota, ballots, lot)
  const outcome = elected.length > 0 ? 'chosen' : 'nobody'
  return { outcome, scores: firsts(terms, ballots), chosen: elected, tied: [], quota: written(quota), stages }
}

/** How many put each option first. */
function firsts(terms: Terms, ballots: readonly Ballot[]): Map<string, Fraction> {
  const all = new Map<string, Fraction>(terms.options.map((option) => [option, none]))
  for (const ballot of ballots.filter(hasRanks)) {
    const first = rankingOf(ballot.content)[0] as string
    all.set(first, plus(all.get(first) ?? none, weightOf(ballot)))
  }
  return all
}

function tested(test: Terms['tests'][number], scores: ReadonlyMap<string, Fraction>, electors: Fraction): TestResult {
  const base = test.of === 'electors' ? electors : sumOf([...scores.values()])
  const difference = compare(times(scores.get(test.option) ?? none, fraction(10_000)), times(base, fraction(test.bp)))
  return { ...test, passed: test.side === 'least' ? difference >= 0 : difference <= 0 }
}
