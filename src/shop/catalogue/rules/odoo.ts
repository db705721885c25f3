/** How an Odoo may be connected: the key goes there, so the way must be safe. */
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
