import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content } from './counting/terms.ts'
import { otherHands, sameContent, type Typed, whyNotType } from './papers.ts'

const yes: Content = { says: 'yes', marks: [] }
const marked = (...options: string[]): Content => ({
  says: 'marks',
  marks: options.map((option) => ({ option, mark: 1 })),
})
const typed = (typist: string, account: string, content = yes): Typed => ({ typist, account, content })
const codes = (own: Typed, all: Typed[], secret = false) => whyNotType(own, { secret, all }).map(({ code }) => code)

test('a paper is typed alike whatever the order of its marks', () => {
  assert.equal(sameContent(marked('Red', 'Blue'), marked('Blue', 'Red')), true)
  assert.equal(sameContent(marked('Red'), marked('Blue')), false)
  assert.equal(sameContent(yes, { says: 'no', marks: [] }), false)
})

test('the second hand is another person of another organisation', () => {
  const all = [typed('panier', 'jo'), typed('gousse', 'lea')]
  assert.deepEqual(otherHands(all, typed('panier', 'jo')), [typed('gousse', 'lea')])
  assert.deepEqual(codes(typed('silo', 'jo'), all), ['paper.same_hand'])
  assert.deepEqual(codes(typed('panier', 'jo'), all), [])
})

test('a secret vote and a possible objection are not typed from paper', () => {
  const objection = typed('panier', 'jo', { says: 'possible_objection', marks: [] })
  assert.deepEqual(codes(objection, [], true), ['paper.secret', 'paper.objection'])
})
