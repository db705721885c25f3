/** Tasks in the community: held by decision, from a day to a day, and over by themselves (domain-hub-funding 1). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'

export const personMandates = ['noyau', 'hub_treasurer', 'second_approver'] as const
export const organisationMandates = ['provider', 'holder'] as const
export const mandateRoles = [...personMandates, ...organisationMandates] as const
export type MandateRole = (typeof mandateRoles)[number]

export const isOfPerson = (role: MandateRole): boolean => (personMandates as readonly string[]).includes(role)

export interface Mandate {
  readonly role: MandateRole
  readonly participant: string
  readonly account: AccountId | null
  readonly fromDay: Day
  readonly untilDay: Day | null
}

const counterparts: Readonly<Partial<Record<MandateRole, MandateRole>>> = {
  hub_treasurer: 'second_approver',
  second_approver: 'hub_treasurer',
}

const overlaps = (one: Mandate, other: Mandate): boolean =>
  (other.untilDay === null || one.fromDay <= other.untilDay) && (one.untilDay === null || other.fromDay <= one.untilDay)

/** Why this mandate cannot be recorded. Treasurer and second approver are persons of two different organisations. */
export function whyNotMandate(
  wanted: Mandate,
  running: readonly Mandate[],
  facts: { readonly takesPart: boolean; readonly isProvider: boolean; readonly represents: boolean },
): Refusal[] {
  const no: Refusal[] = []
  const meeting = running.filter((one) => overlaps(wanted, one))
  if (wanted.untilDay !== null && wanted.untilDay < wanted.fromDay) no.push(refuse('mandate.day_passed'))
  if (isOfPerson(wanted.role) && wanted.untilDay === null) no.push(refuse('mandate.end_missing'))
  if (isOfPerson(wanted.role) !== (wanted.account !== null)) no.push(refuse('mandate.holder', { why: wanted.role }))
  if (!facts.takesPart) no.push(refuse('mandate.not_taking_part'))
  if (isOfPerson(wanted.role) && wanted.account !== null && !facts.represents)
    no.push(refuse('mandate.not_representing'))
  if (wanted.role === 'provider' && !facts.isProvider) no.push(refuse('mandate.not_provider'))
  const holds = (one: Mandate) =>
    one.role === wanted.role && one.participant === wanted.participant && one.account === wanted.account
  if (meeting.some(holds)) no.push(refuse('mandate.held', { why: wanted.role }))
  const other = counterparts[wanted.role]
  if (meeting.some((one) => one.role === other && one.participant === wanted.participant))
    no.push(refuse('mandate.same_organisation'))
  return no
}
