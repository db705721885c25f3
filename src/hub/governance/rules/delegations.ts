/** Who may let whom answer in a vote (domain-hub-governance 5.7): one per giver, no chains, no more than a receiver may hold. */
import { type Refusal, refuse } from '#platform/refusal.ts'

export interface Delegated {
  readonly from: string
  readonly to: string
}
interface Party {
  readonly id: string
  readonly name: string
  readonly elector: boolean
  readonly conflict: string | null
}

export function whyNotDelegate(
  from: Party,
  to: Party,
  held: readonly Delegated[],
  most: number,
  hasAnswered: boolean,
): Refusal[] {
  if (from.id === to.id) return [refuse('delegation.itself')]
  const no: Refusal[] = []
  if (!to.elector) no.push(refuse('delegation.not_elector', { organisation: to.name }))
  if (to.conflict !== null) no.push(refuse('delegation.conflict', { organisation: to.name, reason: to.conflict }))
  if (hasAnswered) no.push(refuse('delegation.answered', { organisation: from.name }))
  if (held.some((one) => one.from === from.id)) no.push(refuse('delegation.twice', { organisation: from.name }))
  if (held.some((one) => one.from === to.id || one.to === from.id)) no.push(refuse('delegation.chain'))
  const holds = held.filter((one) => one.to === to.id).length
  if (holds >= most) no.push(refuse('delegation.full', { organisation: to.name, held: holds }))
  return no
}
