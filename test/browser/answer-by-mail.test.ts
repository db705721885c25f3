/** A vote is answered from a mail program, over real SMTP both ways. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { pino } from 'pino'
import { openMailIn } from '#platform/mail/mail-in.ts'
import { demoApp, noBrowser } from '../app.ts'
import { mailServer } from '../mail-server.ts'

const skip = noBrowser

test('whoever gets a mail about a vote answers it by mail; somebody else who has the address does not', {
  skip,
}, async () => {
  const { url: smtpUrl, arrived } = await mailServer()
  const doorway = { host: '127.0.0.1', port: 0, lmtp: false }
  const app = await demoApp({ smtpUrl, mailIn: doorway })
  const door = await openMailIn(app.house, doorway, pino({ level: 'silent' }))
  const way = createTransport({ host: '127.0.0.1', port: door.port, secure: false, ignoreTLS: true })
  after(async () => {
    way.close()
    await door.close()
  })
  const { page, context } = await app.visit('frieda', { language: 'en' })
  const planned = await context.request.post('/api/v1/votes', {
    data: { title: 'A stall at the fair', method: 'majority' },
  })
  assert.ok(planned.ok(), await planned.text())
  const { vote } = (await planned.json()) as { vote: string }

  /** Mails about this vote, once so many of them suit. */
  const about = async (suits: (mail: { to: string; text: string }) => boolean, count: number) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const mails = arrived.filter(({ text }) => text.replace(/=\r\n/g, '').includes(`/community/votes/${vote}`))
      if (mails.filter(suits).length >= count) return mails.filter(suits)
      await page.waitForTimeout(50)
    }
    throw new Error(`not so many mails about the vote: ${arrived.map(({ to }) => to).join(' ')}`)
  }
  const [asked] = await about(({ text }) => /^Reply-To: <?re\+/im.test(text), 1)
  const person = asked?.to ?? ''
  const replyTo = /^Reply-To: <?(re\+[\w-]+@example\.org)>?/im.exec(asked?.text ?? '')?.[1] ?? ''
  assert.equal(replyTo.split('@')[0]?.length, 57)

  const answer = { to: replyTo, subject: 'Re: A stall at the fair' }
  await way.sendMail({ ...answer, from: 'stranger@example.net', text: 'Ja' })
  // the question, and that this answer was not taken
  await about(({ to }) => to === person, 2)
  await way.sendMail({
    ...answer,
    from: `Somebody <${person}>`,
    text: 'Oui.\nEveryone passes there.\n\nOn Thursday we wrote:\n> A stall at the fair',
  })
  const seen = await context.request.get(`/api/v1/votes/${vote}`)
  const { answered } = (await seen.json()) as { answered: number }
  assert.equal(answered, 1)
  await assert.rejects(
    way.sendMail({
      ...answer,
      to: replyTo.replace(/.@/, (end) => (end === 'A@' ? 'Q@' : 'A@')),
      from: person,
      text: 'No',
    }),
    /nobody here/,
  )
})
