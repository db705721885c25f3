import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content } from './counting/terms.ts'
import { otherHands, sameContent, sameSheet, sheetText, type Typed, whyNotSheet, whyNotType } from './papers.ts'

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

test('two sheets agree on who put a paper into the box and on what the papers say, in whatever order', () => {
  const papers = [marked('Red'), marked('Blue', 'Red'), yes]
  assert.equal(sheetText(papers), sheetText([yes, marked('Red', 'Blue'), marked('Red')]))
  assert.notEqual(sheetText(papers), sheetText([yes, yes, marked('Red')]))
  const sheet = (electors: string[], digest = 'x') => ({ typist: 'panier', account: 'jo', electors, digest })
  assert.equal(sameSheet(sheet(['a', 'b', 'c']), sheet(['c', 'a', 'b'])), true)
  assert.equal(sameSheet(sheet(['a', 'b', 'c']), sheet(['a', 'b', 'd'])), false)
  assert.equal(sameSheet(sheet(['a', 'b', 'c']), sheet(['a', 'b', 'c'], 'y')), false)
})

test('there are as many papers as names, of those alone who may cast and have not, and never fewer than three', () => {
  const free = (name: string) => ({ name, mayCast: true, hasCast: false })
  const why = (papers: number, ticked: ReturnType<typeof free>[]) =>
    whyNotSheet({ papers, ticked }).map(({ code }) => code)
  assert.deepEqual(why(3, [free('a'), free('b'), free('c')]), [])
  assert.deepEqual(why(2, [free('a'), free('b')]), ['paper.few'])
  assert.deepEqual(why(4, [free('a'), { ...free('b'), mayCast: false }, { ...free('c'), hasCast: true }]), [
    'paper.not_on_roll',
    'paper.cast_already',
    'paper.count',
  ])
})
