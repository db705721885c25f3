/** How an Odoo may be connected, and in which steps it is read: the key goes there, so the way must be safe. */
import { type Refusal, refuse } from '#platform/refusal.ts'

export const protocols = ['json_rpc', 'xml_rpc'] as const
export type Protocol = (typeof protocols)[number]

/** Why not; empty means yes. `safe`: encrypted, or on this very machine. */
export const whyNotConnect = (asked: {
  readonly url: string
  readonly safe: boolean
  readonly key: string
}): Refusal[] => [
  ...(asked.safe ? [] : [refuse('odoo.address', { address: asked.url })]),
  ...(asked.key === '' ? [refuse('odoo.key_missing')] : []),
]

/** In this order: what changed beside the products says which of them are read too. */
export const steps = [
  'changed_variants',
  'supplier_lines',
  'products',
  'variants',
  'taxes',
  'units',
  'categories',
  'margin_classes',
  'coefficients',
] as const
export type Step = (typeof steps)[number]

/** Without these nothing can be brought in; the others may be closed to the login, which is told, and the rest goes on. */
const needed: readonly Step[] = ['products', 'taxes']
export const mayLack = (step: Step): boolean => !needed.includes(step)

/** The step after this one; null: all is read. */
export const stepAfter = (step: Step): Step | null => steps[steps.indexOf(step) + 1] ?? null

/** Records a page of a step holds at most. */
export const pageSize = (step: Step): number => (step === 'products' ? 50 : 200)
