/** Free and common-pot rounds (domain-hub-funding 5.9): contributions to items that have a least and a most. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { add, type Cents, cents, noMoney, sum } from '#platform/values/money.ts'

export const itemStates = ['open', 'funded', 'completed', 'cancelled', 'failed'] as const
export type ItemState = (typeof itemStates)[number]

export interface Item {
  readonly state: ItemState
  readonly least: Cents
  readonly most: Cents
  readonly total: Cents
}

export interface ContributionFacts {
  readonly item: Item
  readonly today: Day
  readonly opensOn: Day
  readonly closesOn: Day
  /** What the organisation has given in this round so far. */
  readonly given: Cents
  /** The most one organisation may give; null: no limit. */
  readonly orgCap: Cents | null
  /** Its credit in the pot; null: the round is free and asks for none. */
  readonly credit: Cents | null
}

/** All reasons, in the order in which they are checked. */
export function whyNotContribute(amount: Cents, facts: ContributionFacts): Refusal[] {
  const { item, today, opensOn, closesOn, given, orgCap, credit } = facts
  const no: Refusal[] = []
  if (amount <= 0) no.push(refuse('contribution.nothing'))
  if (today < opensOn) no.push(refuse('contribution.not_yet', { day: opensOn }))
  if (today > closesOn) no.push(refuse('contribution.over', { day: closesOn }))
  const left = cents(Math.max(0, item.most - item.total))
  if (item.state !== 'open') no.push(refuse('contribution.item_closed', { why: item.state }))
  // of one that takes no more nothing is missing
  else if (amount > left) no.push(refuse('contribution.too_much', { left, amount }))
  if (orgCap !== null && given + amount > orgCap)
    no.push(refuse('contribution.org_cap', { limit: orgCap, left: Math.max(0, orgCap - given) }))
  if (credit !== null && amount > credit) no.push(refuse('contribution.credit', { credit, amount }))
  return no
}

/** The item once an allowed contribution is in: only now may reaching the most mark it funded. Marking first would let
 *  two payers give too much. */
export function afterContribution(item: Item, amount: Cents): Item {
  const total = add(item.total, amount)
  return { ...item, total, state: total === item.most ? 'funded' : item.state }
}

/** What an open item comes to at the end of the round. */
export const atEnd = ({ total, least }: Item): 'may_be_accepted' | 'failed' =>
  total >= least ? 'may_be_accepted' : 'failed'

export const whyNotGoals = (least: Cents, most: Cents): Refusal[] =>
  least < 0 || most <= 0 || least > most ? [refuse('item.goals', { least, most })] : []

export const whyNotDeleteItem = (contributions: readonly Cents[]): Refusal[] =>
  contributions.length > 0 ? [refuse('item.has_contributions', { total: sum(contributions) })] : []

export const whyNotRemoveFromPot = (balance: Cents): Refusal[] =>
  balance !== noMoney ? [refuse('pot.balance_left', { balance })] : []

export const whyNotChangeCurrency = (opened: boolean): Refusal[] => (opened ? [refuse('round.currency_fixed')] : [])
