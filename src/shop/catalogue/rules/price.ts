/** The one engine of prices (domain-catalogue 5.2): from what a supplier asks to what the shelf says, every step told. */
import { type Exact, exact, inUnits, minus, oneAnd, over, plus, share, times } from './exact.ts'
import { millionths } from './percent.ts'
import type { PriceRule, Step } from './price-rule.ts'
import { rounded } from './round-price.ts'

export interface PurchasePrice {
  /** 1/10 000 of money. */
  readonly price: number
  readonly per: 'unit' | 'package'
  /** Thousandths of the purchase unit. */
  readonly packageQty: number
  /** Millionths. */
  readonly discount: number
  readonly vatIncluded: boolean
  /** Purchase units in one sale unit: 0.001 where grams are bought and kilos sold. */
  readonly saleInPurchase: Exact
  readonly purchaseVat: number
}

export type WhyCode =
  | 'asked'
  | 'discount'
  | 'package'
  | 'unit'
  | 'vat_out'
  | 'base'
  | 'other_base'
  | 'step'
  | 'margin'
  | 'vat'
  | 'rounded'
  | 'ending'
  | 'member_markup'

export interface Why {
  readonly chain: 'base' | 'sale' | 'cost'
  readonly code: WhyCode
  /** What a step is called by the shop. */
  readonly name: string | null
  readonly kind: Step['kind'] | null
  /** By how much: 1/10 000 for `add`, millionths for shares, thousandths for quantities. */
  readonly by: number | null
  /** What stands after it, in 1/10 000, for reading; the chain itself goes on exactly. */
  readonly value: number
}

export interface PriceMade {
  /** 1/10 000. */
  readonly base: number
  readonly cost: number
  /** The sale chain before VAT, exactly. */
  readonly net: Exact
  readonly suggested: number
  /** With the markup of members on it, when there is one. */
  readonly memberPrice: number
  readonly why: readonly Why[]
}

const money = (units: number): Exact => exact(units, 10_000)
const units = (value: Exact): number => inUnits(value, 10_000)

/** What one sale unit costs, exactly, before any step; with the way there. */
export function baseOf(line: PurchasePrice, decimals = 4): { readonly base: Exact; readonly why: readonly Why[] } {
  const why: Why[] = []
  const told = (code: WhyCode, value: Exact, by: number | null = null): Exact => {
    why.push({ chain: 'base', code, name: null, kind: null, by, value: units(value) })
    return value
  }
  let value = told('asked', money(line.price))
  if (line.discount > 0) value = told('discount', times(value, minus(exact(1), share(line.discount))), line.discount)
  if (line.per === 'package') value = told('package', over(value, exact(line.packageQty, 1000)), line.packageQty)
  if (line.saleInPurchase.of !== line.saleInPurchase.per) value = told('unit', times(value, line.saleInPurchase))
  if (line.vatIncluded) value = told('vat_out', over(value, oneAnd(line.purchaseVat)), line.purchaseVat)
  const scale = 10n ** BigInt(decimals)
  const base = exact(inUnits(value, scale), scale)
  told('base', base, decimals)
  return { base, why }
}

/** One step: an amount more, a share more, or a margin on what it costs or on what it will sell for. */
export function stepped(value: Exact, { kind, by }: Pick<Step, 'kind' | 'by'>): Exact {
  if (kind === 'add') return plus(value, money(by))
  if (kind === 'marginOnPrice') return over(value, minus(exact(1), share(by)))
  return times(value, oneAnd(by))
}

export interface PriceWish {
  readonly line: PurchasePrice
  readonly rule: PriceRule
  readonly saleVat: number
  /** In the place of the base, in 1/10 000; the base shown stays. */
  readonly otherBase?: { readonly sale?: number | null; readonly cost?: number | null }
}

/** The suggested price and the cost, with every step and its value.
 *  @example base 14.77, 25 % on price, VAT 2.5 %, steps of 0.05: 20.1857, so 20.20 */
