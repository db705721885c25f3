import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#platform/values/day.ts'
import { leastRecentFirst, takeTurns } from './turns.ts'

const turn = (person: string, last: string | null) => ({ person, last: last as Instant | null })
const names = (all: readonly { person: string }[]) => all.map(({ person }) => person)

test('who never led comes first, then whoever led longest ago; equals keep their order', () => {
  const all = [turn('Jo', '2025-02-01'), turn('Lea', null), turn('Ana', '2025-01-01'), turn('Mo', null)]
  assert.deepEqual(names(leastRecentFirst(all)), ['Lea', 'Mo', 'Ana', 'Jo'])
})

test('nobody leads and writes the same meeting where there are two people', () => {
  const all = [turn('Jo', null), turn('Lea', null)]
  assert.deepEqual(takeTurns(all, all, { facilitator: null, noteTaker: null }), { facilitator: 'Jo', noteTaker: 'Lea' })
  assert.deepEqual(takeTurns(all, all, { facilitator: null, noteTaker: 'Jo' }), { facilitator: 'Lea', noteTaker: 'Jo' })
  const one = [turn('Jo', null)]
  assert.deepEqual(takeTurns(one, one, { facilitator: null, noteTaker: null }), { facilitator: 'Jo', noteTaker: null })
})

test('what was chosen by hand stays', () => {
  const all = [turn('Jo', null), turn('Lea', '2025-01-01')]
  const chosen = { facilitator: 'Lea', noteTaker: null }
  assert.deepEqual(takeTurns(all, all, chosen), { facilitator: 'Lea', noteTaker: 'Jo' })
})
