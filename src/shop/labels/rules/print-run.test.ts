import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#platform/values/day.ts'
import { inOrder, labelsOfRun, type QueuedLabel, settleRun, whyNotPrint } from './print-run.ts'

const label = (name: string, more: Partial<QueuedLabel> = {}): QueuedLabel => ({
  id: name,
  product: name,
  format: 'standard',
  name,
  category: 'dry',
  walk: 1,
  inRun: null,
  ...more,
})
const ids = (labels: readonly QueuedLabel[]) => labels.map(({ id }) => id)

test('a selection with products that have no format is refused, and names them', () => {
  const [no] = whyNotPrint([label('rice'), label('tea', { format: null }), label('oats', { format: null })])
  assert.deepEqual([no?.code, no?.facts['products']], ['run.no_format', ['tea', 'oats']])
  assert.deepEqual(
    whyNotPrint([]).map(({ code }) => code),
    ['run.empty'],
  )
})

test('a label in a run that is made is left out of a second one, unless it is ticked', () => {
  const held = label('tea', { inRun: { number: 118, by: 'Ana', at: '2026-03-02T08:00:00Z' as Instant } })
  assert.deepEqual(ids(labelsOfRun([label('rice'), held], new Set())), ['rice'])
  assert.deepEqual(ids(labelsOfRun([label('rice'), held], new Set(['tea']))), ['rice', 'tea'])
})

test('labels come in walking order; those without a place last; ties by name, without minding accents', () => {
  const labels = [
    label('Zwieback', { walk: 2 }),
    label('Épinards', { walk: 2 }),
    label('tea', { walk: null }),
    label('ail', { walk: 1, category: 'a' }),
  ]
  assert.deepEqual(ids(inOrder(labels, 'walk')), ['ail', 'Épinards', 'Zwieback', 'tea'])
  assert.deepEqual(ids(inOrder(labels, 'name')), ['ail', 'Épinards', 'tea', 'Zwieback'])
  assert.deepEqual(ids(inOrder(labels, 'category')), ['ail', 'Épinards', 'tea', 'Zwieback'])
})

test('what did not come out is to be printed again; a run is told of once', () => {
  const made = { state: 'made', labels: ['a', 'b', 'c'] } as const
  assert.deepEqual(settleRun(made, []), { state: 'succeeded', printed: ['a', 'b', 'c'], again: [] })
  assert.deepEqual(settleRun(made, ['b', 'elsewhere']), { state: 'partly', printed: ['a', 'c'], again: ['b'] })
  assert.deepEqual(settleRun(made, ['a', 'b', 'c']), { state: 'failed', printed: [], again: ['a', 'b', 'c'] })
  const twice = settleRun({ ...made, state: 'succeeded' }, [])
  assert.ok('no' in twice && twice.no[0].code === 'run.told')
})
