/** What a membership in the community allows now (domain-hub-funding 4, Membership). Days are those of the community's zone. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, addMonths, type Day, monthDays, monthOf } from '#platform/values/day.ts'
import { isInside, type MembershipAct, type MembershipState, type Status, startsFrom } from './states.ts'

/** Days an application hangs where all members see it before it is answered. */
export const visibleDays = 14
export const contactsAtLeast = 2

export interface Membership {
  readonly state: MembershipState
  readonly appliedOn: Day
  readonly nextState: Status | null
  readonly nextFrom: Day | null
  readonly pauseReason: string | null
  readonly pauseUntil: Day | null
  readonly resumeAskedOn: Day | null
  readonly leavesOn: Day | null
  readonly duesMandateOn: Day | null
}

export interface Decision {
  readonly number: string
  readonly day: Day
}

/** The state does not allow this act; the sentence tells what state it is. */
export const whyNotFrom = (act: MembershipAct, state: MembershipState): Refusal[] =>
  (startsFrom[act] as readonly MembershipState[]).includes(state)
    ? []
    : [refuse('membership.state', { why: state, state })]

/** Who is in, or on the way in, does not apply again; the versions accepted are the current ones. */
export function whyNotApply(
  known: MembershipState | null,
  current: { readonly booklet: number; readonly charter: number },
  accepted: { readonly bookletVersion: number; readonly charterVersion: number },
): Refusal[] {
  const no: Refusal[] = []
  if (known && isInside(known)) no.push(refuse('membership.already', { state: known }))
  if (accepted.bookletVersion !== current.booklet)
    no.push(refuse('booklet.not_current', { current: current.booklet, accepted: accepted.bookletVersion }))
  if (accepted.charterVersion !== current.charter)
    no.push(refuse('charter.not_current', { current: current.charter, accepted: accepted.charterVersion }))
  return no
}

export const answeredFrom = (appliedOn: Day): Day => addDays(appliedOn, visibleDays)

/** An application is answered when members could see it for fourteen days. */
export function whyNotAnswer(act: 'admit' | 'refuse', membership: Membership, today: Day): Refusal[] {
  const from = answeredFrom(membership.appliedOn)
  const no = whyNotFrom(act, membership.state)
  return no.length === 0 && today < from ? [refuse('application.still_visible', { day: from })] : no
}

export const whyNotDecision = (decision: Decision, today: Day): Refusal[] =>
  decision.day > today ? [refuse('decision.not_yet', { day: decision.day })] : []

/** What an active member must have: two contacts, somebody who signs, and a promise to pay dues. */
export function whyNotActive(facts: {
  readonly contacts: number
  readonly signers: number
  readonly duesMandate: boolean
}): Refusal[] {
  const no: Refusal[] = []
  if (facts.contacts < contactsAtLeast)
    no.push(refuse('contacts.short', { contacts: facts.contacts, least: contactsAtLeast }))
  if (facts.signers === 0) no.push(refuse('sign.nobody'))
  if (!facts.duesMandate) no.push(refuse('dues.mandate_missing'))
  return no
}

/** The first day of the next month: from then on another status holds. */
export const firstOfNextMonth = (today: Day): Day => addDays(monthDays(monthOf(today)).to, 1)

export function whyNotStatus(membership: Membership, to: Status): Refusal[] {
  const no = whyNotFrom('change_status', membership.state)
  if (no.length > 0) return no
  return (membership.nextState ?? membership.state) === to ? [refuse('status.same', { why: to, status: to })] : []
}

export function whyNotPause(membership: Membership, until: Day, today: Day, maxMonths: number): Refusal[] {
  const no = whyNotFrom('ask_pause', membership.state)
  const latest = addMonths(today, maxMonths)
  if (until <= today) no.push(refuse('pause.day_passed'))
  if (until > latest) no.push(refuse('pause.too_long', { months: maxMonths, day: latest }))
  return no
}

export function whyNotAgreePause(membership: Membership, today: Day): Refusal[] {
  const no = whyNotFrom('agree_pause', membership.state)
  if (no.length > 0) return no
  if (!membership.pauseUntil) return [refuse('pause.not_asked')]
  return membership.pauseUntil <= today ? [refuse('pause.day_passed')] : []
}

export function whyNotResume(membership: Membership): Refusal[] {
  const no = whyNotFrom('agree_resume', membership.state)
  return no.length === 0 && !membership.resumeAskedOn ? [refuse('resume.not_asked')] : no
}

export function whyNotNotice(membership: Membership): Refusal[] {
  const no = whyNotFrom('give_notice', membership.state)
  return no.length === 0 && membership.leavesOn ? [refuse('notice.given', { day: membership.leavesOn })] : no
}

/** Nobody is excluded without having been heard before the decision. */
export function whyNotExclude(membership: Membership, decision: Decision, heardOn: Day | null, today: Day): Refusal[] {
  const no = [...whyNotFrom('exclude', membership.state), ...whyNotDecision(decision, today)]
  if (!heardOn) no.push(refuse('exclusion.not_heard'))
  else if (heardOn > decision.day) no.push(refuse('exclusion.heard_after', { day: heardOn }))
  return no
}
