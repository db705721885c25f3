import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gatherMessages, messageFolders } from './folders.ts'
import { glossary, meanings } from './glossary.ts'

const floor = new URL('../', import.meta.url).pathname
const messages = gatherMessages(messageFolders(floor))

test('the glossary page is the one the messages give', () => {
  const page = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8')
  assert.equal(page, glossary(messages), 'write it again: node scripts/glossary.ts')
})

test('every term has a meaning, and every meaning a term', () => {
  const codes = Object.keys(messages.en)
    .filter((key) => /^term\..*(?<!_plural)$/.test(key))
    .map((key) => key.slice('term.'.length))
  assert.deepEqual(codes.toSorted(), Object.keys(meanings).toSorted())
})
