import assert from 'node:assert/strict'
import { test } from 'node:test'
import { begunWith, fitting, inOrder, stateOf, tidied, whyNotReview, whyNotWrite } from './text.ts'

const original = { title: 'Prix', paragraph_1: 'Un.', paragraph_2: 'Deux.' }
const written = {
  words: { title: 'Preise', paragraph_1: 'Eins.', paragraph_2: 'Zwei.' },
  original,
  reviewedAt: '2026-03-02T09:00:00Z',
}
const codes = (no: readonly { readonly code: string }[]) => no.map(({ code }) => code)

test('a translation is missing, a draft until a second person read it, reviewed, and outdated once the original changed', () => {
  assert.equal(stateOf(undefined, original), 'missing')
  assert.equal(stateOf({ ...written, words: { title: ' ' } }, original), 'missing')
  assert.equal(stateOf({ ...written, reviewedAt: null }, original), 'draft')
  assert.equal(stateOf(written, original), 'reviewed')
  assert.equal(stateOf(written, { ...original, paragraph_2: 'Deux, et plus.' }), 'outdated')
  assert.equal(stateOf(written, { title: 'Prix', paragraph_1: 'Un.' }), 'outdated')
})

test('a paragraph that moved keeps its translation, one that changed is read in the original', () => {
  const now = { title: 'Prix', paragraph_1: 'Avant.', paragraph_2: 'Un.', paragraph_3: 'Deux, et plus.' }
  assert.deepEqual(fitting(written, now), { title: 'Preise', paragraph_2: 'Eins.' })
})

test('whoever goes on begins with what fits, and finds what was said before where a part changed', () => {
  const now = { title: 'Prix', paragraph_1: 'Un.', paragraph_2: 'Deux, et plus.', cost: 'Rien.' }
  assert.deepEqual(begunWith(written, now), { title: 'Preise', paragraph_1: 'Eins.', paragraph_2: 'Zwei.', cost: '' })
  assert.deepEqual(begunWith(undefined, { title: 'Prix' }), { title: '' })
})

test('only parts of the original are kept, without blanks around them', () => {
  assert.deepEqual(tidied({ title: ' Preise ', other: 'x', paragraph_1: '  ' }, original), { title: 'Preise' })
})

test('nobody translates into the language that binds', () => {
  assert.deepEqual(codes(whyNotWrite('fr', { language: 'fr' })), ['translation.original'])
  assert.deepEqual(whyNotWrite('de', { language: 'fr' }), [])
})

test('a second person reviews the whole of it beside the original as it is', () => {
  const draft = { ...written, reviewedAt: null }
  assert.deepEqual(whyNotReview(draft, original, false), [])
  assert.deepEqual(codes(whyNotReview(draft, original, true)), ['translation.own_review'])
  assert.deepEqual(codes(whyNotReview(undefined, original, false)), ['translation.missing'])
  assert.deepEqual(codes(whyNotReview(written, original, false)), ['translation.reviewed'])
  assert.deepEqual(codes(whyNotReview(written, { ...original, title: 'Les prix' }, false)), ['translation.changed'])
  const short = { ...draft, words: { title: 'Preise' } }
  assert.deepEqual(whyNotReview(short, original, true), [
    { code: 'translation.incomplete', facts: { count: 2 } },
    { code: 'translation.own_review', facts: {} },
  ])
})

test('parts stand in the order of their kinds, the numbered ones by number', () => {
  const keys = ['paragraph_10', 'cost', 'paragraph_2', 'title', 'effect_lab', 'effect_grocery']
  assert.deepEqual(inOrder(keys, ['title', 'effect', 'paragraph', 'cost']), [
    ...['title', 'effect_grocery', 'effect_lab', 'paragraph_2', 'paragraph_10', 'cost'],
  ])
})
