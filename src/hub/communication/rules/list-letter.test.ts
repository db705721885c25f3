import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressed, bounceAddress, forbidsRelaying, fromOf, listHeaders, replyTo } from './list-letter.ts'

const list = { name: 'Help', address: 'list-harvest@coop.example', viaName: 'Ann via Help' }
const ann = { name: 'Ann', address: 'ann@Mail.Strict.example', via: 'mail' as const }

test('a domain that lets nobody else send in its name turns the sender into a name via the list', () => {
  assert.equal(forbidsRelaying('ann@strict.example', 'other.example, strict.example'), true)
  assert.equal(forbidsRelaying('ann@mail.strict.example', 'strict.example'), true)
  assert.equal(forbidsRelaying('ann@notstrict.example', 'strict.example'), false)
  assert.equal(forbidsRelaying('ann@any.example', '*'), true)
  assert.deepEqual(fromOf(ann, list, 'strict.example'), { name: 'Ann via Help', address: list.address })
  assert.deepEqual(fromOf(ann, list, ''), { name: 'Ann', address: ann.address })
})

test('whoever writes on the page shows no address', () => {
  assert.deepEqual(fromOf({ ...ann, via: 'page' }, list, ''), { name: 'Ann via Help', address: list.address })
  assert.equal(replyTo('sender', { ...ann, via: 'page' }, list.address), list.address)
})

test('answers go to the list, or by choice to whoever wrote', () => {
  assert.equal(replyTo('list', ann, list.address), list.address)
  assert.equal(replyTo('sender', ann, list.address), ann.address)
})

test('mail programs learn how to leave with one click, and no name breaks a header', () => {
  const headers = listHeaders({ name: 'He"lp', address: list.address, page: 'https://a/l', stop: 'https://a/stop' })
  assert.equal(headers['List-Id'], '"Help" <list-harvest.coop.example>')
  assert.equal(headers['List-Unsubscribe'], '<https://a/stop>')
  assert.equal(headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
})

test('a name with other letters is encoded, and the identifier of the list never is', () => {
  const id =
    listHeaders({ name: 'Liste d’entraide de Récoltes', address: list.address, page: 'x', stop: 'y' })['List-Id'] ?? ''
  assert.match(id, / <list-harvest\.coop\.example>$/)
  const words = id.split(' ').slice(0, -1)
  assert.ok(words.length > 1 && words.every((word) => word.length <= 75 && /^=\?utf-8\?B\?[\w+/=]+\?=$/.test(word)))
  const read = words.map((word) => Buffer.from(word.slice(10, -2), 'base64').toString()).join('')
  assert.equal(read, 'Liste d’entraide de Récoltes')
})

test('a mail that comes back says whose it was', () => {
  const back = bounceAddress(list.address, 'Ab-c_1')
  assert.deepEqual(addressed(back), { list: list.address, bounceOf: 'Ab-c_1' })
  assert.deepEqual(addressed('List-Harvest@Coop.example'), { list: list.address, bounceOf: null })
})
