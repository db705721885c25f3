import assert from 'node:assert/strict'
import { test } from 'node:test'
import { policySchema, presets } from './policy.ts'
import { withValue } from './policy-diff.ts'
import {
  asked,
  conditionKinds,
  draftOf,
  figureProblems,
  figureRange,
  freshCondition,
  isReached,
  linesOf,
  movedLine,
} from './standing-lines.ts'

test('lines written down and read again are the same lines, at every co-op', () => {
  for (const { standing } of Object.values(presets)) assert.deepEqual(linesOf(draftOf(standing)), standing)
})

test('every condition that rules may have can be written, and holds to the policy from the start', () => {
  for (const is of conditionKinds) {
    const standing = linesOf([{ standing: 'alert', when: [[freshCondition(is)]] }])
    assert.ok(policySchema.safeParse({ ...presets.bees, standing }).success, is)
  }
  const used = Object.values(presets).flatMap(({ standing }) => standing.flatMap(({ when }) => when.flat()))
  assert.deepEqual(
    used.filter(({ is }) => !conditionKinds.includes(is)),
    [],
  )
})

test('a figure outside its range is refused where it stands, and the policy refuses it too', () => {
  for (const is of conditionKinds)
    for (const name of asked[is].figures) {
      const [, most] = figureRange(name)
      const typed = (text: string) => [
        { standing: 'alert' as const, when: [[{ ...freshCondition(is), [name]: text }]] },
      ]
      assert.deepEqual(
        figureProblems(typed('some')).map(({ path }) => path),
        [`standing.0.when.0.0.${name}`],
      )
      if (most === null) continue
      assert.deepEqual(figureProblems(typed(String(most))), [])
      assert.equal(figureProblems(typed(String(most + 1))).length, 1)
      const beyond = withValue(presets.bees, 'standing', linesOf(typed(String(most + 1))))
      assert.equal(policySchema.safeParse(beyond).success, false, `${is} ${name}`)
    }
})

test('a line moves one place up or down, and stays at the ends', () => {
  assert.deepEqual(movedLine(['a', 'b', 'c'], 1, -1), ['b', 'a', 'c'])
  assert.deepEqual(movedLine(['a', 'b', 'c'], 1, 1), ['a', 'c', 'b'])
  assert.deepEqual(movedLine(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c'])
  assert.deepEqual(movedLine(['a', 'b', 'c'], 2, 1), ['a', 'b', 'c'])
})

test('nobody reaches a line after the one that holds for everybody', () => {
  const lines = draftOf(presets.bees.standing)
  assert.ok(isReached(lines, lines.length - 1))
  assert.ok(!isReached([...lines, ...lines.slice(0, 1)], lines.length))
})
