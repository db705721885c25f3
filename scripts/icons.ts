/** Draws the PNG icons of the installable app from `icons/mark.svg`: `node scripts/icons.ts`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumPath } from './chromium.ts'

const folder = join(import.meta.dirname, '../src/app/public/icons')
const mark = readFileSync(join(folder, 'mark.svg'), 'utf8')
// A maskable icon is cut to any shape: paper to the edge, the mark within the safe circle.
const full = mark.replace('rx="7" ', '').replace('scale(.8)', 'scale(.62)')

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  for (const [name, svg, side] of [
    ['mark-192.png', mark, 192],
    ['mark-512.png', mark, 512],
    ['mark-maskable-512.png', full, 512],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: side, height: side } })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
    await page.screenshot({ path: join(folder, name), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
