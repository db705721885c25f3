/** The way of a need from the release to the last answer, on a phone and at a desk, with the keyboard alone where it says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { finishAnalysis, startAnalysis } from '#hub/needs/actions/analysis.ts'
import { releaseNeeds } from '#hub/needs/actions/delivery.ts'
import { useArea } from '#hub/needs/actions/order.ts'
import { demoApp, noBrowser } from '../app.ts'
import { aMonthAgo, community, fundNeed } from '../community.ts'

const skip = noBrowser

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter')

test('a version is released at a desk, turned down on a phone, accepted by keyboard, and asked about a month later', {
  skip,
}, async () => {
  const app = await demoApp()
  const { act, idOf, firstIn } = await community(app)
  const need = firstIn('estimated')
  await act(fundNeed, { need, payers: [idOf('Le Silo'), idOf('Die Speisekammer')] })
  const open = async (who: string, phone = false): Promise<Page> => {
    const { page } = await app.visit(who, { phone, language: 'en' })
    await page.goto(`/community/needs/${need}`)
    return page
  }

  const mo = await open('mo')
  await mo.getByRole('button', { name: 'Start the work' }).click()
  await mo.getByRole('button', { name: 'Release for trying' }).click()
  const releasing = mo.getByRole('dialog')
  await releasing.getByLabel('Version').fill('1.4')
  await releasing.getByRole('button', { name: 'Release for trying' }).click()
  await releasing.getByText('Die Speisekammer').first().waitFor()
  await releasing.getByLabel('What is new, in French').fill('Les étiquettes suivent les prix')
  await releasing.getByLabel('What is new, in German').fill('Etiketten folgen den Preisen')
  await releasing.getByRole('button', { name: 'Release for trying' }).click()
  await mo.getByText('Version 1.4', { exact: true }).waitFor()

  const mira = await open('mira', true)
  await mira.getByRole('button', { name: 'Not yet', exact: true }).click()
  const turning = mira.getByRole('dialog')
  await turning.getByLabel('Criterion').selectOption({ index: 1 })
  await turning.getByLabel('What does not work?').fill('Zwei Etiketten kamen doppelt')
  await turning.getByRole('button', { name: 'Not yet' }).click()
  await mira.getByText('Le Silo does not accept version 1.4').first().waitFor()
  await mira.getByText('In development').first().waitFor()

  const notes = { fr: 'Corrigé', de: 'Behoben' }
  await act(releaseNeeds, { participant: idOf('Code Commun'), version: '1.5', needs: [need], notes })
  const frieda = await open('frieda')
  await press(frieda, 'Accept for Die Speisekammer')
  await frieda.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).press('Enter')
  await frieda.getByText('Die Speisekammer accepts version 1.5').first().waitFor()
  await mira.reload()
  await mira.getByRole('button', { name: 'Accept for Le Silo' }).click()
  await mira.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click()
  await mira.getByText('Delivered').first().waitFor()

  await act(aMonthAgo, { need })
  const nils = await open('nils', true)
  await press(nils, 'De Moestuin: does it help, after 30 days?')
  const answering = nils.getByRole('dialog')
  await answering.getByRole('radio', { name: 'It is used in part' }).check()
  await answering.getByRole('radio', { name: '3', exact: true }).check()
  await answering.getByLabel(/^What does not work\?/).fill('It is slow on Wednesdays')
  await answering.getByRole('button', { name: 'Answer' }).press('Enter')
  await nils.getByText('It is used in part · 3 of 5').waitFor()
})

test('an organisation of the area objects on a phone, and is told that an objection says why', { skip }, async () => {
  const app = await demoApp()
  const { act, idOf, firstIn } = await community(app)
  const need = firstIn('prioritised')
  const participant = idOf('De Moestuin')
  await act(useArea, { participant, area: 'products' })
  await act(startAnalysis, { need, participant: null })
  const effects = [{ participant, effect: 'The codes of the scales change' }]
  await act(finishAnalysis, {
    need,
    participant: idOf('Code Commun'),
    what: 'Codes are kept',
    whatNot: 'Prices',
    effects,
  })

  const { page } = await app.visit('nils', { phone: true, language: 'en' })
  await page.goto(`/community/needs/${need}`)
  await page.getByText('The codes of the scales change').waitFor()
  await press(page, 'Answer')
  const answering = page.getByRole('dialog')
  await answering.getByRole('radio', { name: 'objects' }).check()
  await answering.getByRole('button', { name: 'Answer' }).press('Enter')
  await answering.getByRole('alert').waitFor()
  await answering.getByLabel(/^Reason/).fill('We print our own codes')
  await answering.getByRole('button', { name: 'Answer' }).press('Enter')
  await page.getByText('We print our own codes').waitFor()
})

test('a draft is kept at a desk, changed and handed in later; hours are written down by their provider', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('nils', { language: 'en' })
  await page.goto('/community/needs/tell')
  await page.getByLabel('Problem').fill('The freezer list is on paper')
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await page.getByRole('heading', { name: 'The freezer list is on paper', level: 1 }).waitFor()
  const handIn = page.getByRole('button', { name: 'Hand it in' })
  assert.equal(await handIn.getAttribute('aria-disabled'), 'true')
  await page.getByLabel(/^Who suffers from it/).fill('The cold room team')
  await page.getByLabel(/^How it should be/).fill('A list on the phone')
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await page.locator('button:not([aria-disabled="true"])', { hasText: 'Hand it in' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Hand it in' }).press('Enter')
  await page.getByRole('heading', { name: /^\d+ · The freezer list is on paper$/, level: 1 }).waitFor()

  const { page: desk } = await app.visit('mo', { phone: true, language: 'en' })
  await desk.goto('/community/needs/hours')
  await desk.getByRole('button', { name: 'Write hours down' }).press('Enter')
  await desk
    .getByRole('dialog')
    .getByLabel(/^Hours/)
    .fill('1.5')
  await desk.getByRole('dialog').getByRole('button', { name: 'Write hours down' }).press('Enter')
  await desk.getByText('1.5 h').waitFor()
  await desk.getByRole('button', { name: 'Take back' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await desk.getByText('No work was written down for this month.').waitFor()
})