export function makePrice({ line, rule, saleVat, otherBase }: PriceWish): PriceMade {
  const { base, why } = baseOf(line, rule.baseDecimals)
  const lines: Why[] = [...why]
  const walk = (chain: 'sale' | 'cost', steps: readonly (Step & { readonly code: WhyCode })[]): Exact => {
    const other = otherBase?.[chain]
    const start = other === null || other === undefined ? base : money(other)
    if (start !== base) lines.push({ chain, code: 'other_base', name: null, kind: null, by: null, value: units(start) })
    return steps.reduce((value, { code, name, kind, by, ...step }) => {
      const next = stepped(value, { kind, by, ...step })
      lines.push({ chain, code, name, kind, by, value: units(next) })
      return next
    }, start)
  }
  const steps = [...rule.steps.map((step) => ({ ...step, code: 'step' as const })), marginStep(rule)]
  const net = notBelowNothing(walk('sale', steps))
  const inCost = steps.filter((step) => step.inCost)
  const cost = units(notBelowNothing(walk('cost', inCost)))
  const gross = times(net, oneAnd(saleVat))
  const end = endOf(gross, rule, saleVat)
  return { base: units(base), cost, net, ...end, why: [...lines, ...end.why] }
}

/** Steps may take away more than there is: nobody is paid for buying. */
const notBelowNothing = (value: Exact): Exact => (value.of < 0n ? exact(0) : value)

const marginStep = (rule: PriceRule) => ({
  code: 'margin' as const,
  name: null,
  kind: rule.marginMode === 'onCost' ? ('marginOnCost' as const) : ('marginOnPrice' as const),
  by: rule.margin,
  inCost: rule.marginInCost,
})

/** VAT, the rounding of the shop, and what members pay on it. */
function endOf(gross: Exact, rule: PriceRule, saleVat: number) {
  const suggested = rounded(gross, rule)
  const memberPrice =
    rule.memberMarkup > 0 ? rounded(times(exact(suggested, 100), oneAnd(rule.memberMarkup)), rule) : suggested
  const line = (code: WhyCode, by: number | null, value: number): Why => ({
    chain: 'sale',
    code,
    name: null,
    kind: null,
    by,
    value,
  })
  const why = [
    line('vat', saleVat, units(gross)),
    rule.endings.length > 0
      ? line('ending', null, suggested * 100)
      : line('rounded', rule.roundingStep || 1, suggested * 100),
    ...(rule.memberMarkup > 0 ? [line('member_markup', rule.memberMarkup, memberPrice * 100)] : []),
  ]
  return { suggested, memberPrice, why }
}

/** How far a price lies from the suggested one. Beyond the tolerance it is too cheap or too expensive. */
export function gapOf(price: number | null, suggested: number | null, tolerance: number) {
  if (price === null || suggested === null) return { gap: null, verdict: null } as const
  const gap = price - suggested
  const beyond = Math.abs(gap) > tolerance
  return { gap, verdict: !beyond ? ('fits' as const) : gap < 0 ? ('tooCheap' as const) : ('tooExpensive' as const) }
}

/** A margin said the other way round, in percent with two decimals: 25 % on the cost is 20 % on the price.
 *  Null where there is none. */
export function otherMargin(percent: number | null, mode: 'onCost' | 'onPrice'): number | null {
  if (percent === null || Number.isNaN(percent) || percent < 0 || (mode === 'onPrice' && percent >= 100)) return null
  const part = share(millionths(percent))
  const other = mode === 'onCost' ? over(part, plus(exact(1), part)) : over(part, minus(exact(1), part))
  return inUnits(other, 10_000) / 100
}

/** Both margins of a price, in millionths; null where there is nothing to divide by. */
export function marginsOf(cents: number | null, cost: number | null, vat: number) {
  if (cents === null || cost === null) return { onCost: null, onPrice: null }
  const net = over(exact(cents, 100), oneAnd(vat))
  const won = minus(net, money(cost))
  return {
    onCost: cost === 0 ? null : inUnits(over(won, money(cost)), 1_000_000),
    onPrice: net.of === 0n ? null : inUnits(over(won, net), 1_000_000),
  }
}
