/** Tale 23: a shop asks for help by mail. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { pino } from 'pino'
import { sendLetters } from '#hub/communication/actions/list-sending.ts'
import { system } from '#platform/http/asking.ts'
import { openMailIn } from '#platform/mail/mail-in.ts'
import { demoApp, noBrowser } from '../app.ts'
import { mailServer } from '../mail-server.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser
const list = 'list-recoltes-communes@example.org'
/** One green pixel. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a shop asks with a photo from a phone, three answer by mail, and the thread becomes a need with one click', {
  skip,
}, async () => {
  const { url: smtpUrl, arrived } = await mailServer()
  const app = await demoApp({ smtpUrl })
  const door = await openMailIn(app.house, { host: '127.0.0.1', port: 0, lmtp: false }, pino({ level: 'silent' }))
  const way = createTransport({ host: '127.0.0.1', port: door.port, secure: false, ignoreTLS: true })
  after(async () => {
    way.close()
    await door.close()
  })
  const shop = await app.house.organisations.shopByAddress('recoltes-communes')
  assert.ok(shop)

  await way.sendMail({
    ...{ from: 'Nils De Wilde <nils@moestuin.example>', to: list, messageId: '<oven@moestuin.example>' },
    ...{ subject: 'The oven says E7', text: 'Since this morning. Who knows it?\n\nSent from my phone' },
    attachments: [{ filename: 'oven.png', content: photo }],
  })
  for (const [from, text] of [
    ['Mira Lefort <mira@le-silo.example>', 'Ours did too. Off for ten minutes.'],
    ['Yann Kervel <yann@grenier.example>', 'The door does not close: clean the seal.'],
    ['Pau Ferrer <pau@huerto.example>', 'The seal it is. A page with all codes would help.'],
  ] as const)
    await way.sendMail({
      ...{ from, to: list, subject: 'Re: The oven says E7', inReplyTo: '<oven@moestuin.example>' },
      text: `${text}\n\nOn Thursday Nils wrote:\n> Since this morning. Who knows it?`,
    })

  await app.house.runner.act(sendLetters, {}, { shop, actor: system, language: 'en', requestId: 'test' })
  // notices that are due at this hour of the day come beside
  const toFrieda = arrived.filter(
    (mail) => mail.to === 'frieda@speisekammer.example' && /^List-Post:/im.test(mail.text),
  )
  assert.equal(toFrieda.length, 4)
  assert.match(toFrieda[0]?.text ?? '', /List-Id: .*<list-recoltes-communes\.example\.org>/i)
  assert.match(toFrieda[0]?.text ?? '', /List-Unsubscribe-Post: List-Unsubscribe=One-Click/)

  const { page } = await app.visit('nils', { phone: true, language: 'en' })
  await page.goto('/community/list')
  await page.getByRole('link', { name: 'The oven says E7' }).click()
  const picture = page.getByRole('img', { name: 'oven.png' })
  await picture.scrollIntoViewIfNeeded()
  await page.waitForFunction(() => [...document.images].some((one) => one.alt === 'oven.png' && one.naturalWidth > 0))
  await page.getByText('The door does not close: clean the seal.').waitFor()
  await page.getByRole('button', { name: 'This is the answer that helped' }).nth(1).click()
  await page.getByText('Solved, says Nils De Wilde').waitFor()
  await pictured(page, '23-thread')
  await page.getByRole('button', { name: 'Make it a need' }).click()
  await page.waitForURL(/\/community\/needs\//)
  await page.getByText('The oven says E7').first().waitFor()
  await page.getByRole('img').first().waitFor()
  await page.getByRole('heading', { name: 'In its own words' }).waitFor()
  await pictured(page, '23-need')
})
