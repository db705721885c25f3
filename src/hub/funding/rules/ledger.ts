/** The ledger of the community (domain-hub-funding 5.12): sets of lines that balance in each currency, never changed,
 *  never deleted, undone by their mirror. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Day, type Month, monthOf } from '#platform/values/day.ts'
import { type Cents, type Currency, cents, negate } from '#platform/values/money.ts'

export const entryKinds = [
  'dues',
  'call',
  'buy_in',
  'payment',
  'hours_done',
  'cost',
  'payout',
  'fee',
  'refund',
  'redistribution',
  'surplus',
  'advance',
  'reserve_in',
  'reserve_out',
  'grant',
  'cover',
  'opening',
  'reversal',
] as const
export type EntryKind = (typeof entryKinds)[number]

export const accountKinds = {
  receivable: 'organisation',
  credit: 'organisation',
  advance: 'organisation',
  payable: 'provider',
  bank: 'holder',
  round: 'round',
  work: 'round',
  dues: null,
  vat: null,
  fees: null,
  reserve: null,
  exchange: null,
  opening: null,
} as const satisfies Readonly<Record<string, 'organisation' | 'provider' | 'holder' | 'round' | null>>
export type AccountKind = keyof typeof accountKinds

/** An account, and whom or what it is about. */
export type Account =
  | { readonly kind: 'receivable' | 'credit' | 'advance'; readonly organisation: string }
  | { readonly kind: 'payable'; readonly provider: string }
  | { readonly kind: 'bank'; readonly holder: string }
  | { readonly kind: 'round' | 'work'; readonly round: string }
  | { readonly kind: 'dues' | 'vat' | 'fees' | 'reserve' | 'exchange' | 'opening' }

/** The account of a row; null where it says about whom although nobody is meant, or does not although somebody is. */
export function accountFrom(kind: AccountKind, about: string | null): Account | null {
  const named = accountKinds[kind]
  if ((named === null) !== (about === null)) return null
  return (named === null ? { kind } : { kind, [named]: about }) as Account
}

export function aboutOf(account: Account): string | null {
  if ('organisation' in account) return account.organisation
  if ('provider' in account) return account.provider
  if ('holder' in account) return account.holder
  return 'round' in account ? account.round : null
}

export interface Line {
  readonly account: Account
  readonly currency: Currency
  /** Debit above 0, credit below. */
  readonly amount: Cents
}

export interface EntrySet {
  readonly kind: EntryKind
  readonly day: Day
  /** The same wish has the same key: repeating it does no harm. */
  readonly requestKey: string
  /** The set this one undoes. */
  readonly reverses: string | null
  readonly lines: readonly Line[]
}

/** One name for an account, the same for equal accounts. @example 'receivable/0198…' */
export function accountName(account: Account): string {
  const about = aboutOf(account)
  return about === null ? account.kind : `${account.kind}/${about}`
}

/** Why the set cannot be booked: it has lines, each of something, that sum to exactly 0 in each currency, in a month
 *  that is not locked. */
export function whyNotBook(set: EntrySet, lockedMonths: readonly Month[]): Refusal[] {
  const no: Refusal[] = []
  if (set.lines.length < 2) no.push(refuse('entry.no_lines'))
  if (set.lines.some(({ amount }) => amount === 0)) no.push(refuse('entry.empty_line'))
  for (const [currency, by] of imbalance(set.lines))
    no.push(refuse('entry.not_balanced', { currency, amount: Number(by) }))
  if (lockedMonths.includes(monthOf(set.day))) no.push(refuse('entry.month_locked', { month: monthOf(set.day) }))
  return no
}

/** By how much each currency is out of balance; exact at any size. */
function imbalance(lines: readonly Line[]): [Currency, bigint][] {
  const sums = new Map<Currency, bigint>()
  for (const { currency, amount } of lines) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amount))
  return [...sums].filter(([, by]) => by !== 0n)
}

