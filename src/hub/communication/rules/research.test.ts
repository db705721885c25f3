import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { hasAccess, researchStates, whyNotAsk, whyNotResearch, whyNotUntil } from './research.ts'

const endsOn = '2027-11-01' as Day

test('access lasts to the evening before its day, and only where it was granted', () => {
  assert.equal(hasAccess({ state: 'granted', endsOn }, '2027-10-31' as Day), true)
  assert.equal(hasAccess({ state: 'granted', endsOn }, endsOn), false)
  assert.equal(hasAccess({ state: 'in_review', endsOn }, '2027-10-31' as Day), false)
})

test('the day ends what was granted and what nobody answered, and nothing that is over', () => {
  const ends = researchStates.filter((state) => whyNotResearch('end', state).length === 0)
  assert.deepEqual(ends, ['asked', 'in_review', 'granted'])
})

test('a request is taken up for somebody who takes part, and for a day ahead', () => {
  assert.deepEqual(
    [...whyNotAsk(0), ...whyNotAsk(1), ...whyNotUntil(endsOn, endsOn)].map(({ code }) => code),
    ['research.nobody_asked', 'research.end_past'],
  )
})
