import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countVote } from './count.ts'
import { missingAnswers, quorumReached } from './quorum.ts'
import { bestPaths } from './schulze.ts'
import type { Stage } from './stages.ts'
import { beforeTheLot, runOffOf } from './ties.ts'
import { ballots, says, termsOf } from './votes.testing.ts'

const count = (terms: Parameters<typeof termsOf>[0], all: ReturnType<typeof ballots>, lot = ['A', 'B', 'C', 'D']) =>
  countVote(termsOf(terms), all, all.length, lot)

const hundred = ballots([28, 'ABCD'], [14, 'ACDB'], [15, 'BCAD'], [17, 'CABD'], [26, 'DBCA'])
type Told = Extract<Stage, { readonly held: unknown }>
const told = (found: ReturnType<typeof count>, kind: Stage['kind']): Told[] =>
  found.stages.filter((one): one is Told => 'held' in one && one.kind === kind)
const heldIn = (found: ReturnType<typeof count>, kind: Stage['kind'], at = 0) =>
  Object.fromEntries((told(found, kind)[at]?.held ?? []).map(({ option, votes }) => [option, votes]))

test('with two seats a surplus moves in exact parts, and the votes of whoever is out move whole', () => {
  const found = count({ method: 'stv', seats: 2 }, hundred)
  assert.equal(found.quota, '34')
  assert.deepEqual(heldIn(found, 'elected'), { A: '42', B: '15', C: '17', D: '26' })
  assert.deepEqual(heldIn(found, 'eliminated'), { A: '34', B: '61/3', C: '59/3', D: '26' })
  assert.deepEqual(heldIn(found, 'elected', 1), { A: '34', B: '112/3', C: '0', D: '86/3' })
  assert.deepEqual(found.chosen, ['A', 'B'])
})

test('the quota is of Droop unless another one is named, and only that of Droop is rounded', () => {
  const quotaOf = (quota: 'droop' | 'hare' | 'hagenbach_bischoff' | 'imperiali') =>
    count({ method: 'stv', seats: 2, quota }, hundred).quota
  assert.deepEqual(
    [quotaOf('droop'), quotaOf('hare'), quotaOf('hagenbach_bischoff'), quotaOf('imperiali')],
    ['34', '50', '100/3', '25'],
  )
})

test('of more candidates at the quota than seats, those who hold most are elected', () => {
  const found = count(
    { method: 'stv', seats: 1, quota: 'hagenbach_bischoff', options: ['A', 'B'] },
    ballots([5, 'A'], [5, 'B']),
    ['B', 'A'],
  )
  assert.deepEqual(found.chosen, ['B'])
})

test('with one seat the last are out one by one until somebody has the quota', () => {
  const found = count({ method: 'stv', options: ['A', 'B', 'C'] }, ballots([4, 'A'], [3, 'BC'], [2, 'CB']))
  assert.deepEqual(found.chosen, ['B'])
  assert.deepEqual(
    found.stages.map(({ kind }) => kind),
    ['eliminated', 'elected'],
  )
})

test('equals are told apart by the latest earlier stage where they differed', () => {
  // after D is out, B and C hold as much; before, C held more
  const found = count({ method: 'stv' }, ballots([5, 'A'], [2, 'B'], [3, 'C'], [1, 'DB']))
  const out = told(found, 'eliminated')
  assert.deepEqual(
    out.slice(0, 2).map(({ options, by }) => [options[0], by]),
    [
      ['D', 'votes'],
      ['B', 'earlier_stage'],
    ],
  )
})

test('equals that never differed are told apart by lot', () => {
  const all = ballots([3, 'A'], [2, 'B'], [2, 'C'])
  const firstOut = (lot: string[]) => {
    const [out] = told(count({ method: 'stv', options: ['A', 'B', 'C'] }, all, lot), 'eliminated')
    return { options: out?.options, by: out?.by }
  }
  assert.deepEqual([firstOut(['B', 'C', 'A']).options, firstOut(['B', 'C', 'A']).by], [['C'], 'lot'])
  assert.deepEqual(firstOut(['C', 'B', 'A']).options, ['B'])
})

