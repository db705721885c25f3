import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#platform/values/day.ts'
import { readerNote, type Translated, textState, whyNotReviewText } from './translation.ts'

const at = (hour: number): Instant => `2025-04-01T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant
const text = (language: string, written: number, reviewed: number | null = null): Translated => ({
  language,
  writtenAt: at(written),
  reviewedAt: reviewed === null ? null : at(reviewed),
})
const state = (texts: readonly Translated[], language: string) => textState(texts, language, 'fr')

test('a translation is a draft until it is reviewed, and outdated once the original was changed after that', () => {
  assert.equal(state([text('fr', 8)], 'nl'), 'missing')
  assert.equal(state([text('fr', 8)], 'fr'), 'original')
  assert.equal(state([text('fr', 8), text('nl', 8)], 'nl'), 'draft')
  assert.equal(state([text('fr', 8), text('nl', 8, 9)], 'nl'), 'reviewed')
  assert.equal(state([text('fr', 10), text('nl', 8, 9)], 'nl'), 'outdated')
  assert.equal(state([text('fr', 10), text('nl', 8)], 'nl'), 'outdated')
})

test('a review after the change of the original says that the translation still fits', () => {
  assert.equal(state([text('fr', 10), text('nl', 8, 11)], 'nl'), 'reviewed')
})

test('whoever reads another language than asked for is told so; a translation nobody reviewed says that too', () => {
  assert.equal(readerNote('de', 'fr', 'original'), 'other_language')
  assert.equal(readerNote('fr', 'fr', 'original'), null)
  assert.equal(readerNote('nl', 'nl', 'draft'), 'not_reviewed')
  assert.equal(readerNote('nl', 'nl', 'outdated'), 'outdated')
  assert.equal(readerNote('nl', 'nl', 'reviewed'), null)
})

test('a second person reviews a translation, once', () => {
  const codes = (...facts: Parameters<typeof whyNotReviewText>) => whyNotReviewText(...facts).map(({ code }) => code)
  assert.deepEqual(codes('draft', false, 'nl'), [])
  assert.deepEqual(codes('outdated', true, 'nl'), ['issue.own_review'])
  assert.deepEqual(codes('original', false, 'fr'), ['text.original'])
  assert.deepEqual(codes('reviewed', false, 'nl'), ['text.reviewed'])
  assert.deepEqual(codes('missing', false, 'es'), ['text.missing'])
})
