/** What a person may do for an organisation (domain-hub-funding 3 and 5.2): powers are given by the organisation's own
 *  decision, from a day to a day; an opinion never counts as a position. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'

export const powers = ['speak', 'position', 'commit', 'sign', 'pay'] as const
export type Power = (typeof powers)[number]

export interface Representation {
  readonly account: AccountId
  readonly name: string
  readonly powers: readonly Power[]
  /** Cents; null: no limit. */
  readonly commitLimit: number | null
  readonly fromDay: Day
  readonly untilDay: Day | null
}

export const runsOn = (of: { readonly fromDay: Day; readonly untilDay: Day | null }, day: Day): boolean =>
  of.fromDay <= day && (of.untilDay === null || of.untilDay >= day)

/** Names of those who hold the power on the day, each once, in the order of the alphabet. */
export const holdersOf = (power: Power, all: readonly Representation[], day: Day): string[] =>
  [...new Set(all.filter((one) => runsOn(one, day) && one.powers.includes(power)).map((one) => one.name))].sort(
    (one, other) => one.localeCompare(other),
  )

export interface PowerAsked {
  readonly organisation: string
  readonly all: readonly Representation[]
  readonly account: AccountId | null
  readonly day: Day
}

/** Why this person may not use the power for the organisation; `null` asks only for acting for it at all.
 *  Says who has it. `amount` (cents) is held against the limit of `commit`; several grants add their best. */
export function whyNotPower(power: Power | null, asked: PowerAsked, amount = 0): Refusal[] {
  const { organisation, all, account, day } = asked
  const own = all.filter((one) => one.account === account && runsOn(one, day))
  const fitting = power === null ? own : own.filter((one) => one.powers.includes(power))
  if (fitting.length === 0) {
    const names = power === null ? namesOn(all, day) : holdersOf(power, all, day)
    return [refuse('power.missing', { why: names.length > 0 ? null : 'nobody', organisation, power, names })]
  }
  if (power !== 'commit' || fitting.some((one) => one.commitLimit === null)) return []
  const limit = fitting.reduce((most, one) => Math.max(most, one.commitLimit ?? 0), 0)
  return amount > limit ? [refuse('power.limit', { organisation, limit, cap: amount })] : []
}

const namesOn = (all: readonly Representation[], day: Day): string[] =>
  [...new Set(all.filter((one) => runsOn(one, day)).map((one) => one.name))].sort((one, other) =>
    one.localeCompare(other),
  )

/** Whether signing would be nobody's any more without this grant. */
export function whyNotEndPowers(
  ending: { readonly id: string; readonly powers: readonly Power[] },
  all: readonly (Representation & { readonly id: string })[],
  isActive: boolean,
  day: Day,
): Refusal[] {
  if (!isActive || !ending.powers.includes('sign')) return []
  return all.some((one) => one.id !== ending.id && runsOn(one, day) && one.powers.includes('sign'))
    ? []
    : [refuse('power.last_sign')]
}
