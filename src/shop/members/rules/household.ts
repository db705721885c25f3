/** Who may shop on whose membership. Source: domain-members 5.9. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { Role, Stage } from './role.ts'

export type LinkKind = 'adult' | 'minor' | 'temporary' | 'shopper'

/** The settings this rule reads. */
export interface HouseholdPolicy {
  /** Adults on one membership; null means no limit, 0 nobody. */
  readonly limit: number | null
  readonly countMinors: boolean
  readonly headMustWork: boolean
  /** Investing members may have a household too. */
  readonly investing: boolean
  /** Age from which somebody is of age, in years. */
  readonly majority: number
}

export interface HeadFacts {
  readonly id: string
  readonly kind: 'person' | 'entity'
  readonly stage: Stage
  readonly role: Role | null
  readonly investing: boolean
  /** Open links of this head, as they count on the day; `kind` as it was linked. */
  readonly household: readonly { readonly kind: LinkKind }[]
  /** Shops on somebody else's membership. */
  readonly isLinked: boolean
}

export interface LinkedFacts {
  readonly id: string
  readonly kind: 'person' | 'entity'
  readonly stage: Stage
  readonly birthDate: Day | null
  readonly headsSomebody: boolean
  /** Linked to somebody on the day, or later. */
  readonly hasLink: boolean
}

/** Why this person may not be linked to this head from that day; empty means yes. All reasons at once. */
export function whyNotLink(
  head: HeadFacts,
  person: LinkedFacts,
  kind: LinkKind,
  from: Day,
  policy: HouseholdPolicy,
): Refusal[] {
  return [
    ...whyNoHead(head, policy),
    ...whyNoCompanion(head, person),
    ...whyOtherKind(head, person, kind, from, policy),
    ...whyFull(head, kind, policy),
  ]
}

function whyNoHead(head: HeadFacts, policy: HouseholdPolicy): Refusal[] {
  if (head.stage !== 'member' && head.stage !== 'candidate') return [impossible('head_no_member')]
  if (head.isLinked) return [impossible('head_is_linked')]
  if (head.kind === 'entity') return []
  if (head.investing && !policy.investing) return [impossible('head_investing')]
  return policy.headMustWork && head.role !== 'worker' ? [impossible('head_no_worker')] : []
}

function whyNoCompanion(head: HeadFacts, person: LinkedFacts): Refusal[] {
  if (head.id === person.id) return [impossible('self')]
  const no: Refusal[] = []
  if (person.kind === 'entity') no.push(impossible('entity'))
  if (person.stage === 'member') no.push(impossible('owns_shares'))
  if (person.headsSomebody) no.push(impossible('heads_household'))
  if (person.hasLink) no.push(impossible('has_link'))
  return no
}

function whyOtherKind(
  head: HeadFacts,
  person: LinkedFacts,
  kind: LinkKind,
  from: Day,
  policy: HouseholdPolicy,
): Refusal[] {
  if ((kind === 'shopper') !== (head.kind === 'entity'))
    return [impossible(kind === 'shopper' ? 'no_entity' : 'entity_needs_shopper')]
  // Of unknown age is an adult: only a birth date makes a minor.
  const minor = person.birthDate !== null && ageOn(person.birthDate, from) < policy.majority
  if (kind === 'minor' && !minor) return [impossible('no_minor')]
  if (kind === 'adult' && minor) return [impossible('is_minor')]
  return []
}

function whyFull(head: HeadFacts, kind: LinkKind, policy: HouseholdPolicy): Refusal[] {
  if (policy.limit === null || !counts(kind, policy)) return []
  const taken = head.household.filter((link) => counts(link.kind, policy)).length
  return taken >= policy.limit ? [refuse('household.full', { limit: policy.limit })] : []
}

/** How many more people fit; null means any number. */
export function roomLeft(household: readonly { readonly kind: LinkKind }[], policy: HouseholdPolicy): number | null {
  if (policy.limit === null) return null
  return Math.max(0, policy.limit - household.filter((link) => counts(link.kind, policy)).length)
}

const counts = (kind: LinkKind, policy: HouseholdPolicy): boolean => kind !== 'minor' || policy.countMinors

const impossible = (why: string): Refusal => refuse('household.not_possible', { why })

/** Full years on that day. Somebody born on 29 February has birthday on 1 March in common years. */
export function ageOn(birthDate: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years
}
