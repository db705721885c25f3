import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import { briefOf } from './brief.ts'
import type { Pledged } from './outcome.ts'

const sharer = (id: string, turnoverExVat: number | null) => ({
  id,
  name: id,
  figures: { turnoverExVat, activeMembers: null, staffFte: null, grossMargin: null },
})
const sharers = [sharer('panier', 3000), sharer('silo', 1000), sharer('epi', null)]
const share = (participant: string, amount: number): Pledged => ({
  participant,
  mode: 'share',
  amount,
  usesArea: true,
  conditions: [],
})
const round = (others: readonly Pledged[]) => ({
  tried: { key: { kind: 'turnover' as const }, tranchesBp: [10_000], turn: 1 },
  terms: { target: cents(400_000), secured: [], minPayers: 2, contingencyBp: 0, turn: 1 },
  keyYear: 2025,
  others,
})

test('a board sees its part under half of what the key asks, under all of it, and under twice as much', () => {
  const { byKey, caps } = briefOf('silo', round([share('panier', 320_000)]), sharers)
  assert.equal(byKey, true)
  assert.deepEqual(
    caps.map(({ cap, share: part, short }) => [cap, part, short]),
    [
      [50_000, null, 30_000],
      [100_000, 100_000, 0],
      [200_000, 100_000, 0],
    ],
  )
})

test('a board is told what is missing without its organisation', () => {
  const { without } = briefOf('silo', round([share('panier', 400_000)]), sharers)
  assert.deepEqual([without.met, without.payersMissing], [false, 1])
})

test('a board whose organisation has no attested figure decides on fixed amounts', () => {
  const { byKey, caps } = briefOf('epi', round([share('panier', 400_000)]), sharers)
  assert.equal(byKey, false)
  assert.deepEqual(
    caps.map(({ cap, share: part }) => [cap, part]),
    [
      [100_000, 100_000],
      [200_000, 200_000],
      [400_000, 400_000],
    ],
  )
})
