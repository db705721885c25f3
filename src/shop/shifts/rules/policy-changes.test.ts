import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PresetName, policyOf, presets } from './policy.ts'
import { changesFrom, changesSchema } from './policy-changes.ts'

const names = Object.keys(presets) as PresetName[]

test('a policy written as what differs from any preset is that policy again', () => {
  for (const from of names)
    for (const to of names) {
      const changes = changesSchema.parse(JSON.parse(JSON.stringify(changesFrom(presets[from], presets[to]))))
      assert.deepEqual(policyOf({ preset: from, changes }), presets[to], `${from} to ${to}`)
    }
})

test('of a parameter made of parts the parts that were not written stay as in the preset', () => {
  const changes = changesSchema.parse({
    count: { everyDays: 14 },
    bounds: { main: { most: 4 } },
    effects: { regular: { regular: { absent_2: [{ counter: 'main', by: -3 }], absent_1: [] } } },
  })
  const { count, bounds, effects } = policyOf({ preset: 'bees', changes })
  assert.deepEqual(count, { ...presets.bees.count, everyDays: 14 })
  assert.deepEqual(bounds, { ...presets.bees.bounds, main: { least: null, most: 4 } })
  assert.deepEqual(effects.regular?.regular, { absent_2: [{ counter: 'main', by: -3 }] })
  assert.deepEqual(effects.flying, presets.bees.effects.flying)
})

test('a new kind of leave begins as an ordinary leave, null takes one away', () => {
  const changes = changesSchema.parse({ leaveTypes: { holiday: null, sick: { standing: 'exempted', openEnd: true } } })
  const { leaveTypes } = policyOf({ preset: 'bees', changes })
  assert.deepEqual(Object.keys(leaveTypes).toSorted(), ['exemption', 'sick'])
  assert.equal(leaveTypes['sick']?.name, 'sick')
  assert.equal(leaveTypes['sick']?.stopsCount, true)
})
