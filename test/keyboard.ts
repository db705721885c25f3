/** The hand of somebody who cannot hold a mouse: Tab until it is reached, and then a key. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { RunningApp } from './app.ts'

/** Opens a page as somebody of the cast, in English; without an app all tests of the file are left out. */
export const visitor =
  (app: RunningApp | null) =>
  async (who: string, href: string, phone = false): Promise<Page> => {
    assert.ok(app)
    const { page } = await app.visit(who, { phone, language: 'en' })
    await page.goto(href)
    return page
  }

/** More stops than the longest screen has before its main part ends. */
const mostStops = 150

/** By Tab alone. Who arrives nowhere learns what was passed. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  const passed = new Set<string>()
  for (let stops = 0; stops < mostStops; stops += 1) {
    const at = await standsAt(wanted)
    if (at === null) return
    passed.add(at)
    await page.keyboard.press('Tab')
  }
  assert.fail(`no key leads to ${wanted}; passed were:\n${[...passed].join('\n')}`)
}

/** Null when it has the focus; else what has it. */
const standsAt = (wanted: Locator): Promise<string | null> =>
  wanted.evaluate((element) => {
    const one = document.activeElement
    if (one === element) return null
    const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : null
    const name = one?.getAttribute('aria-label') ?? label ?? one?.textContent ?? ''
    return `${one?.localName} ${name.slice(0, 50)}`
  })

/** A line around it, or around what stands for it where the browser's own mark is hidden. */
const showsFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((focused) => {
    const marked = (look: CSSStyleDeclaration) =>
      look.outlineStyle !== 'none' && Number.parseFloat(look.outlineWidth) > 0
    const around = [focused, focused.parentElement, focused.closest('label'), focused.nextElementSibling]
    return around.some((part) => part !== null && marked(getComputedStyle(part)))
  })

/** Reached by Tab, and seen to be reached. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted)
  assert.ok(await showsFocus(wanted), `nothing shows that the focus is on ${wanted}`)
}

export async function key(page: Page, wanted: Locator, pressed = 'Enter'): Promise<void> {
  await reach(page, wanted)
  await page.keyboard.press(pressed)
}

/** Into a field, in the place of what stands there. */
export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await reach(page, wanted)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** Among the choices of a select, or the parts of a day: what is typed finds them. */
export async function pick(page: Page, wanted: Locator, text: string): Promise<void> {
  await reach(page, wanted)
  await page.keyboard.type(text)
}

/** Among several of which one is chosen: Tab leads to that one, the arrows lead on. */
export async function choose(page: Page, chosen: Locator, wanted: Locator): Promise<void> {
  await reach(page, chosen)
  for (let steps = 0; steps < 10 && !(await wanted.isChecked()); steps += 1) await page.keyboard.press('ArrowDown')
  assert.ok(await wanted.isChecked(), `no arrow leads to ${wanted}`)
}

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name, exact: true })

/** The dialog is gone, and the keys go on from something that can be seen. */
export async function closed(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await goesOn(page)
}

/** The focus is somewhere, also when what was pressed has gone: it is not back at the beginning. */
export async function goesOn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body)
}
