import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountProblems, effectRows, effectsOf, freshRow } from './effect-rows.ts'
import { policySchema, presets } from './policy.ts'

test('what outcomes post, written down as rows and read again, is the same at every co-op', () => {
  for (const { effects } of Object.values(presets)) assert.deepEqual(effectsOf(effectRows(effects), effects), effects)
})

test('an outcome that posted nothing can be given a posting, and one that posted can lose it', () => {
  const rows = effectRows(presets.bees.effects)
  const more = effectsOf([...rows, { ...freshRow, mode: 'mixed', purpose: 'flying', by: '2' }], presets.bees.effects)
  assert.deepEqual(more.mixed?.flying?.done, [{ counter: 'main', by: 2 }])
  const fewer = effectsOf(
    rows.filter(({ outcome }) => outcome !== 'absent_1'),
    presets.bees.effects,
  )
  assert.deepEqual(fewer.regular?.regular?.absent_1, [])
  for (const effects of [more, fewer]) assert.ok(policySchema.safeParse({ ...presets.bees, effects }).success)
})

test('an amount beyond 400, or none, is refused where it stands', () => {
  const typed = (by: string) => amountProblems([freshRow, { ...freshRow, by }]).map(({ path }) => path)
  assert.deepEqual([typed('401'), typed('-401'), typed(''), typed('1.5')], Array(4).fill(['effects.1.by']))
  assert.deepEqual([typed('400'), typed('-400')], [[], []])
})
