import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Effect, effectsFor, touches, whyNotEffects } from './effects.ts'

const kind = (of: Effect['kind'], what = 'x'): Effect => ({ kind: of, participant: null, what })
const named = (participant: string, what = 'x'): Effect => ({ kind: null, participant, what })
const panier = { id: 'panier', kind: 'shop', lifeStage: 'grocery' }
const elabore = { id: 'elabore', kind: 'provider', lifeStage: null }

test('a line for a kind touches the organisations at this stage of life, providers as such, and a named one itself alone', () => {
  assert.equal(touches(kind('grocery'), panier), true)
  assert.equal(touches(kind('supermarket'), panier), false)
  assert.equal(touches(kind('provider'), elabore), true)
  assert.equal(touches(kind('grocery'), { ...panier, lifeStage: null }), false)
  assert.equal(touches(named('panier'), panier), true)
  assert.equal(touches(named('panier'), elabore), false)
})

test('whoever reads sees first what changes for the own organisation, then for its kind, then the rest as written', () => {
  const all = [kind('lab', 'a'), kind('grocery', 'b'), kind('provider', 'c'), named('panier', 'd')]
  const order = (own: (typeof panier | typeof elabore)[]) => effectsFor(all, own).map(({ what }) => what)
  assert.deepEqual(order([panier]), ['d', 'b', 'a', 'c'])
  assert.deepEqual(order([elabore]), ['c', 'a', 'b', 'd'])
  assert.deepEqual(order([]), ['a', 'b', 'c', 'd'])
  assert.deepEqual(
    effectsFor(all, [panier]).map(({ ours }) => ours),
    [true, true, false, false],
  )
})

test('the same kind or organisation is not told twice', () => {
  assert.deepEqual(whyNotEffects([kind('lab'), kind('grocery'), named('panier')]), [])
  assert.equal(whyNotEffects([kind('lab'), kind('lab')])[0]?.code, 'proposal.effect_twice')
  assert.equal(whyNotEffects([named('panier'), named('panier')])[0]?.code, 'proposal.effect_twice')
})
