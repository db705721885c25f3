import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { mboxOf } from './mbox.ts'

test('the archive is read by mail programs, whatever the names and words in it', async () => {
  const from = { name: 'Zoë "Z" <x>', address: 'list@coop.example' }
  const one = {
    from,
    at: '2025-03-05T09:00:00.000Z',
    messageId: '<1@a>',
    answers: [],
    subject: 'Étagère',
    text: 'Hello\nFrom here',
  }
  const text = mboxOf([one, { ...one, messageId: '<2@a>', answers: ['<1@a>'] }])
  assert.equal(text.match(/^From /gm)?.length, 2)
  assert.match(text, /^From list@coop\.example Wed Mar 05 09:00:00 2025$/m)
  const mail = await simpleParser(text.slice(text.indexOf('\n') + 1, text.lastIndexOf('\nFrom list')))
  assert.equal(mail.subject, 'Étagère')
  assert.deepEqual(mail.from?.value[0], { name: 'Zoë Z x', address: from.address })
  assert.match(mail.text ?? '', />From here/)
})
