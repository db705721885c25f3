import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import { policySchema, presets } from './policy.ts'
import { changesFrom } from './policy-changes.ts'
import { policyDiff, valueAt, withValue } from './policy-diff.ts'
import { fieldsOf } from './policy-fields.ts'

test('the same rules differ in nothing, each preset differs from the first one where it says so', () => {
  assert.deepEqual(policyDiff(presets.bees, structuredClone(presets.bees)), [])
  const louve = policyDiff(presets.bees, presets.la_louve)
  assert.deepEqual(
    louve.find(({ path }) => path === 'cancelMinHours'),
    { path: 'cancelMinHours', before: 2, after: 24 },
  )
  assert.ok(louve.some(({ path }) => path === 'effects.regular.regular.absent_2'))
  assert.ok(louve.some(({ path, after }) => path === 'leaveTypes.holiday.name' && after === undefined))
})

test('a figure inside a line of the standing changes that line alone', () => {
  const draft = withValue(presets.bees, 'standing.7.when.1.2.days', 42)
  assert.deepEqual(
    policyDiff(presets.bees, draft).map(({ path }) => path),
    ['standing.7'],
  )
  assert.equal(valueAt(draft, 'standing.7.when.1.2.days'), 42)
  assert.equal(valueAt(presets.bees, 'standing.7.when.1.2.days'), 28)
  assert.deepEqual(Object.keys(changesFrom(presets.bees, draft)), ['standing'])
})

test('every preset holds to the ranges of the policy', () => {
  for (const preset of Object.values(presets)) assert.deepEqual(policySchema.parse(preset), preset)
})

test('the form has the ranges of the policy, and every parameter of it', () => {
  for (const preset of Object.values(presets))
    for (const field of fieldsOf(preset)) {
      if (field.kind !== 'number') continue
      const [least, most] = [field.least, field.most]
      if (most !== null) assert.ok(!accepts(preset, field.path, most + 1), `${field.path} above ${most}`)
      if (most !== null) assert.ok(accepts(preset, field.path, most), `${field.path} at ${most}`)
      if (least !== null) assert.ok(accepts(preset, field.path, least), `${field.path} at ${least}`)
      if (least !== null) assert.ok(!accepts(preset, field.path, least - 1), `${field.path} below ${least}`)
      assert.equal(accepts(preset, field.path, null), field.empty === 'null', `${field.path} empty`)
      if (field.empty === 'absent') assert.ok(accepts(preset, field.path, undefined), `${field.path} absent`)
    }
  const shown = new Set(fieldsOf(presets.bees).map(({ path }) => path.split('.')[0]))
  assert.deepEqual(
    Object.keys(policySchema.shape).filter((name) => !shown.has(name)),
    ['effects', 'standing'],
  )
})

const accepts = (policy: z.output<typeof policySchema>, path: string, value: unknown): boolean =>
  policySchema.safeParse(withValue(policy, path, value)).success
