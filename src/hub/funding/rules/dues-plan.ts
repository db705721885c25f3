/** Which plan of dues holds on a day, and what an organisation of a status owes by it (domain-hub-funding 5.1, 5.3). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, cents } from '#platform/values/money.ts'
import { type Billing, type DuesPolicy, duesOf, whyNotDues } from './dues.ts'

export const duesStatuses = ['observer', 'active'] as const
export type DuesStatus = (typeof duesStatuses)[number]

/** A month without VAT. */
export interface StatusDues {
  readonly status: DuesStatus
  readonly minimum: Cents
  /** What those give who can give more; null: the plan proposes none. */
  readonly solidarity: Cents | null
  /** What a month comes to by attested figures, never below the minimum; none: the minimum alone counts. */
  readonly reckoned?: Exclude<DuesPolicy, { readonly kind: 'chosen' }> | null
}

/** Attested figures of an organisation; null: none that still holds. */
export interface DuesFigures {
  readonly grossMargin: number | null
  readonly members: number | null
}

/** The least this organisation gives: by its figures where the plan says so. Whoever has none gives the minimum. */
export function leastOf(dues: StatusDues, { grossMargin, members }: DuesFigures): StatusDues {
  const { reckoned, minimum } = dues
  const known = reckoned?.kind === 'margin' ? grossMargin : members
  if (!reckoned || known === null) return dues
  const facts = { chosen: minimum, grossMargin: cents(grossMargin ?? 0), members: members ?? 0 }
  return { ...dues, minimum: cents(Math.max(minimum, duesOf(reckoned, facts))) }
}

export interface DuesPlan {
  readonly version: number
  readonly from: Day
  readonly billing: Billing
  readonly termDays: number
  readonly statuses: readonly StatusDues[]
}

/** The first proposal to the co-ops: holds until they adopt a plan. */
export const firstPlan: Omit<DuesPlan, 'from'> = {
  version: 0,
  billing: 'yearly',
  termDays: 30,
  statuses: [
    { status: 'observer', minimum: cents(1000), solidarity: null },
    { status: 'active', minimum: cents(2500), solidarity: cents(3500) },
  ],
}

/** Of the plans that have begun, the one that began last; of two of one day, the later version. */
export function planOn(day: Day, plans: readonly DuesPlan[]): Omit<DuesPlan, 'from'> {
  const begun = plans.filter(({ from }) => from <= day)
  return begun.reduce<Omit<DuesPlan, 'from'> & { from?: Day }>((best, one) => {
    const later = best.from === undefined || one.from > best.from
    return later || (one.from === best.from && one.version > best.version) ? one : best
  }, firstPlan)
}

export const duesOfStatus = (status: DuesStatus, plan: Pick<DuesPlan, 'statuses'>): StatusDues | null =>
  plan.statuses.find((one) => one.status === status) ?? null

/** A plan holds from today or later, by a decision that is taken, and names each status once. */
export function whyNotAdopt(plan: Omit<DuesPlan, 'version'>, decidedOn: Day, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (decidedOn > today) no.push(refuse('plan.not_decided', { day: decidedOn }))
  if (plan.from < today) no.push(refuse('plan.day_passed', { day: today }))
  if (!duesStatuses.every((status) => plan.statuses.filter((one) => one.status === status).length === 1))
    no.push(refuse('plan.statuses'))
  if (plan.statuses.some(({ minimum, solidarity }) => solidarity !== null && solidarity < minimum))
    no.push(refuse('plan.solidarity'))
  return no
}

export interface DuesChoice {
  readonly amount: Cents
  readonly from: Day
}

/** A choice holds from today or later, for an organisation that pays dues, and is the minimum of its status or more. */
export function whyNotChoose(choice: DuesChoice, dues: StatusDues | null, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (choice.from < today) no.push(refuse('dues.choice_passed', { day: today }))
  if (!dues) no.push(refuse('dues.status'))
  else no.push(...whyNotDues({ kind: 'chosen', minimum: dues.minimum }, choice.amount))
  return no
}

/** What it gives a month on a day: the choice that holds, never below the minimum of the plan of that day. */
export function chosenOn(day: Day, choices: readonly DuesChoice[], { minimum }: StatusDues): Cents {
  const held = choices
    .filter(({ from }) => from <= day)
    .reduce<DuesChoice | null>((last, one) => (last === null || one.from >= last.from ? one : last), null)
  return cents(Math.max(held?.amount ?? minimum, minimum))
}

/** A pause owes nothing, nor does whoever is not in yet or left. */
export const statusOwing = (state: string): DuesStatus | null =>
  state === 'observer' || state === 'active' ? state : null
