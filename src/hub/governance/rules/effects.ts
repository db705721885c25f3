/** For whom a proposal changes what: a kind of organisation, by its stage of life, or one that is named; whoever reads sees
 *  first what changes for the own ones (domain-hub-governance-communication 3, 5.2, 6). */
import { type Refusal, refuse } from '#platform/refusal.ts'

export const concernedKinds = ['idea', 'groups', 'lab', 'grocery', 'supermarket', 'provider'] as const
export type ConcernedKind = (typeof concernedKinds)[number]

/** Exactly one of kind and participant is told. */
export interface Effect {
  readonly kind: ConcernedKind | null
  readonly participant: string | null
  readonly what: string
}

export interface Known {
  readonly id: string
  readonly kind: string
  readonly lifeStage: string | null
}

export const touches = ({ kind, participant }: Effect, of: Known): boolean =>
  participant === null ? kind === (of.kind === 'provider' ? 'provider' : of.lifeStage) : participant === of.id

/** What touches the own organisations first, the named ones before their kind; the rest as it was written. */
export function effectsFor<T extends Effect>(
  all: readonly T[],
  own: readonly Known[],
): (T & { readonly ours: boolean })[] {
  const told = all.map((one) => ({ ...one, ours: own.some((of) => touches(one, of)) }))
  const rank = (one: { readonly ours: boolean } & Effect) => (one.ours ? (one.participant === null ? 1 : 0) : 2)
  return told.toSorted((one, other) => rank(one) - rank(other))
}

/** Nobody is told twice: the second line would hide the first. */
export function whyNotEffects(all: readonly Effect[]): Refusal[] {
  const keys = all.map(({ kind, participant }) => participant ?? kind)
  return new Set(keys).size < keys.length ? [refuse('proposal.effect_twice')] : []
}
