import assert from 'node:assert/strict'
import { test } from 'node:test'
import { difference } from './difference.ts'

const told = (before: string, after: string) => difference(before, after).map(({ what, text }) => `${what} ${text}`)

test('lines that both versions have stay; what only one has is shown as gone or new', () => {
  assert.deepEqual(told('a\nb\nc', 'a\nx\nc\nd'), ['same a', 'gone b', 'new x', 'same c', 'new d'])
  assert.deepEqual(told('a', 'a'), ['same a'])
})

test('both texts can be made again from the difference, whatever they are', () => {
  const pieces = ['a', 'b', 'c', '']
  for (let one = 0; one < 64; one += 1)
    for (let other = 0; other < 64; other += 1) {
      const text = (n: number) => [n % 4, Math.trunc(n / 4) % 4, Math.trunc(n / 16)].map((at) => pieces[at]).join('\n')
      const [before, after] = [text(one), text(other)]
      const lines = difference(before, after)
      const without = (what: string) => lines.filter((line) => line.what !== what).map((line) => line.text)
      assert.equal(without('new').join('\n'), before)
      assert.equal(without('gone').join('\n'), after)
    }
})
