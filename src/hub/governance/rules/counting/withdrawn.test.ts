import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotCast } from './ballots.ts'
import { countVote } from './count.ts'
import type { Terms } from './terms.ts'
import { ballots, ranking, termsOf } from './votes.testing.ts'

const lot = ['C', 'A', 'D', 'B']
const count = (more: Partial<Terms> & Pick<Terms, 'method'>, cast: ReturnType<typeof ballots>) =>
  countVote(termsOf(more), cast, 20, lot)

test('whoever withdrew is left out of every ballot, as if it had never stood', () => {
  const cast = ballots([5, 'ABCD'], [4, 'BDCA'], [3, 'CADB'])
  for (const method of ['stv', 'schulze', 'borda'] as const) {
    const left = count({ method, withdrawn: ['A'] }, cast)
    const never = count({ method, options: ['B', 'C', 'D'] }, ballots([5, 'BCD'], [4, 'BDC'], [3, 'CDB']))
    assert.deepEqual([left.chosen, left.lines], [never.chosen, never.lines])
  }
})

test('with no more candidates left than seats all of them are elected, in the order of the ballot', () => {
  const cast = ballots([7, 'BA'], [1, 'D'])
  assert.deepEqual(count({ method: 'stv', seats: 3, withdrawn: ['B'] }, cast).chosen, ['A', 'C', 'D'])
  assert.equal(count({ method: 'stv', seats: 2, withdrawn: ['B'] }, cast).chosen.length, 2)
  assert.deepEqual(count({ method: 'approval', seats: 2, withdrawn: ['A', 'D'] }, []).chosen, ['B', 'C'])
  assert.equal(count({ method: 'score', withdrawn: ['A', 'B', 'C', 'D'] }, []).outcome, 'nobody')
})

test('a ballot that names whoever withdrew is refused', () => {
  const terms = termsOf({ method: 'stv', withdrawn: ['C'] })
  assert.deepEqual(
    whyNotCast(terms, ranking('BC')).map(({ code, facts }) => [code, facts['option']]),
    [['ballot.withdrawn', 'C']],
  )
  assert.deepEqual(whyNotCast(terms, ranking('BA')), [])
})