test('where nobody who is left holds anything, every ballot counts whole again for them', () => {
  // one ballot is just the quota: A is elected without a surplus, and B and C hold nothing
  const found = count({ method: 'stv', seats: 2, options: ['A', 'B', 'C'] }, ballots([1, 'AB']))
  assert.deepEqual(
    found.stages.map(({ kind }) => kind),
    ['elected', 'regained', 'elected'],
  )
  assert.deepEqual(found.chosen, ['A', 'B'])
})

test('no ballots elect nobody; as many candidates as seats are all elected', () => {
  assert.equal(count({ method: 'stv', seats: 2 }, []).outcome, 'nobody')
  const found = count({ method: 'stv', seats: 2, options: ['A', 'B'] }, ballots([1, 'A']))
  assert.deepEqual(found.chosen, ['A', 'B'])
})

const thirty = ballots([3, 'ACDB'], [9, 'BACD'], [8, 'CDAB'], [5, 'DABC'], [5, 'DBCA'])

test('by Schulze whoever has the strongest path to each other wins', () => {
  const paths = bestPaths(['A', 'B', 'C', 'D'], thirty)
  const strengths = ['A', 'B', 'C', 'D'].map((one) =>
    ['A', 'B', 'C', 'D'].filter((other) => other !== one).map((other) => Number(paths.strength(one, other).over)),
  )
  assert.deepEqual(strengths, [
    [17, 17, 17],
    [18, 19, 19],
    [18, 20, 20],
    [18, 21, 19],
  ])
  assert.deepEqual(count({ method: 'schulze' }, thirty).chosen, ['C'])
})

test('the example of 45 ballots in the papers about Schulze elects E', () => {
  const all = ballots(
    [5, 'ACBED'],
    [5, 'ADECB'],
    [8, 'BEDAC'],
    [3, 'CABED'],
    [7, 'CAEBD'],
    [2, 'CBADE'],
    [7, 'DCEBA'],
    [8, 'EBADC'],
  )
  assert.deepEqual(count({ method: 'schulze', options: ['A', 'B', 'C', 'D', 'E'] }, all).chosen, ['E'])
})

test('several winners by Schulze are a tie, and the tie rule named before tells', () => {
  const all = ballots([1, 'AB'], [1, 'BA'])
  const by = (tieRule: 'status_quo' | 'lot' | 'run_off' | 'earlier_submitted') => {
    const found = count({ method: 'schulze', options: ['A', 'B'], tieRule }, all, ['B', 'A'])
    return [found.outcome, found.chosen, found.tied]
  }
  assert.deepEqual(by('status_quo'), ['tie', [], ['A', 'B']])
  assert.deepEqual(by('run_off'), ['tie', [], ['A', 'B']])
  assert.deepEqual(by('lot'), ['chosen', ['B'], ['A', 'B']])
  assert.deepEqual(by('earlier_submitted'), ['chosen', ['A'], ['A', 'B']])
})

test('Borda gives n points to the first; the unranked share the average of what is left, or get nothing', () => {
  const scores = (unranked: 'average' | 'nothing') =>
    count({ method: 'borda', unranked }, ballots([2, 'AB'], [1, 'DCBA'])).lines.map(({ score }) => score)
  assert.deepEqual(scores('average'), ['9', '8', '6', '7'])
  assert.deepEqual(scores('nothing'), ['9', '8', '3', '4'])
})

test('a majority needs more yes than no, two thirds at least two thirds; abstentions do not count', () => {
  const outcome = (method: 'majority' | 'qualified', yes: number, no: number, abstain = 0) =>
    count({ method }, says(yes, no, abstain)).outcome
  assert.deepEqual(
    [outcome('majority', 3, 2), outcome('majority', 2, 2), outcome('majority', 0, 0, 9)],
    ['passed', 'failed', 'failed'],
  )
  assert.deepEqual(
    [
      outcome('qualified', 8, 4),
      outcome('qualified', 7, 4),
      outcome('qualified', 6, 6),
      outcome('qualified', 2, 1, 30),
      outcome('qualified', 0, 0, 3),
    ],
    ['passed', 'failed', 'failed', 'passed', 'failed'],
  )
})

test('a quorum counts answers against those who may answer, and tells how many are missing', () => {
  const reached = (eligible: number, answered: number, bp: number) => quorumReached({ eligible, answered }, bp)
  assert.deepEqual(
    [reached(12, 5, 5000), reached(12, 6, 5000), reached(7, 3, 4300), reached(10, 5, 5000)],
    [false, true, false, true],
  )
  assert.deepEqual(
    [missingAnswers({ eligible: 7, answered: 3 }, 4300), missingAnswers({ eligible: 12, answered: 9 }, 5000)],
    [1, 0],
  )
})

