import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Concerned, setAside } from './interests.ts'

const of = (participant: string, as: Concerned['as']): Concerned => ({ participant, as, reason: null })
const aside = (all: readonly Concerned[], rule: 'sole' | 'every' = 'sole') => [...setAside(all, rule).keys()]

test('a provider is set aside in its own estimate, invoice and selection, and a payer in its default', () => {
  for (const as of ['estimate', 'invoice', 'selection', 'default'] as const)
    assert.deepEqual(aside([of('Code Commun', as)]), ['Code Commun'])
})

test('the organisation of the only candidate of a confirmation is set aside; of several only where the community says every one', () => {
  assert.deepEqual(aside([of('Le Panier', 'candidate')]), ['Le Panier'])
  const two = [of('Le Panier', 'candidate'), of('La Gousse', 'candidate')]
  assert.deepEqual(aside(two), [])
  assert.deepEqual(aside(two, 'every'), ['Le Panier', 'La Gousse'])
  // two candidates of one co-op are two candidates
  assert.deepEqual(aside([of('Le Panier', 'candidate'), of('Le Panier', 'candidate')]), [])
})

test('whoever declared an interest keeps it, whatever else is known', () => {
  assert.equal(
    setAside([of('Le Panier', 'declared'), of('Le Panier', 'invoice')], 'sole').get('Le Panier')?.as,
    'declared',
  )
})
