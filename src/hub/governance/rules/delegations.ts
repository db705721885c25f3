/** Who may let whom answer (domain-hub-governance 5.7), in one vote or in all votes about a theme until a day: one per giver
 *  and scope, no chains, no more than a receiver may hold. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'

export interface Delegated {
  readonly from: string
  readonly to: string
}
interface Party {
  readonly id: string
  readonly name: string
  readonly elector: boolean
  readonly conflict: string | null
  /** Which interest, where it follows by itself. */
  readonly interest?: string | null
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
  if (to.conflict !== null)
    no.push(refuse('delegation.conflict', { why: to.interest ?? null, organisation: to.name, reason: to.conflict }))
  if (hasAnswered) no.push(refuse('delegation.answered', { organisation: from.name }))
  return [...no, ...whyNotHeld(from, to, held, most)]
}

function whyNotHeld(from: Party, to: Party, held: readonly Delegated[], most: number): Refusal[] {
  const no: Refusal[] = []
  if (held.some((one) => one.from === from.id)) no.push(refuse('delegation.twice', { organisation: from.name }))
  if (held.some((one) => one.from === to.id || one.to === from.id)) no.push(refuse('delegation.chain'))
  const holds = held.filter((one) => one.to === to.id).length
  if (holds >= most) no.push(refuse('delegation.full', { organisation: to.name, held: holds }))
  return no
}

/** For all votes about a theme: dated, and held against those of the same theme. */
export function whyNotDelegateTheme(
  from: Party,
  to: Party,
  held: readonly Delegated[],
  most: number,
  when: { readonly until: Day; readonly today: Day },
): Refusal[] {
  if (from.id === to.id) return [refuse('delegation.itself')]
  const no = to.elector ? [] : [refuse('delegation.not_voting', { organisation: to.name })]
  if (when.until < when.today) no.push(refuse('delegation.until_passed'))
  return [...no, ...whyNotHeld(from, to, held, most)]
}

/** Which of those for a theme hold in one vote, beside those given for it alone: both sides vote there, the receiver has no
 *  interest, the giver has said nothing itself; never a chain, never more than a receiver may hold. The earliest first. */
export function holdingIn<D extends Delegated>(
  own: readonly Delegated[],
  ofTheme: readonly D[],
  electors: ReadonlyMap<string, { readonly conflict: string | null }>,
  hasSpoken: ReadonlySet<string>,
  most: number,
): D[] {
  const all: Delegated[] = [...own]
  const held: D[] = []
  for (const one of ofTheme) {
    const { from, to } = one
    if (!electors.has(from) || electors.get(to)?.conflict !== null || hasSpoken.has(from)) continue
    const isChain = all.some((other) => other.from === from || other.from === to || other.to === from)
    if (isChain || all.filter((other) => other.to === to).length >= most) continue
    all.push(one)
    held.push(one)
  }
  return held
}
