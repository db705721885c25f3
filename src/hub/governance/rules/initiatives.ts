/** Initiatives (domain-hub-governance-communication 5.6): signatures in each scope, up to the goal of each. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export const initiativeStates = ['created', 'validating', 'published', 'accepted', 'rejected', 'discarded'] as const
export type InitiativeState = (typeof initiativeStates)[number]
export const signerKinds = ['shop', 'provider', 'supporter', 'project'] as const

export const initiativeMoves = {
  change: ['created'],
  hand_in: ['created'],
  publish: ['validating'],
  discard: ['created', 'validating', 'published'],
  sign: ['published'],
  unsign: ['published'],
} as const satisfies Readonly<Record<string, readonly InitiativeState[]>>
export type InitiativeAct = keyof typeof initiativeMoves

export const whyNotInitiative = (act: InitiativeAct, state: InitiativeState): Refusal[] =>
  (initiativeMoves[act] as readonly InitiativeState[]).includes(state)
    ? []
    : [refuse('initiative.state', { why: state, state })]

/** While it runs, its draft is changed and published by the initiative alone. */
export const isRunning = (state: InitiativeState): boolean =>
  state === 'created' || state === 'validating' || state === 'published'

export interface Scope {
  readonly name: string | null
  readonly goal: number
  readonly country: string | null
  readonly kind: string | null
}

/** Several scopes are told apart by their names. */
export function whyNotScopes(scopes: readonly Scope[]): Refusal[] {
  if (scopes.length < 2) return []
  const names = scopes.map(({ name }) => name)
  return [
    ...(names.includes(null) ? [refuse('initiative.scope_unnamed')] : []),
    ...(new Set(names).size < names.length ? [refuse('initiative.scope_twice')] : []),
  ]
}

export const lastDay = (published: Day, days: number): Day => addDays(published, days)

/** The review lies after the time of the signatures. */
export const whyNotReview = (reviewOn: Day | null, until: Day): Refusal[] =>
  reviewOn !== null && reviewOn <= until ? [refuse('initiative.review_early', { day: until })] : []

interface Signer {
  readonly name: string
  readonly country: string
  readonly kind: string
}

export const isOfScope = ({ country, kind }: Scope, who: Omit<Signer, 'name'>): boolean =>
  (country === null || country === who.country) && (kind === null || kind === who.kind)

/** `place` is null where no such scope is. */
export function whyNotSign(scope: Scope | undefined, who: Signer, signed: boolean): Refusal[] {
  if (!scope) return [refuse('initiative.no_scope')]
  if (!isOfScope(scope, who)) return [refuse('initiative.scope_foreign', { organisation: who.name, scope: scope.name })]
  return signed ? [refuse('initiative.signed', { organisation: who.name })] : []
}

/** Reached only if each scope reached its own goal. */
export const isReached = (scopes: readonly { readonly goal: number; readonly signed: number }[]): boolean =>
  scopes.every(({ goal, signed }) => signed >= goal)
