import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinArticles } from './french-articles.ts'

test('French joins de and à with the article of the name of an organisation', () => {
  const facts = { community: 'Les Récoltes communes', organisation: 'Le Panier' }
  assert.equal(joinArticles('Nouvelles de Les Récoltes communes', facts), 'Nouvelles des Récoltes communes')
  assert.equal(joinArticles('L’avis de Le Panier', facts), 'L’avis du Panier')
  assert.equal(
    joinArticles('à Les Récoltes communes, puis à Le Panier', facts),
    'aux Récoltes communes, puis au Panier',
  )
})

test('other words before the name, and names without an article, stay as they are', () => {
  const facts = { organisation: 'Le Panier', shop: 'Léa & Cie' }
  assert.equal(joinArticles('pour Le Panier, mode Le Panier', facts), 'pour Le Panier, mode Le Panier')
  assert.equal(joinArticles('l’avis de Léa & Cie', facts), 'l’avis de Léa & Cie')
})

test('the name of a person keeps its article', () => {
  assert.equal(joinArticles('la réponse de Le Goff', { name: 'Le Goff' }), 'la réponse de Le Goff')
})
