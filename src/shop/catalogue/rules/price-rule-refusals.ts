/** Why a price rule cannot be kept: bounds of domain-catalogue 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { PartialRule, Step } from './price-rule.ts'

const whole = 1_000_000

function whyNotStep({ kind, by }: Pick<Step, 'kind' | 'by'>, margin: boolean): Refusal[] {
  if (margin && by < 0) return [refuse('price.margin_negative')]
  if (kind === 'marginOnPrice' && by >= whole) return [refuse('price.margin_on_price_whole')]
  if (kind === 'marginOnCost' && by > 10 * whole) return [refuse('price.margin_too_high', { limit: 1000 })]
  return []
}

/** `effective` is the mode that holds where the rule leaves it open: 100 % on the price would divide by 0. */
export function whyNotRule(rule: PartialRule, effective: 'onCost' | 'onPrice'): Refusal[] {
  const kind = (rule.marginMode ?? effective) === 'onCost' ? 'marginOnCost' : 'marginOnPrice'
  const all = [
    ...(rule.steps ?? []).flatMap((step) => whyNotStep(step, step.kind.startsWith('margin'))),
    ...(rule.margin === null || rule.margin === undefined ? [] : whyNotStep({ kind, by: rule.margin }, true)),
  ]
  return all.filter((one, at) => all.findIndex((other) => other.code === one.code) === at)
}
