import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  duesStateAfter,
  duesStates,
  expenseStates,
  joinStates,
  machines,
  needsTwo,
  pledgeStates,
  roundStates,
  whyNotMove,
} from './states.ts'

const statesOf = {
  dues: duesStates,
  round: roundStates,
  pledge: pledgeStates,
  expense: expenseStates,
  join: joinStates,
} as const

test('every act starts and ends in states that exist, and each state but the first is reached', () => {
  const first = { dues: ['scheduled'], round: ['draft'], pledge: ['intended'], expense: ['draft'], join: ['asked'] }
  const worked = { dues: ['part_paid', 'paid', 'issued'], round: [], pledge: [], expense: [], join: [] }
  for (const name of Object.keys(statesOf) as (keyof typeof statesOf)[]) {
    const states: readonly string[] = statesOf[name]
    const moves: readonly { readonly from: readonly string[]; readonly to: string | null }[] = Object.values(
      machines[name],
    )
    assert.ok(
      moves.every(({ from, to }) => from.every((one) => states.includes(one)) && (to === null || states.includes(to))),
    )
    const reached = new Set<string>([...first[name], ...worked[name], ...moves.flatMap(({ to }) => to ?? [])])
    assert.deepEqual(
      states.filter((one) => !reached.has(one)),
      [],
      name,
    )
  }
})

test('an act is refused from any state it does not start from, and says which state it is', () => {
  assert.deepEqual(whyNotMove('round', 'open', 'draft'), [])
  assert.deepEqual(whyNotMove('round', 'open', 'settled'), [
    { code: 'round.state', facts: { why: 'settled', state: 'settled' } },
  ])
  for (const state of ['submitted', 'rejected', 'incomplete'])
    assert.deepEqual(whyNotMove('expense', 'approve', state), [])
  assert.equal(whyNotMove('expense', 'approve', 'draft').length, 1)
})

test('money that leaves, and debts that are let go, need two', () => {
  assert.equal(needsTwo('round', 'cancel'), true)
  assert.equal(needsTwo('dues', 'write_off'), true)
  assert.equal(needsTwo('round', 'open'), false)
})

test('a period is paid when all is paid, and stays overdue until then', () => {
  assert.equal(duesStateAfter(100, 100, true), 'paid')
  assert.equal(duesStateAfter(100, 99, true), 'overdue')
  assert.equal(duesStateAfter(100, 1, false), 'part_paid')
  assert.equal(duesStateAfter(100, 0, false), 'issued')
})
