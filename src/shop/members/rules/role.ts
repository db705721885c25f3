/** Whether somebody is a member, and owes shifts, on a day. Source: domain-members 3 and 5.3. */
import type { Day } from '#platform/values/day.ts'

export type Role = 'worker' | 'eater'

/** What is known of a membership; all null where there is none. Days are shop-local, both ends included. */
export interface MembershipFacts {
  readonly memberNo: number | null
  readonly role: Role | null
  /** Lets a candidate take shifts before the shares are paid. */
  readonly forceWorker: boolean
  readonly since: Day | null
  readonly lastDay: Day | null
  readonly excluded: boolean
  readonly deceasedOn: Day | null
}

/** Member from `since` to `lastDay`, both included, and not after death. */
export function isMemberOn(facts: MembershipFacts, day: Day): boolean {
  if (facts.since === null || day < facts.since) return false
  return !hasEndedBy(facts, day)
}

/** Owes and may take shifts: a member with the role, or a candidate whom the office lets work already. */
export function isWorkerOn(facts: MembershipFacts, day: Day): boolean {
  if (facts.excluded || hasEndedBy(facts, day)) return false
  return facts.forceWorker || (facts.role === 'worker' && isMemberOn(facts, day))
}

export type Stage = 'member' | 'candidate' | 'former' | 'none'

/** Where somebody stands on a day. Whoever has a membership that has not begun is a candidate. A number without a first
 *  day came from another program and proves no stage: who holds no share is no member, and only those get a number. */
export function stageOn(facts: MembershipFacts, day: Day): Stage {
  if (facts.role === null) return 'none'
  if (isMemberOn(facts, day)) return 'member'
  if (hasEndedBy(facts, day)) return 'former'
  return facts.since === null && facts.memberNo !== null ? 'none' : 'candidate'
}

function hasEndedBy(facts: MembershipFacts, day: Day): boolean {
  return (facts.lastDay !== null && day > facts.lastDay) || (facts.deceasedOn !== null && day > facts.deceasedOn)
}
