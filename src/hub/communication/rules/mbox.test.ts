import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { daysOf, mailsIn, mboxOf, threadsOf } from './mbox.ts'

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

test('an archive is taken apart as it was put together, whatever begins its lines', () => {
  const mails = mailsIn(
    'From a@x Wed\nSubject: One\n\nHi\n>From here\nFrom there\n\nFrom b@x Thu\r\nSubject: Two\r\n\r\nHo\r\n',
  )
  assert.deepEqual(mails, ['Subject: One\n\nHi\nFrom here\nFrom there', 'Subject: Two\n\nHo\n'])
  assert.deepEqual(mailsIn('\n'), [])
})

test('a paragraph that begins with From is no mail of its own, though nobody marked it', () => {
  const mail = 'Subject: One\n\nHi\n\nFrom now on it is cold\n\nBye'
  assert.deepEqual(mailsIn(`From - Sun Jan 05 09:00:00 2020\n${mail}\n\nFrom ann at x 10:00\nSubject: Two\n\nHo\n`), [
    mail,
    'Subject: Two\n\nHo\n',
  ])
})

test('a mail without a day, or from a day to come, was written when its neighbour was', () => {
  assert.deepEqual(daysOf([null, '2020', null, '2031', '2019'], '2025'), ['2020', '2020', '2020', '2020', '2019'])
  assert.deepEqual(daysOf([null, '2031'], '2025'), ['2025', '2025'])
})

test('mails of an archive stand in the thread of the nearest mail they answer, here or known before', () => {
  const names = ['new 1', 'new 2']
  const mail = (messageId: string, ...answers: string[]) => ({ messageId, answers })
  const all = [mail('1'), mail('2', '1'), mail('3', '0', '2'), mail('4', 'old'), mail('5', 'lost')]
  const threads = threadsOf(all, new Map([['old', 'known']]), () => names.shift() ?? '')
  assert.deepEqual(
    threads.map(({ thread, begins }) => `${thread} ${begins}`),
    ['new 1 true', 'new 1 false', 'new 1 false', 'known false', 'new 2 true'],
  )
})
