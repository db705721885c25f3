/** A member at the scale: goods found by name, the weight typed on keys, the jar taken off, the label made. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

test('a member weighs goods in a jar, sees why not yet, and gets the label of the net weight', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('amina', { language: 'en', phone: true })
  await page.goto(`${app.address}/shop/weigh`)
  await page.getByRole('textbox', { name: 'Name or number' }).fill('riz quinoa')
  await page.getByText('Nothing has this name').waitFor()
  await page.getByRole('textbox', { name: 'Name or number' }).fill('RÎZ compl')
  await page.getByRole('link', { name: /Riz complet/ }).click()
  await page.getByRole('heading', { name: 'Riz complet' }).waitFor()
  await page.getByText('There is no weight yet. Type what the scale shows.').waitFor()

  const key = (name: string) => page.getByRole('button', { name, exact: true })
  await key('4').click()
  await key('00').click()
  await page.getByRole('textbox', { name: 'Barcode of your container' }).fill('BOCAL-1')
  await page.keyboard.press('Enter')
  // The jar alone weighs more.
  await page.getByText(/the container alone weighs 412 g/).waitFor()
  const print = page.getByRole('button', { name: 'Print the label' })
  assert.equal(await print.getAttribute('aria-disabled'), 'true')

  await page.getByRole('textbox', { name: 'Grams on the scale' }).fill('1662')
  await page.getByText('1,250 g').waitFor()
  const made = page.waitForEvent('download')
  await print.click()
  assert.equal((await made).suggestedFilename(), 'label.pdf')
  await page.getByRole('button', { name: 'Print this label again' }).waitFor()

  await page.getByRole('button', { name: 'Weigh the same again' }).click()
  await page.getByText('There is no weight yet. Type what the scale shows.').waitFor()
  // Without a barcode the jar is weighed itself.
  await page.getByRole('textbox', { name: 'Grams on the scale' }).fill('300')
  await page.getByRole('button', { name: 'This is my empty container' }).click()
  await page.getByRole('textbox', { name: 'Grams on the scale' }).fill('1100')
  await page.getByText('800 g', { exact: true }).waitFor()
})

test('a scale on a cable fills in the weight once it rests', { skip: noBrowser }, async () => {
  const app = await demoApp()
  const { page } = await app.visit('amina', { language: 'en' })
  await page.addInitScript(() => {
    const said = ['US,GS,+  0.700kg\r\nST,GS,+  0.8', '00kg\r\n'].map((text) => new TextEncoder().encode(text))
    const port = () => ({
      readable: new ReadableStream({
        start(stream) {
          for (const bytes of said) stream.enqueue(bytes)
        },
      }),
      open: async () => undefined,
      close: async () => undefined,
    })
    Object.defineProperty(navigator, 'serial', { value: { requestPort: async () => port() } })
  })
  await page.goto(`${app.address}/shop/weigh`)
  await page.getByRole('link', { name: /Riz complet/ }).click()
  await page.getByRole('button', { name: 'Read the scale on the cable' }).click()
  await page.getByText('The weight comes from the scale.').waitFor()
  await page.getByText('800 g', { exact: true }).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Grams on the scale' }).inputValue(), '800')
})
