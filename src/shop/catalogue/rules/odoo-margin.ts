/** What an Odoo says of margins, as a rule of prices here. Three add-ons of cooperative shops are known: classes of
 *  margins (Grap: a share, a rounding, an amount behind it), up to nine coefficients in order (La Louve), and a share of
 *  the category (BEES coop). Sources: product_margin_classification, coop_produce coefficients, beesdoo_product. */
import { millionths } from './percent.ts'
import type { PartialRule, Step } from './price-rule.ts'

export interface OdooMargin {
  readonly rule: PartialRule
  /** What the Odoo adds behind its rounding: no rule here can say it. */
  readonly surchargeCents: number | null
}

export interface MarginClass {
  /** Percent on the cost; the other, on the price, says the same. */
  readonly markup: number | null
  readonly onPrice: number | null
  /** Of money: 0.05. */
  readonly round: number | null
  readonly surcharge: number | null
}

export interface Coefficient {
  readonly name: string
  /** A share more (0.05 is 5 %), or an amount of money. */
  readonly kind: 'multiplier' | 'fixed'
  readonly value: number
  readonly inCost: boolean
}

/** Of a class: its share, and its rounding where the shop could have it. */
export function ofClass({ markup, onPrice, round, surcharge }: MarginClass): OdooMargin | null {
  const share = markup ?? onPrice
  if (share === null) return null
  const step = round === null ? null : hundredthsOf(round)
  return {
    rule: {
      margin: millionths(share),
      marginMode: markup === null ? 'onPrice' : 'onCost',
      ...(step !== null && step > 1 && step <= 100 ? { roundingStep: step, roundingMode: 'halfUp' } : {}),
    },
    surchargeCents: surcharge ? hundredthsOf(surcharge) : null,
  }
}

/** Coefficients are the whole chain: no margin beside them. */
export const ofCoefficients = (all: readonly Coefficient[]): OdooMargin | null =>
  all.length === 0 ? null : { rule: { steps: all.map(stepOf), margin: 0, marginMode: 'onCost' }, surchargeCents: null }

const stepOf = ({ name, kind, value, inCost }: Coefficient): Step => ({
  kind: kind === 'fixed' ? 'add' : 'percent',
  // An amount is 1/10 000 of money; 0.05 is 5 %, which are 50 000 millionths.
  by: kind === 'fixed' ? millionths(value) : millionths(value * 100),
  inCost,
  name: name === '' ? null : name.slice(0, 60),
})

/** A bare share of a category: on the cost. 0 is what the field holds when nobody filled it in. */
export const ofShare = (percent: number): OdooMargin | null =>
  percent === 0 ? null : { rule: { margin: millionths(percent), marginMode: 'onCost' }, surchargeCents: null }

const hundredthsOf = (money: number): number => millionths(money) / 100

/** What the proposal says and what is said here already are the same. */
export const isSaid = (proposed: PartialRule, here: PartialRule): boolean =>
  (Object.keys(proposed) as (keyof PartialRule)[]).every((part) => sameValue(proposed[part], here[part]))

const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))

/** The database keeps the keys of a step in an order of its own. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)))
      : (value ?? null)
