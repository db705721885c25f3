/** Whoever goes by keyboard or listens keeps their place when the button they pressed disappears: the browser would let
 *  the focus fall to nothing, and a screen reader would begin the page anew. */

/** What may have the focus instead, the smallest that is still there. */
const parts = 'dialog, li, form, details, section, [role=tabpanel], article, main'

/** Watches until it is told to end. */
export function keepFocus(): () => void {
  let last: Element | null = null
  let around: readonly Element[] = []
  const entered = (event: FocusEvent) => {
    last = event.target instanceof Element ? event.target : null
    around = last ? ancestors(last).filter((one) => one.matches(parts)) : []
  }
  // Who presses beside everything has let go by themselves.
  const pressed = () => {
    last = null
  }
  const seen = new MutationObserver(() => {
    if (last === null || last.isConnected) return
    last = null
    if (document.activeElement === null || document.activeElement === document.body) around.some(takesFocus)
  })
  document.addEventListener('focusin', entered)
  document.addEventListener('pointerdown', pressed, true)
  seen.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', entered)
    document.removeEventListener('pointerdown', pressed, true)
    seen.disconnect()
  }
}

function ancestors(of: Element): Element[] {
  const above: Element[] = []
  for (let one = of.parentElement; one; one = one.parentElement) above.push(one)
  return above
}

/** A page is its heading. What has gone or is not shown takes no focus. */
function takesFocus(part: Element): boolean {
  const one = part.querySelector<HTMLElement>(':scope > .page-head h1') ?? (part as HTMLElement)
  const lent = !one.hasAttribute('tabindex')
  if (lent) one.tabIndex = -1
  one.focus({ preventScroll: true })
  const taken = document.activeElement === one
  const giveBack = () => one.removeAttribute('tabindex')
  if (lent && taken) one.addEventListener('blur', giveBack, { once: true })
  else if (lent) giveBack()
  return taken
}