test('an option test asks for so many basis points of the score or of all who may answer', () => {
  const all = ballots([3, 'A'], [1, 'B'])
  const passed = (bp: number, of: 'score' | 'electors', side: 'least' | 'most' = 'least') =>
    countVote(termsOf({ method: 'approval', tests: [{ option: 'A', side, bp, of }] }), all, 6, []).tests[0]?.passed
  assert.deepEqual(
    [
      passed(7500, 'score'),
      passed(7501, 'score'),
      passed(5000, 'electors'),
      passed(5001, 'electors'),
      passed(7500, 'score', 'most'),
    ],
    [true, false, true, false, true],
  )
})

test('items in baskets are funded by how many chose them, while money lasts', () => {
  const terms = { method: 'basket' as const, envelope: 100, costs: { A: 60, B: 50, C: 40, D: 10 } }
  const found = count(terms, ballots([5, 'A'], [4, 'B'], [3, 'C'], [0, 'D']))
  assert.deepEqual([found.chosen, found.tied], [['A', 'C'], []])
  const equal = (tieRule: 'status_quo' | 'lot') =>
    count({ ...terms, tieRule }, ballots([4, 'A'], [4, 'B']), ['B', 'A', 'C', 'D'])
  assert.deepEqual([equal('status_quo').chosen, equal('status_quo').tied, equal('lot').chosen], [[], ['A', 'B'], ['B']])
})

test('weights are thousandths and add up exactly', () => {
  const found = count({ method: 'approval' }, [
    { content: { says: 'marks', marks: [{ option: 'A', mark: 1 }] }, weight: 333 },
    { content: { says: 'marks', marks: [{ option: 'A', mark: 1 }] }, weight: 1000 },
    { content: { says: 'marks', marks: [{ option: 'B', mark: 1 }] }, weight: 0 },
  ])
  assert.deepEqual(
    found.lines.map(({ score }) => score),
    ['1333/1000', '0', '0', '0'],
  )
})

test('equals that the tie rule sends into a run-off are asked again, for the places that are open', () => {
  const terms = termsOf({ method: 'approval', seats: 2, tieRule: 'run_off', choices: { least: 3, most: 4 } })
  const chosen = { outcome: 'tie', chosen: ['A'], tied: ['B', 'C'] } as const
  const again = runOffOf(terms, chosen, false)
  assert.deepEqual(again?.options, ['B', 'C'])
  assert.deepEqual([again?.seats, again?.tieRule, again?.choices], [1, 'status_quo', { least: 2, most: 4 }])
  assert.equal(runOffOf(terms, chosen, true)?.tieRule, 'lot')
  assert.equal(runOffOf({ ...terms, tieRule: 'status_quo' }, chosen, false), null)
  assert.equal(runOffOf(terms, { ...chosen, outcome: 'chosen' }, false), null)
  assert.equal(runOffOf({ ...terms, method: 'stv' }, chosen, false), null)
})

test('before the closing a tie that falls to the lot is told as a tie, whatever the lot would say', () => {
  const terms = { method: 'approval', tieRule: 'lot', options: ['A', 'B', 'C'], seats: 2 } as const
  const all = ballots([3, 'A'], [2, 'B'], [2, 'C'])
  const known = (lot: string[]) => beforeTheLot(count(terms, all, lot), terms)
  assert.deepEqual(known(['A', 'B', 'C']), known(['C', 'B', 'A']))
  assert.deepEqual([known(['A', 'B', 'C'])?.outcome, known(['A', 'B', 'C'])?.chosen], ['tie', ['A']])
  assert.deepEqual(count(terms, all, ['C', 'B', 'A']).chosen, ['A', 'C'])
  const clear = count(terms, ballots([3, 'A'], [2, 'B']))
  assert.equal(beforeTheLot(clear, terms), clear)
  const transferred = { method: 'stv', tieRule: 'lot', options: ['A', 'B', 'C'], seats: 1 } as const
  assert.equal(beforeTheLot(count(transferred, ballots([2, 'ABC'], [2, 'BAC'])), transferred), null)
})
