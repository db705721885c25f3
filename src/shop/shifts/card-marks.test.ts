import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/values/ids.ts'
import { cardMark } from './card-marks.ts'
import { ownCardMark } from './screens/sheets/own-card-mark.ts'

const sheet = '0193a5c2-7b1e-7000-9c35-51f7a8d0e642'

test('a phone and the server make the same mark of a card, and other sheets another one', async () => {
  for (const code of ['0420000123002', 'A-17', '2000000000015'])
    assert.equal(ownCardMark(sheet, code), await cardMark(sheet, code))
  const others = await Promise.all([newId(), newId(), newId()].map((other) => cardMark(other, 'A-17')))
  assert.ok(new Set([...others, await cardMark(sheet, 'A-17')]).size > 1)
})

test('one card is one mark, whether or not the scanner dropped its leading zero', async () => {
  assert.equal(await cardMark(sheet, '0420000123002'), ownCardMark(sheet, '420000123002'))
  assert.equal(await cardMark(sheet, ' 042 0000123002 '), ownCardMark(sheet, '420000123002'))
  assert.notEqual(await cardMark(sheet, 'A-17'), ownCardMark(sheet, '0A-17'))
})

test('many codes share a mark, so that no mark tells a code, and the cards of a sheet are still told apart', async () => {
  const mark = await cardMark(sheet, '0420000123002')
  assert.match(mark, /^[0-9a-f]{5}$/)
  const codes = Array.from({ length: 60 }, (_, index) => `2${String(index).padStart(11, '0')}`)
  const marks = await Promise.all(codes.map((code) => cardMark(sheet, code)))
  assert.ok(new Set(marks).size >= 59, 'two of sixty cards share a mark once in five hundred sheets')
})
