/** The board of a small co-op must decide by Thursday: one page says what it is and what it costs under three caps; they
 *  set a cap, the round succeeds, and everybody can check the sum. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser
const round = 'Étiquettes au poids\u00a0: balances du vrac'

/** Amounts of euros on the page, in cents. */
const centsIn = (text: string): number => Number(text.replace(/[^0-9]/g, ''))

async function openRound(page: Page): Promise<void> {
  await page.goto('/community/funding')
  await page.getByRole('link', { name: round }).click()
  await page.getByRole('heading', { name: 'Where it stands' }).waitFor()
}

test('a board reads one page, sets a cap, the round succeeds, and the parts add up to the cent', { skip }, async () => {
  const app = await demoApp()

  // Basile may only speak for Le Silo: he takes the page to his board, on his phone.
  const { page: phone } = await app.visit('basile', { phone: true, language: 'en' })
  await phone.goto('/community')
  await phone.getByRole('heading', { name: 'Rounds that wait for our answer' }).waitFor()
  await phone.getByText('Whoever may commit: Mira Lefort').waitFor()
  await phone.getByRole('link', { name: `One page for the board: ${round}, Le Silo` }).click()
  await phone.getByRole('heading', { name: 'What it costs us, under three caps' }).waitFor()
  await phone.getByText('It would succeed as things stand.').first().waitFor()
  await phone.getByText('If we do not join, one payer is missing').waitFor()
  await phone.getByText('Brief of round 5, Le Silo', { exact: true }).waitFor()
  await pictured(phone, '18-brief')
  await pictured(phone, '18-caps', phone.getByRole('heading', { name: 'What it costs us, under three caps' }))
  const [file] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('button', { name: 'As PDF' }).click(),
  ])
  assert.equal(file.suggestedFilename(), 'Brief of round 5, Le Silo.pdf')

  // He may not commit, and reads who may.
  await phone.getByRole('link', { name: 'Back to the round' }).click()
  await phone.getByText('It would fail as things stand.').waitFor()
  await phone.getByText('Die Speisekammer pays only if at least 3 pay; now it would be 2.').waitFor()
  await phone.getByText('One more payer, with €700.00 between them').waitFor()
  await pictured(phone, '18-why', phone.getByText('It would fail as things stand.'))
  await phone.getByRole('link', { name: 'Pledge', exact: true }).click()
  await phone.getByRole('button', { name: 'Say what I think' }).waitFor()
  await phone.getByRole('radio', { name: 'As our co-op' }).check()
  await phone.getByText('To act for Le Silo ask Mira Lefort.').waitFor()

  // The board said 800. Mira sets the cap: by the keys of the slider, then to the cent.
  const { page: mira } = await app.visit('mira', { phone: true, language: 'en' })
  await openRound(mira)
  await mira.getByRole('link', { name: 'Pledge', exact: true }).click()
  const slider = mira.getByRole('slider', { name: 'We pay at most' })
  await slider.focus()
  const before = Number(await slider.inputValue())
  await mira.keyboard.press('ArrowLeft')
  assert.ok(Number(await slider.inputValue()) < before)
  await mira.getByRole('textbox', { name: 'We pay at most: amount' }).fill('800')
  await mira.getByText('Our share today €700.00, at most €800.00.').waitFor()
  await pictured(mira, '18-cap', mira.getByText('We pay at most').first())
  await mira.getByRole('button', { name: 'Pledge' }).click()
  await mira.getByRole('heading', { name: 'What we pledged' }).waitFor()

  // The core group closes early, as everybody has answered; the page shows each part and the sum.
  const { page: desk } = await app.visit('frieda', { language: 'en' })
  await openRound(desk)
  await desk.getByText('It would succeed: 3 organisations pay, and nothing is missing.').waitFor()
  await desk.getByRole('button', { name: 'Close now' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Close now' }).click()
  await desk.getByText('Succeeded, being checked').waitFor()
  const rows = desk.getByRole('table', { name: 'Who pays what' }).getByRole('row')
  const parts = (await rows.evaluateAll((all) => all.slice(1).map((row) => row.children[1]?.textContent ?? ''))).map(
    centsIn,
  )
  assert.equal(parts.length, 4)
  await pictured(desk, '18-parts', desk.getByRole('table', { name: 'Who pays what' }))
  const together = parts.pop()
  assert.equal(together, 200_000)
  assert.equal(
    parts.reduce((all, one) => all + one, 0),
    together,
  )
  const history = desk.getByRole('region', { name: 'History' })
  await history.getByText('Le Silo · A pledge was given').waitFor()
  await history.getByText('Mira Lefort, with the power to commit money').waitFor()
})
