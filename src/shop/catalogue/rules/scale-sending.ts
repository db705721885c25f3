/** What of the waiting changes a scale is sent. Goods without a price are never sent: a scale would sell them for nothing.
 *  They are held until somebody gives a price. */
import type { ScaleChange } from './scale.ts'

export interface Waiting extends ScaleChange {
  readonly id: string
}

export interface SendingPlan {
  /** In their order. */
  readonly sent: readonly ScaleChange[]
  /** What waits no longer: what is sent, and what a later change made needless. */
  readonly settled: readonly string[]
  /** Products that are held. */
  readonly held: readonly string[]
}

const isHeld = ({ does, content }: ScaleChange): boolean => does !== 'delete' && content.price === null

export function sendingPlan(waiting: readonly Waiting[]): SendingPlan {
  const later = Map.groupBy(waiting, ({ product, group }) => `${product} ${group}`)
  const sent: ScaleChange[] = []
  const settled: string[] = []
  const held: string[] = []
  for (const one of waiting) {
    if (!isHeld(one)) {
      sent.push(one)
      settled.push(one.id)
      continue
    }
    const own = later.get(`${one.product} ${one.group}`) ?? []
    const next = own.slice(own.indexOf(one) + 1).find((other) => !isHeld(other))
    // Priced meanwhile: made as it is by now. Taken off meanwhile: it need not be made first.
    if (!next) held.push(one.product)
    else settled.push(one.id)
    if (next && next.does !== 'delete') sent.push({ ...one, content: next.content })
  }
  return { sent, settled, held: [...new Set(held)] }
}
