/** Weighing goods oneself: net weight, price, and the code for the till (domain-catalogue 5.7 and 5.8). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type BarcodeRule, codeWith, type Reading, readCode, soldBy } from './barcode-rule.ts'
import { exact, inUnits } from './exact.ts'
import { readingOf } from './forced-rule.ts'
import { inScale, type ScaleFacts } from './scale.ts'
import type { Unit } from './units.ts'

export interface WeighedGoods extends Pick<ScaleFacts, 'product' | 'state' | 'sold' | 'group'> {
  readonly name: string
  readonly weighed: boolean
  /** Cents for one sale unit; null where nobody gave a price yet. */
  readonly cents: number | null
  readonly saleUnit: Unit | null
  /** The main one first. */
  readonly barcodes: readonly string[]
  /** Name of the rule it insists on. */
  readonly barcodeRule: string | null
}

/** Grams. */
export interface OnTheScale {
  readonly gross: number
  readonly tare: number
}

export interface Weighed extends OnTheScale {
  readonly net: number
  /** Thousandths of the sale unit. */
  readonly quantity: number
  /** Cents. */
  readonly amount: number
  /** What the till reads; null while something stands against it. */
  readonly code: string | null
}

/** What five digits of grams can say. */
export const mostGrams = 99_999

/** Kinds of rules whose codes bear what was weighed, or what it costs. */
const bearing: ReadonlySet<BarcodeRule['kind']> = new Set(['priceToWeight', 'weight', 'price'])

/** What stands on the label, as far as it can be told, and every reason why it is not printed. */
export function weigh(
  goods: WeighedGoods,
  on: OnTheScale,
  rules: readonly BarcodeRule[],
): { readonly weighed: Weighed | null; readonly refusals: readonly Refusal[] } {
  const { name, cents, saleUnit } = goods
  const base = baseCodeOf(goods, rules)
  const refusals = [
    ...whyNotOnScale(goods),
    ...(cents === null ? [refuse('weighing.no_price', { name })] : []),
    ...whyNotWeight(on),
    ...whyNoBase(goods, base, rules),
  ]
  const net = on.gross - on.tare
  if (cents === null || saleUnit?.dimension !== 'mass' || net <= 0) return { weighed: null, refusals }
  const quantity = inUnits(exact(net * 1000, saleUnit.size), 1000)
  const amount = inUnits(exact(BigInt(cents) * BigInt(quantity), 1000), 1)
  const code = refusals.length > 0 || !base ? null : codeOf(goods, base, { quantity, amount }, rules)
  return {
    weighed: { ...on, net, quantity, amount, code },
    refusals:
      refusals.length > 0 || code !== null
        ? refusals
        : [amount === 0 ? refuse('weighing.too_light', { name }) : refuse('weighing.code_full', { name })],
  }
}

/** The weight of what holds the goods: of a container, as typed, or what the shop says of the product. */
export const tareOf = (tares: {
  readonly container: number | null
  readonly typed: number | null
  readonly product: number | null
}): number => tares.container ?? tares.typed ?? tares.product ?? 0

const whyNotOnScale = (goods: WeighedGoods): Refusal[] =>
  inScale(goods) && goods.weighed && goods.saleUnit?.dimension === 'mass'
    ? []
    : [refuse('weighing.not_on_scale', { name: goods.name })]

function whyNotWeight({ gross, tare }: OnTheScale): Refusal[] {
  if (gross <= 0) return [refuse('weighing.no_weight')]
  if (gross > mostGrams) return [refuse('weighing.too_heavy', { most: mostGrams })]
  return gross > tare ? [] : [refuse('weighing.below_tare', { gross, tare })]
}

function whyNoBase({ name }: WeighedGoods, base: Reading | null, rules: readonly BarcodeRule[]): Refusal[] {
  if (!rules.some(({ kind }) => bearing.has(kind))) return [refuse('weighing.no_rule')]
  return base ? [] : [refuse('weighing.no_base_code', { name })]
}

/** The code of the product that bears zeros where the value goes, as the till will read it. */
function baseCodeOf(goods: WeighedGoods, rules: readonly BarcodeRule[]): Reading | null {
  const readings = goods.barcodes.flatMap((code) => {
    const reading = asTill(code, goods, rules)
    return reading && bearing.has(reading.rule.kind) && reading.value !== null && reading.baseCode === code
      ? [reading]
      : []
  })
  return readings.find(({ rule }) => rule.name === goods.barcodeRule) ?? readings[0] ?? null
}

function asTill(code: string, { product, barcodes, barcodeRule }: WeighedGoods, rules: readonly BarcodeRule[]) {
  const bearers = new Map(barcodes.map((one) => [one, { product, barcodeRule }]))
  return readingOf(readCode(code, rules).readings, bearers)
}

/** The finished code, or null: its digits cannot say it, or the till would read something else. */
function codeOf(
  goods: WeighedGoods,
  { rule, baseCode }: Reading,
  { quantity, amount }: { readonly quantity: number; readonly amount: number },
  rules: readonly BarcodeRule[],
): string | null {
  const value = rule.kind === 'weight' ? quantity : amount
  const code = value > 0 && amount > 0 ? codeWith(rule, baseCode, value) : null
  const read = code === null ? null : asTill(code, goods, rules)
  return read?.baseCode === baseCode && soldBy(read, goods.cents).amount === amount ? code : null
}
