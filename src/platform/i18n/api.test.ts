import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../../test/world.ts'

const { house } = await world()
const ask = (language: string, headers: Record<string, string> = {}) =>
  house.app.request(`http://127.0.0.1:8080/api/v1/messages/${language}`, { headers })

test('words are served to everybody, in every language', async () => {
  for (const language of ['fr', 'nl', 'de', 'en', 'es']) {
    const reply = await ask(language)
    assert.equal(reply.status, 200)
    const { words, hash } = (await reply.json()) as { words: Record<string, string>; hash: string }
    assert.ok(words['term.shift'])
    assert.ok(hash.length > 10)
  }
  assert.equal((await ask('it')).status, 422)
})

test('words that did not change are not sent again', async () => {
  const tag = (await ask('fr')).headers.get('etag') ?? ''
  const again = await ask('fr', { 'if-none-match': tag })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
  assert.equal((await ask('nl', { 'if-none-match': tag })).status, 200)
})
