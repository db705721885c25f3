/** Which dues an organisation owes from when to when, who pays them, and what changes when its status does
 *  (domain-hub-funding 3, 4 and 5.3). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, addMonths, type Day, monthDays, monthOf } from '#platform/values/day.ts'
import { type Cents, portion } from '#platform/values/money.ts'
import { duesFor, type Exemption, exempted, periodFrom, sponsoredDues, sponsoredPart } from './dues.ts'
import {
  chosenOn,
  type DuesChoice,
  type DuesFigures,
  type DuesPlan,
  type DuesStatus,
  duesOfStatus,
  leastOf,
  planOn,
} from './dues-plan.ts'

export interface Sponsorship {
  readonly id: string
  readonly partBp: number
  readonly periodsLeft: number
  readonly sponsors: readonly { readonly organisation: string; readonly weight: number }[]
}

export interface OwingFacts {
  readonly participant: string
  /** The status today; null: it owes nothing now. */
  readonly status: DuesStatus | null
  /** Another status, and the first day it holds. */
  readonly next: { readonly status: DuesStatus; readonly from: Day } | null
  readonly since: Day | null
  readonly leavesOn: Day | null
  /** The last day that was billed. */
  readonly billedTo: Day | null
  /** The day it came back from a time in which it owed nothing. */
  readonly backOn: Day | null
  readonly choices: readonly DuesChoice[]
  readonly exemptions: readonly Exemption[]
  readonly sponsorship: Sponsorship | null
  readonly figures: DuesFigures
}

export interface PeriodDraft {
  readonly participant: string
  readonly payer: string
  readonly sponsorship: string | null
  readonly planVersion: number
  readonly status: DuesStatus
  readonly from: Day
  readonly to: Day
  readonly monthly: Cents
  readonly net: Cents
  readonly dueOn: Day
}

const latest = (...days: readonly (Day | null)[]): Day | null =>
  days.reduce((last, one) => (last === null || (one !== null && one > last) ? one : last), null)

/** The first day that is not billed yet; null: it owes nothing. Dues begin with the first adopted plan. */
export function billFrom(facts: OwingFacts, plans: readonly DuesPlan[]): Day | null {
  if (facts.status === null || facts.since === null || plans.length === 0) return null
  const firstPlan = plans.reduce<Day | null>((first, { from }) => (first === null || from < first ? from : first), null)
  const start = facts.billedTo ? addDays(facts.billedTo, 1) : latest(facts.since, firstPlan)
  return latest(start, facts.backOn)
}

/** Every period that begins on `until` or before and is not billed yet, one line for each payer. */
export function periodsOf(facts: OwingFacts, plans: readonly DuesPlan[], until: Day): PeriodDraft[] {
  const drafts: PeriodDraft[] = []
  let left = facts.sponsorship?.periodsLeft ?? 0
  for (let from = billFrom(facts, plans); from !== null && from <= until; ) {
    if (facts.leavesOn !== null && from >= facts.leavesOn) break
    const period = onePeriod(facts, plans, from, left)
    if (!period) break
    drafts.push(...period.lines)
    left -= 1
    from = addDays(period.to, 1)
  }
  return drafts
}

function onePeriod(facts: OwingFacts, plans: readonly DuesPlan[], from: Day, periodsLeft: number) {
  const status = facts.next && facts.next.from <= from ? facts.next.status : facts.status
  const plan = planOn(from, plans)
  const dues = status && duesOfStatus(status, plan)
  if (!status || !dues) return null
  const to = lastDay(facts, from, periodFrom(from, plan.billing).to)
  const monthly = chosenOn(from, facts.choices, leastOf(dues, facts.figures))
  const whole = duesFor(monthly, { from, to })
  const left = exempted(whole, facts.exemptions, from)
  const { sponsorship } = facts
  const bp = sponsorship ? sponsoredPart({ partBp: sponsorship.partBp, periodsLeft }) : 0
  const sponsors = bp > 0 && sponsorship ? sponsorship.sponsors : []
  const parts = sponsoredDues(
    left,
    bp,
    sponsors.map(({ weight }) => weight),
  )
  const line = (payer: string, net: Cents, by: string | null): PeriodDraft => ({
    participant: facts.participant,
    payer,
    sponsorship: by,
    planVersion: plan.version,
    status,
    from,
    to,
    monthly,
    net,
    dueOn: addDays(from, plan.termDays),
  })
  const by = sponsors.length > 0 ? (sponsorship?.id ?? null) : null
  const own = line(facts.participant, parts.own, by)
  return { to, lines: [own, ...sponsors.map((one, at) => line(one.organisation, parts.sponsors[at] as Cents, by))] }
}

/** A period ends before another status begins, and before the organisation leaves. */
function lastDay({ next, leavesOn }: OwingFacts, from: Day, end: Day): Day {
  const ends = [end]
  if (next && next.from > from) ends.push(addDays(next.from, -1))
  if (leavesOn !== null) ends.push(addDays(leavesOn, -1))
  return ends.reduce((first, one) => (one < first ? one : first))
}

/** The first day on which a period that is billed counts no more, because the organisation has another status now; null:
 *  it stays. A pause counts from the next month, whatever else from today. */
export function endsEarly(
  period: { readonly status: DuesStatus; readonly to: Day },
  now: { readonly state: string; readonly status: DuesStatus | null },
  today: Day,
): Day | null {
  if (now.status === period.status) return null
  const end = now.state === 'paused' ? firstOfNextMonth(today) : today
  return end <= period.to ? end : null
}

const firstOfNextMonth = (today: Day): Day => monthDays(monthOf(addMonths(monthDays(monthOf(today)).from, 1))).from

/** What is left of a period that ends before `end`: its days by the same monthly amount, in the part it was billed at. */
export function shortenedNet(
  period: { readonly from: Day; readonly to: Day; readonly monthly: Cents; readonly net: Cents },
  end: Day,
): Cents {
  if (end <= period.from) return portion(period.net, 0, 1)
  const whole = duesFor(period.monthly, period)
  const kept = duesFor(period.monthly, { from: period.from, to: addDays(end, -1) })
  return whole === 0 ? period.net : portion(period.net, kept, whole)
}

/** An exemption takes a part away by a decision, until a day to come. */
export function whyNotExempt(until: Day, decidedOn: Day, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (until < today) no.push(refuse('exemption.day_passed', { day: today }))
  if (decidedOn > today) no.push(refuse('decision.not_yet', { day: decidedOn }))
  return no
}

/** Sponsors are others who take part, each named once. */
export function whyNotSponsor(
  newcomer: string,
  sponsors: readonly string[],
  takingPart: ReadonlySet<string>,
): Refusal[] {
  const no: Refusal[] = []
  if (sponsors.includes(newcomer)) no.push(refuse('sponsorship.itself'))
  if (new Set(sponsors).size < sponsors.length) no.push(refuse('sponsorship.twice'))
  if (sponsors.some((one) => !takingPart.has(one))) no.push(refuse('sponsorship.not_taking_part'))
  return no
}
