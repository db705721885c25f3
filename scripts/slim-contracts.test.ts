/** What the browser's build leaves of a contract. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isContract, slim } from './slim-contracts.ts'

test('a contract keeps what a call needs and loses what the server checks, says and answers', () => {
  const small = slim(`const view = z.object({ id })
export const book = route({ method: 'POST', path: '/seats', may: signedIn('own'), says: 'x', query: z.object({ dry }), body: view, reply: view, refusals: ['full'], upload: true })`)
  assert.match(small, /method: 'POST', path: '\/seats'/)
  assert.match(small, /query: z\.object\(\{ dry \}\)/)
  assert.match(small, /upload: true/)
  assert.doesNotMatch(small, /signedIn|says|reply|body|refusals/)
})

test('a schema no screen uses can be dropped, and one that is used still works', () => {
  const small = slim(`const one = z.object({ a: 1 })
export const two = make(one)`)
  const made = new Function('z', 'make', `${small.replace('export ', '')}; return two`)(
    { object: (shape: object) => ({ shape }) },
    (given: { shape: { a: number } }) => given.shape.a,
  )
  assert.equal(made, 1)
  assert.equal(small.match(/@__PURE__/g)?.length, 2)
})

test('what is no contract stays as it is', () => {
  const text = 'export const days = 7\nexport function add(a, b) { return a + b }'
  assert.equal(slim(text), text)
})

test('contracts are known in a file of that name, in one beside it and in a folder', () => {
  for (const path of ['members/contract.ts', 'members/contract-cards.ts', 'members/contract/cards.ts'])
    assert.ok(isContract.test(`/src/shop/${path}`), path)
  assert.equal(isContract.test('/src/shop/members/rules/contract/cards/one.ts'), false)
})
