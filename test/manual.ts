/** Pictures of the manual, taken while a tale is told: `npm run manual` names the folder; else nothing is written. */
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { drawn } from './eyes.ts'

/** The head of the app stays where it is while a page is scrolled. */
const underTheHead = 100

/** What the page shows; `from` stands at the top of the picture. */
export async function pictured(page: Page, name: string, from?: Locator): Promise<void> {
  const folder = process.env['MANUAL']
  if (!folder) return
  await drawn(page)
  await page.evaluate(() => scrollTo(0, 0))
  const box = await from?.first().boundingBox()
  if (box) await page.evaluate((y) => scrollTo(0, y), box.y - underTheHead)
  await drawn(page)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}
