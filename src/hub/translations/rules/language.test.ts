import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageFor } from './language.ts'

test('a reader gets a text in the own language, else in that of the community, else in English, else as it was written', () => {
  const there = ['de', 'fr', 'en'] as const
  assert.equal(languageFor(['nl', 'de'], 'fr', there, 'de'), 'de')
  assert.equal(languageFor(['nl'], 'fr', there, 'de'), 'fr')
  assert.equal(languageFor(['nl'], 'es', there, 'de'), 'en')
  assert.equal(languageFor(['nl'], 'es', ['de'], 'de'), 'de')
})
