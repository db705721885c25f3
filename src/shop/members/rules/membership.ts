/** What may be written of a membership. Source: domain-members 3: a number is set once, kept on leaving and returning. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'

export interface MembershipWish {
  /** Typed by the office; null takes the next number of the shop. */
  readonly memberNo: number | null
  readonly since: Day | null
  readonly lastDay: Day | null
}

export interface MembershipBefore {
  readonly memberNo: number | null
  readonly archived: boolean
  /** Somebody else has the wished number. */
  readonly numberTaken: boolean
}

/** Why a membership cannot be written so; empty means it can. */
export function whyNotMembership(wish: MembershipWish, before: MembershipBefore): Refusal[] {
  const no: Refusal[] = []
  if (before.archived) no.push(refuse('contact.archived'))
  const { memberNo, since, lastDay } = wish
  if (memberNo !== null && before.memberNo !== null && memberNo !== before.memberNo)
    no.push(refuse('membership.number_set', { memberNo: before.memberNo }))
  else if (memberNo !== null && before.numberTaken) no.push(refuse('membership.number_taken', { memberNo }))
  if (since === null && (lastDay !== null || (memberNo ?? before.memberNo) !== null))
    no.push(refuse('membership.first_day_missing'))
  if (since !== null && lastDay !== null && lastDay < since)
    no.push(refuse('membership.days_order', { since, lastDay }))
  return no
}
