/** The sheets of a round by keyboard alone: joining late where the key counts users only, calling, booking a payment,
 *  covering what is missing, and what became of a pledge. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { APIRequestContext, Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { axe, desk, look, resize, told, tooWide } from '../eyes.ts'
import { tabTo } from '../keyboard.ts'

const skip = noBrowser
const development = 'A module of before'

/** The community of the person, as screens name it to the server. */
async function communityOf(as: APIRequestContext) {
  const me = (await (await as.get('/api/v1/me')).json()) as { organisations: { id: string; address: string }[] }
  const community = me.organisations.find(({ address }) => address === 'recoltes-communes')?.id ?? ''
  return { 'komunigi-organisation': community }
}

/** What the first page of the community says is to be paid: by the own organisations only. */
async function toPay(as: APIRequestContext): Promise<string[]> {
  const waiting = await as.get('/api/v1/funding/waiting', { headers: await communityOf(as) })
  const { money } = (await waiting.json()) as {
    money: { kind: string; name: string | null; participantName: string }[]
  }
  return money.map(({ kind, name, participantName }) => [kind, name, participantName].filter(Boolean).join(' '))
}

/** A development of before, paid by two of those who use it. */
async function bringIn(as: APIRequestContext): Promise<void> {
  const headers = await communityOf(as)
  const sharers = await as.get('/api/v1/funding/sharers', { headers })
  const { rows } = (await sharers.json()) as { rows: { id: string; name: string }[] }
  const payers = rows
    .filter(({ name }) => name === 'Le Silo' || name === 'Die Speisekammer')
    .map(({ id }) => ({ participant: id, net: 50_000 }))
  const key = { kind: 'usage', among: { kind: 'equal' } }
  const past = { name: development, deliveredOn: '2026-01-05', key, keyYear: 2025, payers }
  const brought = await as.post('/api/v1/funding/past-developments', {
    headers,
    data: { apply: true, developments: [past] },
  })
  assert.ok(brought.ok(), await brought.text())
}

async function openRound(page: Page): Promise<void> {
  await page.goto('/community/funding')
  await page.getByRole('link', { name: development }).click()
  await page.getByRole('heading', { name: development, level: 1 }).waitFor()
}

async function seen(page: Page, what: string): Promise<string> {
  await page.evaluate(axe)
  return told([...(await look(page, what, 'as opened', false)), ...(await tooWide(page, what))])
}

test('whoever joins late a round of users says by keyboard that it uses the part, and its payment is booked so too', {
  skip,
}, async () => {
  const app = await demoApp()
  // A link of a mail opens the community, though she was in her shop last.
  const jo = await app.visit('jo', { language: 'en' })
  await bringIn(jo.context.request)

  const { page: phone } = await app.visit('nils', { phone: true, language: 'en' })
  await openRound(phone)
  const ask = 'Ask to join for De Moestuin'
  await tabTo(phone, phone.getByRole('button', { name: ask }))
  await phone.keyboard.press('Enter')
  const asked = phone.getByRole('dialog', { name: ask })
  await asked.getByText('Does your organisation use this part of the software?').waitFor()
  assert.equal(await seen(phone, 'joining late'), '')
  await phone.keyboard.press('Escape')
  await asked.waitFor({ state: 'hidden' })
  await phone.waitForFunction((name) => document.activeElement?.textContent?.includes(name), ask)
  await phone.keyboard.press('Enter')
  await tabTo(phone, asked.getByRole('radio', { name: 'Yes, we use it or will' }))
  await phone.keyboard.press('ArrowDown')
  assert.ok(await asked.getByRole('radio', { name: /^No; then/ }).isChecked())
  await phone.keyboard.press('ArrowUp')
  await tabTo(phone, asked.getByRole('button', { name: ask }))
  await phone.keyboard.press('Enter')
  await asked.waitFor({ state: 'hidden' })
  for (const act of ['See what it costs', 'Confirm and join']) {
    await tabTo(phone, phone.getByRole('button', { name: act }))
    await phone.keyboard.press('Enter')
  }
  await phone.getByText('Confirmed', { exact: true }).waitFor()

  await openRound(jo.page)
  await tabTo(jo.page, jo.page.getByRole('button', { name: 'Call what it owes' }))
  await jo.page.keyboard.press('Enter')
  const book = 'Book a payment: De Moestuin'
  await jo.page.getByRole('button', { name: book }).waitFor()
  assert.deepEqual(await toPay(phone.context().request), [`call ${development} De Moestuin`])
  assert.deepEqual(await toPay(jo.context.request), ['dues Le Panier'])
  await resize(jo.page, desk)
  const [frame, button] = await Promise.all([
    jo.page.getByRole('region', { name: 'What is asked of whom' }).boundingBox(),
    jo.page.getByRole('button', { name: book }).boundingBox(),
  ])
  assert.ok(frame && button && button.x + button.width <= frame.x + frame.width, 'the button stands inside the table')
  await tabTo(jo.page, jo.page.getByRole('button', { name: book }))
  await jo.page.keyboard.press('Enter')
  const paying = jo.page.getByRole('dialog', { name: book })
  await paying.getByLabel('Day').waitFor()
  assert.equal(await seen(jo.page, 'booking a payment'), '')
  await tabTo(jo.page, paying.getByRole('button', { name: 'Book a payment' }))
  await jo.page.keyboard.press('Enter')
  await paying.waitFor({ state: 'hidden' })
  await jo.page.getByText('Is in', { exact: true }).waitFor()
  assert.deepEqual(await toPay(phone.context().request), [])
})

