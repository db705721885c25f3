import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#platform/values/day.ts'
import {
  ageOn,
  type HeadFacts,
  type HouseholdPolicy,
  type LinkedFacts,
  type LinkKind,
  roomLeft,
  whyNotLink,
} from './household.ts'

const from = day('2026-11-23')
const policy: HouseholdPolicy = { limit: 2, countMinors: false, headMustWork: true, investing: false, majority: 18 }
const head: HeadFacts = {
  id: 'head',
  kind: 'person',
  stage: 'member',
  role: 'worker',
  investing: false,
  household: [],
  isLinked: false,
}
const person: LinkedFacts = {
  id: 'other',
  kind: 'person',
  stage: 'none',
  birthDate: null,
  headsSomebody: false,
  hasLink: false,
}
const full = [{ kind: 'adult' }, { kind: 'temporary' }] as const

function why(change: {
  head?: Partial<HeadFacts>
  person?: Partial<LinkedFacts>
  kind?: LinkKind
  policy?: Partial<HouseholdPolicy>
}): unknown[] {
  const refusals = whyNotLink(
    { ...head, ...change.head },
    { ...person, ...change.person },
    change.kind ?? 'adult',
    from,
    { ...policy, ...change.policy },
  )
  return refusals.map((no) => (no.code === 'household.full' ? no.facts : no.facts['why']))
}

test('a worker who is member or candidate may take somebody into the household', () => {
  assert.deepEqual(why({}), [])
  assert.deepEqual(why({ head: { stage: 'candidate' } }), [])
})

test('the head is member or candidate, works, and does not only invest', () => {
  assert.deepEqual(why({ head: { stage: 'former' } }), ['head_no_member'])
  assert.deepEqual(why({ head: { role: 'eater' } }), ['head_no_worker'])
  assert.deepEqual(why({ head: { role: 'eater' }, policy: { headMustWork: false } }), [])
  assert.deepEqual(why({ head: { investing: true } }), ['head_investing'])
  assert.deepEqual(why({ head: { isLinked: true } }), ['head_is_linked'])
})

test('who owns shares, heads a household, has a link or is the head cannot be linked', () => {
  assert.deepEqual(why({ person: { stage: 'member', headsSomebody: true, hasLink: true } }), [
    'owns_shares',
    'heads_household',
    'has_link',
  ])
  assert.deepEqual(why({ person: { id: 'head' } }), ['self'])
  assert.deepEqual(why({ person: { kind: 'entity' } }), ['entity'])
})

test('the limit counts adults, not minors unless the shop says so; 0 refuses the first, none accepts any', () => {
  const grown = { household: full }
  assert.deepEqual(why({ head: grown }), [{ limit: 2 }])
  assert.deepEqual(why({ head: { household: [{ kind: 'minor' }, { kind: 'minor' }] } }), [])
  const child = { kind: 'minor', person: { birthDate: day('2015-01-01') } } as const
  assert.deepEqual(why({ ...child, head: grown }), [])
  assert.deepEqual(why({ ...child, head: grown, policy: { countMinors: true } }), [{ limit: 2 }])
  assert.deepEqual(why({ policy: { limit: 0 } }), [{ limit: 0 }])
  assert.deepEqual(why({ head: grown, policy: { limit: null } }), [])
})

test('an unknown birth date makes an adult, a minor needs one', () => {
  assert.deepEqual(why({ kind: 'minor' }), ['no_minor'])
  assert.deepEqual(why({ kind: 'adult', person: { birthDate: day('2010-01-01') } }), ['is_minor'])
})

test('an entity has shoppers, and only an entity has', () => {
  const entity = { kind: 'entity', role: 'eater' } as const
  assert.deepEqual(why({ head: entity, kind: 'shopper' }), [])
  assert.deepEqual(why({ head: entity, kind: 'adult' }), ['entity_needs_shopper'])
  assert.deepEqual(why({ kind: 'shopper' }), ['no_entity'])
})

test('one comes of age on the birthday, born on 29 February on 1 March', () => {
  assert.equal(ageOn(day('2008-11-23'), day('2026-11-22')), 17)
  assert.equal(ageOn(day('2008-11-23'), day('2026-11-23')), 18)
  assert.equal(ageOn(day('2008-02-29'), day('2026-02-28')), 17)
  assert.equal(ageOn(day('2008-02-29'), day('2026-03-01')), 18)
})

test('the room left is never less than none, and unlimited without a limit', () => {
  assert.equal(roomLeft([{ kind: 'adult' }], policy), 1)
  assert.equal(roomLeft([...full, { kind: 'adult' }], policy), 0)
  assert.equal(roomLeft(full, { ...policy, limit: null }), null)
})
