import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksOf, plainOf } from './light-text.ts'

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
