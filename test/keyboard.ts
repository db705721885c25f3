/** The hand of somebody who cannot hold a mouse: Tab until it is reached, and then a key. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** More stops than the longest screen has before its main part ends. */
const mostStops = 150

/** By Tab alone. Who arrives nowhere learns what was passed. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  const passed: string[] = []
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
    passed.push(
      await page.evaluate(() => {
        const one = document.activeElement
        const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : null
        const name = one?.getAttribute('aria-label') ?? label ?? one?.textContent ?? ''
        return `${one?.localName} ${name.slice(0, 50)}`
      }),
    )
  }
  assert.fail(`no key leads to ${wanted}; passed were:\n${[...new Set(passed)].join('\n')}`)
}

/** A line around it, or around what stands for it where the browser's own mark is hidden. */
const showsFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((focused) => {
    const marked = (look: CSSStyleDeclaration) =>
      look.outlineStyle !== 'none' && Number.parseFloat(look.outlineWidth) > 0
    const around = [focused, focused.parentElement, focused.closest('label'), focused.nextElementSibling]
    return around.some((part) => part !== null && marked(getComputedStyle(part)))
  })

/** Reached by Tab, and seen to be reached. */
async function reach(page: Page, wanted: Locator): Promise<void> {
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

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name, exact: true })

/** The dialog is gone, and the keys go on from something that can be seen: the focus is not back at the beginning. */
export async function closed(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body)
}