export interface Booked extends EntrySet {
  readonly id: string
}

/** What a wish with this key means: new, a harmless repeat, or another wish under a key that is used. */
export function repeats(wanted: EntrySet, booked: Booked | null): 'new' | 'again' | 'other' {
  if (booked === null) return 'new'
  return fingerprint(wanted) === fingerprint(booked) ? 'again' : 'other'
}

const fingerprint = ({ kind, day, reverses, lines }: EntrySet): string =>
  [kind, day, reverses ?? '', ...lines.map(lineName).sort()].join('\n')

const lineName = ({ account, currency, amount }: Line): string => `${accountName(account)} ${currency} ${amount}`

export const whyNotRepeat = (wanted: EntrySet, booked: Booked | null): Refusal[] =>
  repeats(wanted, booked) === 'other' ? [refuse('entry.key_used', { key: wanted.requestKey })] : []

/** A set is undone whole and once; what undoes a set is not undone itself. */
export function whyNotReverse(set: Booked, reversedBy: string | null): Refusal[] {
  const no: Refusal[] = []
  if (reversedBy !== null) no.push(refuse('entry.reversed'))
  if (set.kind === 'reversal') no.push(refuse('entry.is_reversal'))
  return no
}

/** The mirror of a set, on a day of its own. The key follows from the set, so two who undo at once undo once. */
export const reversalOf = (set: Booked, day: Day): EntrySet => ({
  kind: 'reversal',
  day,
  requestKey: `reversal/${set.id}`,
  reverses: set.id,
  lines: set.lines.map((line) => ({ ...line, amount: negate(line.amount) })),
})

/** What each account comes to in each currency, replayed from the lines. */
export function balances(sets: readonly EntrySet[]): Map<string, Cents> {
  const all = new Map<string, bigint>()
  for (const { account, currency, amount } of sets.flatMap(({ lines }) => lines)) {
    const name = `${accountName(account)} ${currency}`
    all.set(name, (all.get(name) ?? 0n) + BigInt(amount))
  }
  return new Map([...all].map(([name, amount]) => [name, cents(Number(amount))]))
}

export interface Approval {
  readonly account: string
  readonly organisation: string
}

/** From the limit on, two persons of two organisations approve what leaves; below it one does. */
export function whyNotPayOut(amount: Cents, approvals: readonly Approval[], fourEyesFrom: Cents): Refusal[] {
  if (approvals.length === 0) return [refuse('payout.not_approved')]
  if (amount < fourEyesFrom) return []
  const persons = new Set(approvals.map(({ account }) => account)).size
  const organisations = new Set(approvals.map(({ organisation }) => organisation)).size
  return persons >= 2 && organisations >= 2 ? [] : [refuse('payout.four_eyes', { limit: fourEyesFrom })]
}

/** A provider is paid in a round at most what came in for it. */
export function whyNotPayProvider(
  amount: Cents,
  round: { readonly received: Cents; readonly paidOut: Cents },
): Refusal[] {
  const left = Math.max(0, round.received - round.paidOut)
  return amount > left ? [refuse('payout.not_received', { left, amount })] : []
}

/** Of one cost, no more than is owed of it either. */
export const whyNotPayCost = (
  amount: Cents,
  owed: Cents,
  round: { readonly received: Cents; readonly paidOut: Cents },
): Refusal[] => [
  ...(amount <= 0 ? [refuse('payout.nothing')] : []),
  ...(amount > owed ? [refuse('payout.too_much', { left: owed, amount })] : []),
  ...whyNotPayProvider(amount, round),
]

/** A month is locked once it is over, and once. */
export function whyNotLock(month: Month, today: Day, locked: readonly Month[]): Refusal[] {
  const no: Refusal[] = []
  if (month >= monthOf(today)) no.push(refuse('month.not_over', { month }))
  if (locked.includes(month)) no.push(refuse('month.locked', { month }))
  return no
}
