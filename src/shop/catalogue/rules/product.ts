/** Why a product cannot be kept as it was filled in: every reason at once (domain-catalogue 3). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { saleInPurchase } from './sale-in-purchase.ts'
import type { Unit } from './units.ts'

export interface ProductFacts {
  readonly saleUnit: string
  readonly content: { readonly amount: number; readonly unit: string; readonly packs: number } | null
  /** Net weight and volume were both given. */
  readonly twoContents: boolean
  readonly drainedWeight: number | null
  readonly displayUnit: string | null
  readonly secondUnit: string | null
  readonly vatClass: string
  readonly food: boolean
  readonly alcohol: boolean
  readonly vegan: boolean
  readonly qualities: readonly QualityFacts[]
}

export interface QualityFacts {
  readonly id: string
  readonly type: string
  readonly name: string
  /** Several values of this type may stand on one product. */
  readonly several: boolean
  readonly forAlcohol: boolean
  readonly meansVegan: boolean
}

export function whyNotProduct(
  facts: ProductFacts,
  units: ReadonlyMap<string, Unit>,
  vatClasses: readonly string[],
): Refusal[] {
  return [
    ...(facts.twoContents ? [refuse('content.two_amounts')] : []),
    ...whyNotUnits(facts, units),
    ...(vatClasses.includes(facts.vatClass) ? [] : [refuse('vat.class_unknown', { class: facts.vatClass })]),
    ...(facts.alcohol && !facts.food ? [refuse('product.alcohol_is_food')] : []),
    ...whyNotQualities(facts),
  ]
}

function whyNotUnits(facts: ProductFacts, units: ReadonlyMap<string, Unit>): Refusal[] {
  const named = [facts.saleUnit, facts.content?.unit, facts.displayUnit, facts.secondUnit].filter((one) => one != null)
  const unknown = [...new Set(named)].filter((code) => !units.has(code))
  const dimension = units.get(facts.content?.unit ?? facts.saleUnit)?.dimension
  const others = (
    [
      ['display', facts.displayUnit],
      ['second', facts.secondUnit],
    ] as const
  ).filter(([, code]) => {
    const unit = code ? units.get(code) : undefined
    return unit && dimension && unit.dimension !== dimension
  })
  return [
    ...unknown.map((unit) => refuse('unit.unknown', { unit })),
    ...others.map(([which, unit]) => refuse('unit.other_dimension', { which, unit, dimension: dimension ?? null })),
    ...whyNotDrained(facts),
  ]
}

function whyNotDrained({ drainedWeight, content }: ProductFacts): Refusal[] {
  if (drainedWeight === null) return []
  if (!content) return [refuse('content.drained_without')]
  return drainedWeight > content.amount ? [refuse('content.drained_more')] : []
}

function whyNotQualities({ qualities, vegan, alcohol }: ProductFacts): Refusal[] {
  const twice = qualities.filter(
    (one, at) => !one.several && qualities.findIndex((other) => other.type === one.type) < at,
  )
  return [
    ...twice.map(({ type, name }) => refuse('quality.one_per_type', { type, name })),
    ...qualities.filter((one) => one.meansVegan && !vegan).map(({ name }) => refuse('quality.needs_vegan', { name })),
    ...qualities
      .filter((one) => alcohol && !one.forAlcohol)
      .map(({ name }) => refuse('quality.not_for_alcohol', { name })),
  ]
}

/** A mass unit means that it is weighed, unless somebody says otherwise. */
export const weighedBy = (saleUnit: string, units: ReadonlyMap<string, Unit>): boolean =>
  units.get(saleUnit)?.dimension === 'mass'

export interface LineFacts {
  readonly purchaseUnit: string
  readonly purchaseCount: number | null
  readonly saleUnit: string
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Carton and piece tell nothing of each other: how many pieces a carton holds must be said. */
export function whyNotLine(line: LineFacts, units: ReadonlyMap<string, Unit>): Refusal[] {
  const [bought, sold] = [units.get(line.purchaseUnit), units.get(line.saleUnit)]
  if (!bought || !sold) return [refuse('unit.unknown', { unit: bought ? line.saleUnit : line.purchaseUnit })]
  const open = saleInPurchase(sold, bought, line.purchaseCount) === null
  const turned = line.validFrom !== null && line.validTo !== null && line.validTo < line.validFrom
  return [
    ...(open ? [refuse('line.count_missing', { bought: bought.code, sold: sold.code })] : []),
    ...(turned ? [refuse('line.days_order', { from: line.validFrom, to: line.validTo })] : []),
  ]
}
