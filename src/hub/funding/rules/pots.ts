/** A pot from its opening to its end (domain-hub-funding 5.9): what may be done with it and with its items. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { Cents } from '#platform/values/money.ts'
import { atEnd, type Item, type ItemState, whyNotChangeCurrency, whyNotGoals } from './contributions.ts'

export const potKinds = ['free', 'common_pot'] as const
export type PotKind = (typeof potKinds)[number]

export const potStates = ['coming', 'open', 'over', 'cancelled'] as const
export type PotState = (typeof potStates)[number]

export interface PotDays {
  readonly opensOn: Day
  readonly closesOn: Day
  readonly cancelled: boolean
}

export function potState({ opensOn, closesOn, cancelled }: PotDays, today: Day): PotState {
  if (cancelled) return 'cancelled'
  if (today < opensOn) return 'coming'
  return today > closesOn ? 'over' : 'open'
}

const cancelledAlready = ({ cancelled }: PotDays): Refusal[] => (cancelled ? [refuse('pot.is_cancelled')] : [])

export interface PotWish {
  readonly opensOn: Day
  readonly closesOn: Day
}

export function whyNotOpenPot({ opensOn, closesOn }: PotWish, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (closesOn < opensOn) no.push(refuse('pot.days', { day: opensOn }))
  if (closesOn < today) no.push(refuse('pot.day_passed', { day: today }))
  return no
}

/** A pot that ended stays as it ended. */
export const whyNotTouchPot = (pot: PotDays, today: Day): Refusal[] => [
  ...cancelledAlready(pot),
  ...(potState(pot, today) === 'over' ? [refuse('pot.over', { day: pot.closesOn })] : []),
]

/** Before it opens everything may be changed; afterwards the name, the end and the limits. */
export function whyNotChangePot(
  pot: PotDays & { readonly currency: string },
  wanted: PotWish & { readonly currency: string },
  today: Day,
): Refusal[] {
  const state = potState(pot, today)
  const opened = state === 'open' || state === 'over'
  return [
    ...whyNotTouchPot(pot, today),
    ...(wanted.currency === pot.currency ? [] : whyNotChangeCurrency(opened)),
    ...(opened && wanted.opensOn !== pot.opensOn ? [refuse('pot.first_day_fixed', { day: pot.opensOn })] : []),
    ...whyNotOpenPot(wanted, today),
  ]
}

export const whyNotAddItem = (
  pot: PotDays,
  today: Day,
  goals: { readonly least: Cents; readonly most: Cents },
): Refusal[] => [...whyNotTouchPot(pot, today), ...whyNotGoals(goals.least, goals.most)]

const wrongState = (state: ItemState): Refusal => refuse('item.state', { why: state, state })

/** At the end an item that reached its least may be accepted; one that reached its most is funded by itself. */
export function whyNotAccept(pot: PotDays, today: Day, item: Item): Refusal[] {
  const no = cancelledAlready(pot)
  if (item.state !== 'open') no.push(wrongState(item.state))
  if (potState(pot, today) === 'open' || potState(pot, today) === 'coming')
    no.push(refuse('pot.not_over', { day: pot.closesOn }))
  if (atEnd(item) === 'failed') no.push(refuse('item.not_reached', { least: item.least, total: item.total }))
  return no
}

export const whyNotComplete = ({ state }: Item): Refusal[] => (state === 'funded' ? [] : [wrongState(state)])

/** What is built stays paid; what ended before gives nothing back twice. */
export const whyNotCancelItem = ({ state }: Item): Refusal[] =>
  state === 'open' || state === 'funded' ? [] : [wrongState(state)]

export const whyNotCancelPot = (pot: PotDays, items: readonly Pick<Item, 'state'>[]): Refusal[] => [
  ...cancelledAlready(pot),
  ...(items.some(({ state }) => state === 'completed') ? [refuse('pot.item_completed')] : []),
]
