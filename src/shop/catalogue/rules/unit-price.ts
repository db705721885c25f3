/** The price by kilo, litre and so on, as the law of the country asks (domain-catalogue 5.4). */
import { type Exact, exact, inUnits, isLess, over, times } from './exact.ts'
import { baseUnits, type Dimension, ratio, type Unit } from './units.ts'

export interface CountryRules {
  /** Dimensions with a unit price. */
  readonly dimensions: readonly Dimension[]
  /** Drained weight in the place of the content; null: the shop says. */
  readonly drained: boolean | null
  /** Below this much no unit price is asked, in base units per thousand. */
  readonly belowThousandths: number
  /** Months for which a content that shrank is told, in shops of more than so many square metres; 0 is never. */
  readonly shrinkMonths: number
  readonly shrinkAboveArea: number
}

const never = { shrinkMonths: 0, shrinkAboveArea: 0 } as const
const everything: readonly Dimension[] = ['mass', 'volume', 'length', 'area', 'space']

const known: Readonly<Record<string, CountryRules>> = {
  BE: { dimensions: [...everything, 'wash'], drained: null, belowThousandths: 0, ...never },
  FR: {
    dimensions: ['mass', 'volume', 'piece'],
    drained: true,
    belowThousandths: 0,
    shrinkMonths: 2,
    shrinkAboveArea: 400,
  },
  DE: { dimensions: ['mass', 'volume'], drained: true, belowThousandths: 10, ...never },
  CH: { dimensions: everything, drained: true, belowThousandths: 0, ...never },
}
/** As EU directive 98/6 says. */
const directive: CountryRules = { dimensions: everything, drained: null, belowThousandths: 0, ...never }

export const rulesOf = (country: string): CountryRules => known[country] ?? directive

/** What the law of a country exempts, for the shop to name the categories it means. */
export interface ReadyExemption {
  readonly ready: 'herbs' | 'jam' | 'honey' | 'cheese' | 'ices'
  readonly below: { readonly amount: number; readonly unit: string } | null
  readonly byPiece: boolean
}
const grams = (amount: number) => ({ amount: amount * 1000, unit: 'g' })
const ready: Readonly<Record<string, readonly ReadyExemption[]>> = {
  FR: [
    { ready: 'herbs', below: grams(30), byPiece: false },
    { ready: 'jam', below: grams(50), byPiece: false },
    { ready: 'honey', below: grams(50), byPiece: false },
    { ready: 'cheese', below: null, byPiece: true },
    { ready: 'ices', below: null, byPiece: true },
  ],
}
export const readyExemptions = (country: string): readonly ReadyExemption[] => ready[country] ?? []

export interface Content {
  /** Thousandths of the unit. */
  readonly amount: number
  readonly unit: Unit
  readonly packs: number
  /** Thousandths of the same unit. */
  readonly drained: number | null
}

export interface Exemption {
  /** Every category within which it holds; null: all. */
  readonly categories: ReadonlySet<string> | null
  readonly below: { readonly amount: number; readonly unit: Unit } | null
  readonly byPiece: boolean
}

export interface UnitPriceWish {
  /** Of the country, or of the shop. */
  readonly rules: CountryRules
  readonly cents: number | null
  readonly saleUnit: Unit
  readonly content: Content | null
  readonly category: string | null
  readonly secondUnit: Unit | null
  readonly units: ReadonlyMap<string, Unit>
  readonly exemptions: readonly Exemption[]
  readonly useDrained: boolean
  readonly hideWhenEqual: boolean
  readonly secondUnitDecimals: number
}

export type UnitPriceState = 'shown' | 'hidden' | 'exempt' | 'notAsked' | 'missing' | 'noPrice'

export interface UnitPrice {
  readonly state: UnitPriceState
  /** Cents per reference unit, half-up; null where there is none. */
  readonly cents: number | null
  /** The same in 1/10 000. */
  readonly exact: number | null
  readonly unit: string | null
  readonly second: { readonly value: number; readonly decimals: number; readonly unit: string } | null
}

const none = (state: UnitPriceState): UnitPrice => ({ state, cents: null, exact: null, unit: null, second: null })

/** What is sold in one sale unit, in its reference unit: the content, the drained weight, or the unit itself where
 *  things are weighed. */
function soldIn(wish: UnitPriceWish): { dimension: Dimension; size: Exact; loose: boolean } | null {
  const { saleUnit, content, rules } = wish
  const reference = (dimension: Dimension): Unit => wish.units.get(baseUnits[dimension]) as Unit
  if (saleUnit.dimension !== 'piece' && saleUnit.dimension !== 'wash') {
    const size = ratio(saleUnit, reference(saleUnit.dimension)) as Exact
    return { dimension: saleUnit.dimension, size, loose: true }
  }
  if (!content) return null
  const drained = rules.drained ?? wish.useDrained
  const amount = content.drained !== null && drained ? content.drained : content.amount
  const { dimension } = content.unit
  const inReference = ratio(content.unit, reference(dimension)) as Exact
  return { dimension, size: times(exact(amount * content.packs, 1000), inReference), loose: false }
}

/** `price ÷ content × reference`, half-up to a cent; the exact value is kept at four decimals.
 *  @example 0.2 kg at 2.60 is 13.00 per kg */
export function unitPriceOf(wish: UnitPriceWish): UnitPrice {
  if (wish.cents === null) return none('noPrice')
  const sold = soldIn(wish)
  if (!sold) return none(wish.exemptions.some((one) => isExempt(one, wish, null)) ? 'exempt' : 'missing')
  const { dimensions, belowThousandths } = wish.rules
  if (!dimensions.includes(sold.dimension)) return none('notAsked')
  const small = isLess(sold.size, exact(belowThousandths, 1000))
  if (!sold.loose && (small || wish.exemptions.some((one) => isExempt(one, wish, sold)))) return none('exempt')
  const value = over(exact(wish.cents, 100), sold.size)
  const whole = sold.size.of === sold.size.per
  return {
    state: whole && !sold.loose && wish.hideWhenEqual ? 'hidden' : 'shown',
    cents: inUnits(value, 100),
    exact: inUnits(value, 10_000),
    unit: baseUnits[sold.dimension],
    second: secondOf(value, wish, sold.dimension),
  }
}

function secondOf(value: Exact, { secondUnit, secondUnitDecimals, units }: UnitPriceWish, dimension: Dimension) {
  if (!secondUnit || secondUnit.dimension !== dimension) return null
  const size = ratio(secondUnit, units.get(baseUnits[dimension]) as Unit) as Exact
  const scale = 10 ** secondUnitDecimals
  return { value: inUnits(times(value, size), scale), decimals: secondUnitDecimals, unit: secondUnit.code }
}

function isExempt(
  { categories, below, byPiece }: Exemption,
  wish: UnitPriceWish,
  sold: { dimension: Dimension; size: Exact } | null,
): boolean {
  if (categories && !(wish.category && categories.has(wish.category))) return false
  if (byPiece && wish.saleUnit.dimension !== 'piece') return false
  if (!below) return true
  if (!sold || below.unit.dimension !== sold.dimension) return false
  const limit = times(
    exact(below.amount, 1000),
    ratio(below.unit, wish.units.get(baseUnits[sold.dimension]) as Unit) as Exact,
  )
  return isLess(sold.size, limit)
}
