/** Words that screens ask for must be written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordProblems } from '../../scripts/check/words.ts'

const keys = ['shop.title', 'shop.rows_one', 'shop.rows_other']
const found = (text: string, path = 'src/shop/Page.tsx') => wordProblems([{ path, text }], keys)

test('a screen that asks for words nobody wrote is named', () => {
  assert.deepEqual(found(`t('shop.titel')`), ['src/shop/Page.tsx asks for “shop.titel”, which no messages say'])
  assert.equal(found(`columns = [{ title: 'shop.column.name' }]`).length, 1)
})

test('words that exist, in one form or several, and names that are no words pass', () => {
  assert.deepEqual(found(`t('shop.title') + t('shop.rows', { count })`), [])
  assert.deepEqual(found(`label: 'file.name'`), [])
})