const short = 'Caisse : vendre sans réseau'

/** Leaves the fund of a round 50.00 short: it bore something for the dues. */
async function leaveShort(as: APIRequestContext): Promise<string> {
  const headers = await communityOf(as)
  const listed = await as.get('/api/v1/funding/rounds?size=50', { headers })
  const { rows } = (await listed.json()) as { rows: { id: string; name: string }[] }
  const id = rows.find(({ name }) => name.replace(/\s/g, ' ') === short)?.id ?? ''
  const round = (await (await as.get(`/api/v1/funding/rounds/${id}`, { headers })).json()) as {
    money: { fund: number }
    calls: { net: number; open: number }[]
  }
  // whoever has not paid here paid nothing at all
  const left = round.money.fund - round.calls.reduce((all, { open, net }) => all + (open > 0 ? net : 0), 0)
  const { today } = (await (await as.get('/api/v1/me', { headers })).json()) as { today: string }
  const borne = await as.post('/api/v1/funding/ledger/covers', {
    headers,
    data: {
      ...{ day: today, note: 'Borne for the dues', requestKey: 'short', currency: 'EUR', amount: left + 5000 },
      ...{ bearer: { account: 'round', about: id }, short: { account: 'dues' } },
    },
  })
  assert.ok(borne.ok(), await borne.text())
  return id
}

test('by keyboard the treasurer covers what a round is short of, and everybody reads what became of a pledge', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page, context } = await app.visit('jo', { language: 'en' })
  const id = await leaveShort(context.request)
  await page.goto(`/community/funding/rounds/${id}`)
  const cover = page.getByRole('button', { name: /^Cover what is missing: Caisse/ })
  await tabTo(page, cover)
  await page.keyboard.press('Enter')
  const covering = page.getByRole('dialog', { name: /^Cover what is missing/ })
  await covering.getByText('€50.00 are missing.').waitFor()
  assert.equal(await covering.getByLabel('Amount').inputValue(), '50.00')
  await tabTo(page, covering.getByRole('radio', { name: /^Reserve/ }))
  await page.keyboard.press('ArrowDown')
  assert.ok(await covering.getByRole('radio', { name: /^Dues/ }).isChecked())
  await tabTo(page, covering.getByLabel('Reason'))
  await page.keyboard.type('The dues take it back')
  assert.equal(await seen(page, 'covering what is missing'), '')
  await tabTo(page, covering.getByRole('button', { name: 'Cover what is missing' }))
  await page.keyboard.press('Enter')
  await cover.waitFor({ state: 'detached' })

  const { page: phone } = await app.visit('nils', { phone: true, language: 'en' })
  await phone.goto(`/community/funding/rounds/${id}`)
  const story = 'The pledge of Le Silo'
  await tabTo(phone, phone.getByRole('button', { name: story }).first())
  await phone.keyboard.press('Enter')
  const versions = phone.getByRole('dialog', { name: story })
  await versions.getByText('Counts', { exact: true }).first().waitFor()
  await versions
    .getByText(/with the power to commit money/)
    .first()
    .waitFor()
  assert.equal(await seen(phone, 'the versions of a pledge'), '')
})
