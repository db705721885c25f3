/** Why a price cannot be set like this; a price of 0, or one that moves by more than half, is asked about first. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { asksToBeSure } from './supplier-change.ts'

export interface PriceFacts {
  readonly price: number
  readonly from: string
  readonly to: string | null
  readonly kind: 'regular' | 'promotion'
  readonly sure: boolean
  readonly today: string
  /** The price it takes the place of. */
  readonly before: number | null
  /** What the product is called. */
  readonly name: string
}

export function whyNotPrice({ price, from, to, kind, sure, today, before, name }: PriceFacts): Refusal[] {
  const endless = kind === 'promotion' && (to === null || to < from)
  return [
    ...(from < today ? [refuse('price.day_passed', { today })] : []),
    ...(endless || (kind === 'regular' && to !== null) ? [refuse('price.promotion_end')] : []),
    ...(!sure && asksToBeSure(before, price)
      ? [refuse('price.surely', { name, old: before, new: price, more: 0 })]
      : []),
  ]
}
