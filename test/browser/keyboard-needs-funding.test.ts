/** Joining, needs, deliveries and money by Tab, Enter, Space and arrows alone; whatever has the focus shows it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { releaseNeeds, startWork } from '#hub/needs/actions/delivery.ts'
import { demoApp, noBrowser } from '../app.ts'
import { aMonthAgo, community, fundNeed } from '../community.ts'
import { button, choose, closed, goesOn, key, pick, type, visitor } from '../keyboard.ts'

const skip = noBrowser
const app = skip ? null : await demoApp()
const visit = visitor(app)

test('by keyboard a newcomer ticks the five chapters of the booklet and accepts the dues', { skip }, async () => {
  const page = await visit('pau', '/community')
  await key(page, page.getByRole('link', { name: 'Open its page' }))
  await key(page, button(page, 'Accept to pay dues'))
  await page.getByText('Dues accepted on').waitFor()
  await goesOn(page)
  await key(page, button(page, 'Read the booklet'))
  const asked = page.getByRole('dialog')
  for (const chapter of ['What it is', 'Who is in', 'What it brings', 'Conditions', 'How it works'])
    await key(page, asked.getByRole('checkbox', { name: chapter }), 'Space')
  await key(page, button(asked, 'Accept these chapters'))
  await closed(page)
  const welcome = page.getByRole('listitem').filter({ hasText: 'Five chapters of the booklet accepted' })
  await welcome.getByRole('img', { name: 'done' }).waitFor()
})

test('by keyboard a need is told, another co-op says “we too”, and it is ranked', { skip }, async () => {
  const page = await visit('mira', '/community/needs/tell?area=members')
  const problem = 'The door code changes without a word'
  await type(page, page.getByLabel('Problem'), problem)
  await type(page, page.getByLabel('Who suffers from it'), 'Whoever opens in the morning')
  await type(page, page.getByLabel('How it should be'), 'A message the evening before')
  await key(page, button(page, 'Hand it in'))
  await page.getByRole('heading', { level: 1, name: problem }).waitFor()
  const other = await visit('frieda', new URL(page.url()).pathname)
  await key(other, button(other, 'We too, Die Speisekammer'))
  await key(other, button(other.getByRole('dialog'), 'We too'))
  await closed(other)
  await other.getByText('Shared by 2 organisations').waitFor()
  await key(other, button(other, 'Put in the ranking'))
  await other.getByText('Ranked', { exact: true }).first().waitFor()
  await goesOn(other)
})

test('by keyboard a cap is slid in the simulator and the shares follow; then it is pledged', { skip }, async () => {
  const page = await visit('mira', '/community/funding/simulator')
  const slider = page.getByRole('slider', { name: 'Le Silo pays at most' })
  await slider.waitFor()
  const before = await page.locator('.sim-share').allTextContents()
  for (let steps = 0; steps < 3; steps += 1) await key(page, slider, 'PageDown')
  await page.waitForFunction(
    (old) => [...document.querySelectorAll('.sim-share')].map((one) => one.textContent).join() !== old,
    before.join(),
  )
  await page.goto('/community/funding')
  await key(page, page.getByRole('link', { name: 'Étiquettes au poids : balances du vrac' }))
  await key(page, page.getByRole('link', { name: 'Pledge', exact: true }))
  const cap = page.getByRole('slider', { name: 'We pay at most' })
  await cap.waitFor()
  const first = Number(await cap.inputValue())
  await key(page, cap, 'ArrowLeft')
  assert.ok(Number(await cap.inputValue()) < first)
  await type(page, page.getByRole('textbox', { name: 'We pay at most: amount' }), '800')
  await key(page, button(page, 'Pledge'))
  await page.getByRole('heading', { name: 'What we pledged' }).waitFor()
  await goesOn(page)
})

test('by keyboard a version is turned down, the next one accepted, and a month later its users say whether it helps', {
  skip,
}, async () => {
  assert.ok(app)
  const { act, idOf, firstIn } = await community(app)
  const need = firstIn('estimated')
  const href = `/community/needs/${need}`
  const notes = { fr: 'Les codes reviennent', de: 'Die Codes kommen zurück' }
  const made = { participant: idOf('Code Commun'), needs: [need], notes }
  await act(fundNeed, { need, payers: [idOf('Le Silo'), idOf('Die Speisekammer')] })
  await act(startWork, { participant: made.participant, need })
  await act(releaseNeeds, { ...made, version: '1.4' })

  const mira = await visit('mira', href)
  await key(mira, button(mira, 'Not yet'))
  const turning = mira.getByRole('dialog')
  await pick(mira, turning.getByLabel('Criterion'), 'La balance')
  await type(mira, turning.getByLabel('What does not work?'), 'It says so before it has them')
  await key(mira, button(turning, 'Not yet'))
  await closed(mira)
  await mira.getByText('Le Silo does not accept version 1.4').first().waitFor()

  await act(releaseNeeds, { ...made, version: '1.5' })
  const frieda = await visit('frieda', href)
  await mira.reload()
  for (const [page, name] of [
    [frieda, 'Die Speisekammer'],
    [mira, 'Le Silo'],
  ] as const) {
    await key(page, button(page, `Accept for ${name}`))
    await key(page, button(page.getByRole('dialog'), 'Accept'))
    await closed(page)
    await page.getByText(`${name} accepts version 1.5`).first().waitFor()
  }

  await act(aMonthAgo, { need })
  const nils = await visit('nils', href)
  await key(nils, button(nils, 'De Moestuin: does it help, after 30 days?'))
  const answering = nils.getByRole('dialog')
  const radio = (name: string) => answering.getByRole('radio', { name, exact: true })
  await choose(nils, radio('It is used'), radio('It is used in part'))
  await choose(nils, radio('4'), radio('5'))
  await key(nils, button(answering, 'Answer'))
  await closed(nils)
  await nils.getByText('It is used in part · 5 of 5').waitFor()
})
