import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksOf, plainOf, withLinks } from './light-text.ts'

test('an issue is written with headings, lists, strong words and links, and reads as plain text too', () => {
  const text = '# News\nLabels **print**,\nsee [here](https://coop.example/a).\n- one\n- two\n\nBye'
  assert.deepEqual(
    blocksOf(text).map(({ kind }) => kind),
    ['heading', 'paragraph', 'list', 'paragraph'],
  )
  assert.equal(plainOf(text), 'NEWS\n\nLabels print, see here (https://coop.example/a).\n\n- one\n- two\n\nBye')
})

test('a picture stands on a line of its own and says in words what it shows', () => {
  const text = '![A full shelf](picture:2)\nsee ![x](picture:1)'
  assert.deepEqual(blocksOf(text)[0], { kind: 'picture', says: 'A full shelf', number: 2 })
  assert.equal(plainOf(text), '[A full shelf]\n\nsee ![x](picture:1)')
})

test('a link leads to a page or a mailbox, never to a script', () => {
  assert.deepEqual(blocksOf('[x](javascript:alert(1))'), [
    { kind: 'paragraph', inside: [{ kind: 'text', text: '[x](javascript:alert(1))' }] },
  ])
})

test('a heading is one however many signs it has, and an address is a link without the stop of its sentence', () => {
  assert.deepEqual(blocksOf('## Livré'), [{ kind: 'heading', inside: [{ kind: 'text', text: 'Livré' }] }])
  const link = { kind: 'link', text: 'https://coop.example/a?b=1', href: 'https://coop.example/a?b=1' }
  assert.deepEqual(blocksOf('Voir https://coop.example/a?b=1.'), [
    { kind: 'paragraph', inside: [{ kind: 'text', text: 'Voir ' }, link, { kind: 'text', text: '.' }] },
  ])
  assert.equal(plainOf('Voir https://coop.example/a?b=1.'), 'Voir https://coop.example/a?b=1.')
})

test('words of somebody else keep their signs, and only addresses in them are links', () => {
  assert.deepEqual(withLinks('**x** (https://coop.example/x)'), [
    { kind: 'text', text: '**x** (' },
    { kind: 'link', text: 'https://coop.example/x', href: 'https://coop.example/x' },
    { kind: 'text', text: ')' },
  ])
})
