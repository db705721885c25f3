/** What a page is looked at with: the rules of axe, and whether it fits the screen. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page, Request } from 'playwright-core'

export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Finding {
  readonly screen: string
  readonly seen: string
  readonly rule: string
  readonly where: string
}

/** Rules that colours decide are asked again by night; the rest does not change with the light. What is found is looked
 *  at once more when the page has been drawn again: a fault stays, a busy machine between two pictures does not. */
export async function look(page: Page, screen: string, seen: string, onlyColours: boolean): Promise<Finding[]> {
  const first = await lookOnce(page, screen, seen, onlyColours)
  if (first.length === 0) return first
  await drawn(page)
  return lookOnce(page, screen, seen, onlyColours)
}

async function lookOnce(page: Page, screen: string, seen: string, onlyColours: boolean): Promise<Finding[]> {
  const found = await page.evaluate(async (colours) => {
    const { axe } = globalThis as unknown as { axe: { run(what: unknown, how: unknown): Promise<Report> } }
    interface Report {
      violations: { id: string; impact: string; nodes: { target: string[]; html: string }[] }[]
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const only = colours ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: tags }
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => ({ rule: one.id, where: one.nodes.map((node) => node.html.slice(0, 160)).join(' | ') }))
  }, onlyColours)
  return found.map((one) => ({ screen, seen, ...one }))
}

export const desk = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

/** The page scrolls sideways: something is wider than the screen. */
export async function tooWide(page: Page, screen: string): Promise<Finding[]> {
  const over = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const wide = document.documentElement.scrollWidth - room
    const first = [...document.querySelectorAll('main *')].find((one) => one.getBoundingClientRect().right > room + 1)
    return wide > 1 ? (first?.outerHTML.slice(0, 160) ?? 'somewhere') : null
  })
  return over === null ? [] : [{ screen, seen: 'narrow', rule: 'wider than the screen', where: over }]
}

/** What each page has asked for and has no answer to yet. */
const unanswered = new WeakMap<Page, Set<Request>>()

function watch(page: Page): Set<Request> {
  const open = new Set<Request>()
  page.on('request', (one) => open.add(one))
  page.on('requestfinished', (one) => open.delete(one))
  page.on('requestfailed', (one) => open.delete(one))
  unanswered.set(page, open)
  return open
}

/** Opens an address as a press on a link does, without loading the app anew; the first one as a browser does. Comes back
 *  when the screen before has gone, and all that this one asks for is there and drawn. */
export async function goTo(page: Page, href: string): Promise<void> {
  const open = unanswered.get(page) ?? watch(page)
  if (page.url() === 'about:blank') {
    await page.goto(href)
    await page.evaluate(axe)
  } else {
    await page.evaluate((to) => {
      document.querySelector('main .page')?.setAttribute('data-before', '')
      history.pushState(null, '', to)
    }, href)
    // Or the address led back to where we are.
    await page.waitForFunction((to) => {
      const redirected = location.pathname !== new URL(to, location.href).pathname
      return redirected || !document.querySelector('.page[data-before]')
    }, href)
  }
  await page.locator('main h1').first().waitFor()
  // What an answer makes a screen ask for is asked for while it is drawn: quiet twice is quiet.
  for (let quiet = 0; quiet < 2; ) {
    await drawn(page)
    const still = open.size === 0 && (await page.locator('[aria-busy=true]').count()) === 0
    quiet = still ? quiet + 1 : 0
  }
}

/** Changes the size of the window and waits until the page stands in it. */
export async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.waitForFunction((width) => innerWidth === width, size.width)
  await drawn(page)
}

/** Changes the light and waits until the page stands in it. */
export async function light(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' })
  await drawn(page)
}

export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
  )

/** One line for each fault, with the screens it is seen on. */
export function told(findings: readonly Finding[]): string {
  const faults = Map.groupBy(findings, (one) => `${one.rule}: ${one.where}`)
  return [...faults]
    .map(([fault, on]) => `${fault}\n    ${on.map((one) => `${one.screen} (${one.seen})`).join(', ')}`)
    .join('\n')
}
