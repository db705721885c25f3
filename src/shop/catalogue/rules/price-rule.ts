/** What a price rule may say, and which rule says what for a product (domain-catalogue 5.2). */
import type { RoundingMode } from '#platform/values/rounding.ts'

export const stepKinds = ['add', 'percent', 'marginOnCost', 'marginOnPrice'] as const
export const applyModes = ['manual', 'whenEdited', 'always', 'band'] as const

/** One step of the chain. `by` is 1/10 000 of money for `add`, millionths for the others. */
export interface Step {
  readonly kind: (typeof stepKinds)[number]
  readonly by: number
  /** Also in the chain of the cost. */
  readonly inCost: boolean
  readonly name: string | null
}

export interface PriceRule {
  readonly steps: readonly Step[]
  readonly marginMode: 'onCost' | 'onPrice'
  /** In millionths; 0 is a real 0 %. */
  readonly margin: number
  readonly marginInCost: boolean
  /** Cents; 0 rounds to the cent. */
  readonly roundingStep: number
  readonly roundingMode: RoundingMode
  /** `.x9`, `.95`: what the price ends with; none is off. */
  readonly endings: readonly string[]
  readonly baseDecimals: number
  readonly applyMode: (typeof applyModes)[number]
  /** Millionths by which a price may move without being looked at. */
  readonly band: number
  /** Cents a price may lie beside the suggested one. */
  readonly gapTolerance: number
  /** Millionths on the rounded price with VAT. */
  readonly memberMarkup: number
}

/** What a scope says; what it leaves out stands above it. */
export type PartialRule = { readonly [Key in keyof PriceRule]?: PriceRule[Key] | null | undefined }

export const standardRule: PriceRule = {
  steps: [],
  marginMode: 'onCost',
  margin: 100_000,
  marginInCost: false,
  roundingStep: 0,
  roundingMode: 'halfUp',
  endings: [],
  baseDecimals: 4,
  applyMode: 'manual',
  band: 0,
  gapTolerance: 0,
  memberMarkup: 0,
}

/** In the middle of Swiss coins there is none of one or two Rappen. */
export const ruleOfCountry = (country: string): PriceRule =>
  country === 'CH' ? { ...standardRule, roundingStep: 5 } : standardRule

export type RuleScope = 'product' | 'supplier' | 'category' | 'shop'
export interface ScopedRule {
  readonly scope: RuleScope
  readonly name: string | null
  readonly rule: PartialRule
}

export interface FoundRule {
  readonly rule: PriceRule
  /** Who said the margin: the scope and its name; `country` where nobody did. */
  readonly marginFrom: { readonly scope: RuleScope | 'country'; readonly name: string | null }
  /** Who says each part that somebody says. */
  readonly said: readonly { readonly part: keyof PriceRule; readonly scope: RuleScope; readonly name: string | null }[]
}

/** Every part from the nearest scope that says it: the product, its main supplier, its category and those above, the shop. */
export function ruleFor(nearestFirst: readonly ScopedRule[], standard: PriceRule): FoundRule {
  const said = nearestFirst
    .toReversed()
    .map(({ rule }) => Object.entries(rule).filter(([, value]) => value !== null && value !== undefined))
  const margin = nearestFirst.find(({ rule }) => rule.margin !== null && rule.margin !== undefined)
  return {
    rule: { ...standard, ...Object.fromEntries(said.flat()) } as PriceRule,
    marginFrom: margin ? { scope: margin.scope, name: margin.name } : { scope: 'country', name: null },
    said: (Object.keys(standard) as (keyof PriceRule)[]).flatMap((part) => {
      const by = nearestFirst.find(({ rule }) => rule[part] !== null && rule[part] !== undefined)
      return by ? [{ part, scope: by.scope, name: by.name }] : []
    }),
  }
}
