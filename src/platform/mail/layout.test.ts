import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeMail } from './layout.ts'

const letter = {
  ...{ from: 'Le Panier', subject: 'Nouvelles : 3', body: 'Vous venez ? Dites-le ici : merci !' },
  ...{
    link: { url: 'https://coop.example/o/x?a=1', label: 'Répondre' },
    reason: 'Pourquoi ce mail : vous êtes membre.',
  },
}

test('a French mail holds the spaces before high punctuation in its subject and plain text, and leaves addresses alone', () => {
  const { subject, text } = writeMail({ ...letter, language: 'fr' })
  assert.equal(subject, 'Nouvelles\u00a0: 3')
  assert.match(text, /Vous venez\u00a0\? Dites-le ici\u00a0: merci\u00a0!/)
  assert.match(text, /Répondre\u00a0:\nhttps:\/\/coop\.example\/o\/x\?a=1\n/)
  assert.match(text, /Pourquoi ce mail\u00a0: vous/)
})

test('other languages keep their plain spaces', () => {
  const { subject, text } = writeMail({ ...letter, language: 'en', subject: 'News : 3' })
  assert.equal(subject, 'News : 3')
  assert.doesNotMatch(text, /\u00a0/)
})

test('the foot of every mail is soft by night', () => {
  assert.match(writeMail({ ...letter, language: 'fr' }).html, /<p class="soft"[^>]*>Pourquoi ce mail/)
})

test('letters told together are headings and links into the house; a foreign address stays to be read', () => {
  const body = [
    'Bonjour,',
    '— Annulée : Réunion',
    'Lire\u00a0: https://elsewhere.example/x',
    'Ouvrir la page\u00a0: https://coop.example/m/1?a=1&b=2',
  ].join('\n\n')
  const { html, text } = writeMail({ ...letter, language: 'fr', body, together: { house: 'https://coop.example' } })
  assert.match(html, /<h2[^>]*>Annulée\u00a0: Réunion<\/h2>/)
  assert.match(html, /<a href="https:\/\/coop\.example\/m\/1\?a=1&amp;b=2">Ouvrir la page<\/a>/)
  assert.match(html, /<p[^>]*>Lire\u00a0: https:\/\/elsewhere\.example\/x<\/p>/)
  assert.match(text, /— Annulée\u00a0: Réunion/)
  assert.doesNotMatch(writeMail({ ...letter, language: 'fr', body }).html, /<h2/)
})
