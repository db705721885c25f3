/** Tale 20: an objection. A representative objects with an argument, the others test it, the text is amended, consent is
 *  reached, and the register holds it with its review date. */
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/values/clock.ts'
import { addMinutes } from '#platform/values/day.ts'
import { demoApp, noBrowser } from '../app.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser
const day = 24 * 60
const title = 'Les consignes suivent le produit'

async function openProposal(page: Page): Promise<void> {
  await page.goto('/community/proposals')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** The newest round of consent. */
async function answer(page: Page, says: string): Promise<void> {
  await openProposal(page)
  await page
    .getByRole('link', { name: /^Vote \d+: Consent/ })
    .last()
    .click()
  await page.getByRole('radio', { name: says, exact: true }).check()
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await page.getByText('has answered. A new answer counts in its place.').waitFor()
}

test('an objection is told with its harm, tested, met by another text, and consent stands in the register with its review', {
  skip,
}, async () => {
  let ahead = 0
  const app = await demoApp({ clock: () => addMinutes(systemClock(), ahead) })
  const later = async (days: number) => {
    ahead += days * day
    await app.house.workers.runDue()
    await app.house.workers.drain()
  }

  // On her phone, from what waits for her: harm and help are both asked for.
  const { page: phone } = await app.visit('frieda', { phone: true, language: 'en' })
  await phone.goto('/community')
  await phone.getByRole('link', { name: title }).first().click()
  await phone.getByRole('radio', { name: 'A possible objection' }).check()
  await phone.getByLabel('What harm it does').fill('We have no room for the crates of all the others.')
  await phone.getByLabel('What would help').fill('A most of twenty crates for small shops.')
  await pictured(phone, '20-objection', phone.getByLabel('What harm it does'))
  await phone.getByRole('button', { name: 'Answer', exact: true }).click()
  await phone.getByText('Die Speisekammer has answered.').waitFor()

  // All the others say whether the text does harm as it is.
  const tests = [
    ['jo', 'Le Panier', 'It can stay as it is'],
    ['lea', 'La Gousse', 'It does harm as it is, or misses a worthwhile improvement'],
    ['mira', 'Le Silo', 'It does harm as it is, or misses a worthwhile improvement'],
    ['mo', 'Code Commun', 'It can stay as it is'],
  ] as const
  const pages = new Map<string, Page>()
  for (const [who, name, says] of tests) {
    const { page } = await app.visit(who, { language: 'en' })
    pages.set(who, page)
    await openProposal(page)
    await page.getByText('We have no room for the crates').waitFor()
    await page.getByRole('button', { name: `Test it for ${name}` }).click()
    await page.getByRole('radio', { name: says }).check()
    if (who === 'jo') await pictured(page, '20-test')
    await page.getByRole('dialog').getByRole('button', { name: 'Answer' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const [jo, lea] = [pages.get('jo') as Page, pages.get('lea') as Page]
  await openProposal(lea)
  await lea.getByRole('button', { name: 'End the test' }).click()
  await lea.getByText('Qualified', { exact: true }).waitFor()

  // Whoever wrote it amends the text and offers that; only she says that it is resolved.
  await openProposal(jo)
  await jo.getByRole('button', { name: 'Write a new version' }).click()
  const words = 'Chaque magasin reprend les consignes des autres, vingt caisses au plus pour les petits.'
  await jo.getByRole('textbox', { name: 'The text' }).fill(words)
  await jo.getByRole('dialog').getByRole('button', { name: 'Write a new version' }).click()
  await jo.getByText(words).first().waitFor()
  await jo.getByRole('button', { name: 'Offer how to meet it' }).click()
  await jo.getByLabel('In words').fill('Twenty crates at most for small shops.')
  await jo.getByRole('dialog').getByRole('button', { name: 'Offer how to meet it' }).click()
  await jo.getByRole('dialog').waitFor({ state: 'detached' })
  await openProposal(phone)
  await phone.getByRole('button', { name: 'Agree: it is resolved' }).click()
  await phone.getByText('Resolved', { exact: true }).waitFor()

  // Final comments, the second round, consent.
  await openProposal(lea)
  await lea.getByRole('button', { name: 'Start final comments' }).click()
  await lea.getByText('Final comments until').waitFor()
  await later(11)
  for (const who of ['jo', 'lea', 'mira', 'frieda'])
    await answer((await app.visit(who, { phone: true, language: 'en' })).page, 'No objection')
  await later(9)

  const { page: after } = await app.visit('frieda', { language: 'en' })
  await openProposal(after)
  await after.getByText('Adopted', { exact: true }).first().waitFor()
  await after.getByRole('link', { name: /^D-\d{4}-\d{3}$/ }).click()
  await after.getByRole('heading', { level: 1, name: title }).waitFor()
  await after.getByText(words).first().waitFor()
  await after.getByText('Looked at again on').waitFor()
  await pictured(after, '20-register')
  await after.getByText('In force', { exact: true }).waitFor()
})
