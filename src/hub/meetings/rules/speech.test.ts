import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderOfSpeech, speaking, whyNotNext, whyNotSpeech } from './speech.ts'

test('everybody who is there speaks once; each round of a meeting begins one further on', () => {
  const all = ['Epi', 'Le Panier', 'La Gousse']
  assert.deepEqual(orderOfSpeech(all, 0), all)
  assert.deepEqual(orderOfSpeech(all, 1), ['Le Panier', 'La Gousse', 'Epi'])
  assert.deepEqual(orderOfSpeech(all, 3), all)
  assert.deepEqual(orderOfSpeech([], 2), [])
  assert.equal(whyNotSpeech([])[0]?.code, 'speech.nobody')
})

test('a round is over when everybody has spoken', () => {
  assert.equal(speaking({ order: ['Epi', 'Le Panier'], spoken: 1 }), 'Le Panier')
  assert.equal(speaking({ order: ['Epi', 'Le Panier'], spoken: 2 }), null)
  assert.equal(speaking({ order: null, spoken: 0 }), null)
  assert.equal(whyNotNext({ order: ['Epi'], spoken: 1 })[0]?.code, 'speech.over')
})
