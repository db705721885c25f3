/** A round that is tried out: its state as the address holds it, and the sum by the rules that decide for real. */
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { cents, moneyText, readMoney } from '#platform/values/money.ts'
import type { readSharers } from '../contract/sharers.ts'
import type { PledgeMode } from '../rules/closing.ts'
import { comesTo, knownOf, type Outcome, type Pledged, whyNotTry, withNames } from '../rules/outcome.ts'
import { keyNamed, type SharingKey } from '../rules/weights.ts'

export type Sharers = ReplyOf<typeof readSharers>

export interface Try {
  readonly target: number
  readonly secured: number
  readonly key: SharingKey
  readonly year: number
  readonly minPayers: number
  readonly contingencyBp: number
  readonly tranchesBp: readonly number[]
  /** The number of the round: whose turn it is when remainders are equal. */
  readonly turn: number
  readonly pledges: readonly Pledged[]
}

export const firstTarget = 360_000

/** What a simulation begins with: everybody who takes part and has figures, each up to a cap that leaves room. */
export function startWith(sharers: Sharers, target = firstTarget): Try {
  const inside = sharers.rows.filter(({ state, figures }) => takesPart(state) && figures.turnoverExVat !== null)
  return {
    target,
    secured: 0,
    key: keyNamed(sharers.key),
    year: sharers.year,
    minPayers: sharers.minPayers,
    contingencyBp: sharers.contingencyBp,
    tranchesBp: sharers.tranchesBp,
    turn: 1,
    pledges: inside.map(({ id }) => shareOf(id, roomyCap(target, inside.length))),
  }
}

const takesPart = (state: string): boolean => state === 'active' || state === 'observer'

export const shareOf = (participant: string, amount: number): Pledged => ({
  participant,
  mode: 'share',
  amount,
  usesArea: true,
  conditions: [],
})

/** Twice an equal part, to whole hundreds: a cap that lets the key work. */
export const roomyCap = (target: number, payers: number): number =>
  Math.max(10_000, Math.ceil((2 * target) / Math.max(1, payers) / 10_000) * 10_000)

export interface Tried {
  readonly reasons: readonly Refusal[]
  /** Null where a reason stands against it. */
  readonly outcome: Outcome | null
}

export function tryOut(wanted: Try, sharers: Sharers): Tried {
  const known = wanted.pledges
    .filter((one) => one.amount > 0 && sharers.rows.some(({ id }) => id === one.participant))
    .map((one, at) => knownOf(one, at, sharers.rows))
  const reasons = withNames(whyNotTry(wanted, known, wanted.year), sharers.rows)
  if (reasons.length > 0 || wanted.target <= 0) return { reasons, outcome: null }
  const terms = { ...wanted, target: cents(wanted.target), secured: [cents(wanted.secured)] }
  return { reasons, outcome: comesTo(wanted, terms, known, sharers.rows) }
}

type Texts = Readonly<Record<string, string>>

/** The state in a link that can be sent to others. */
export const toAddress = (wanted: Try): Texts => ({
  target: text(wanted.target),
  secured: text(wanted.secured),
  key: JSON.stringify(wanted.key),
  year: String(wanted.year),
  payers: String(wanted.minPayers),
  contingency: String(wanted.contingencyBp),
  tranches: wanted.tranchesBp.join('_'),
  turn: String(wanted.turn),
  pledges: wanted.pledges.map(pledgeText).join('*'),
})

const text = (amount: number): string => moneyText(cents(amount))

/** The state a link holds; null where it holds none, or none that can be read. */
export function fromAddress(get: (name: string) => string | null, start: Try): Try | null {
  const target = readMoney(get('target') ?? '')
  if (target === null) return null
  return {
    target,
    secured: readMoney(get('secured') ?? '') ?? 0,
    key: keyFrom(get('key'), start.key),
    year: wholeFrom(get('year'), start.year),
    minPayers: wholeFrom(get('payers'), start.minPayers),
    contingencyBp: wholeFrom(get('contingency'), start.contingencyBp),
    tranchesBp: (get('tranches') ?? '').split('_').map(Number).filter(Number.isSafeInteger),
    turn: Math.max(1, wholeFrom(get('turn'), 1)),
    pledges: (get('pledges') ?? '').split('*').flatMap(pledgeFrom),
  }
}

const wholeFrom = (value: string | null, start: number): number =>
  value !== null && /^\d{1,6}$/.test(value) ? Number(value) : start

function keyFrom(value: string | null, start: SharingKey): SharingKey {
  try {
    const key = JSON.parse(value ?? '') as SharingKey
    return typeof key.kind === 'string' ? key : start
  } catch {
    return start
  }
}

const pledgeText = ({ participant, mode, amount, usesArea, conditions }: Pledged): string =>
  [participant, mode, amount, usesArea ? 'u' : 'o', ...conditions.map(conditionText)].join('_')

function conditionText(one: Pledged['conditions'][number]): string {
  if ('participant' in one) return `w${one.participant}`
  return 'payers' in one ? `n${one.payers}` : `t${one.amount}`
}

function pledgeFrom(written: string): Pledged[] {
  const [participant = '', mode = '', amount = '', area = '', ...conditions] = written.split('_')
  if (!participant || !modes.has(mode)) return []
  return [
    {
      participant,
      mode: mode as PledgeMode,
      amount: wholeAmount(amount),
      usesArea: area !== 'o',
      conditions: conditions.flatMap(conditionFrom),
    },
  ]
}

const modes: ReadonlySet<string> = new Set(['share', 'fixed', 'hours', 'top_up'])
const wholeAmount = (value: string): number => (/^\d{1,13}$/.test(value) ? Number(value) : 0)

function conditionFrom(written: string): Pledged['conditions'][number][] {
  const value = written.slice(1)
  if (written.startsWith('w')) return [{ kind: 'with', participant: value }]
  if (written.startsWith('n')) return [{ kind: 'payers_at_least', payers: wholeAmount(value) }]
  return written.startsWith('t') ? [{ kind: 'target_at_most', amount: wholeAmount(value) }] : []
}

interface Saving {
  readonly kind: Outcome['savings'][number]['kind']
  readonly amount: number
  readonly payers: number | null
  readonly participant: string | null
}

/** The smallest change, made: the same simulation with what would save it. */
export function takeOver(wanted: Try, saving: Saving, sharers: Sharers): Try {
  const inside = new Set(wanted.pledges.map(({ participant }) => participant))
  const join = (ids: readonly string[]): Try => {
    const room = roomyCap(wanted.target, wanted.pledges.length + ids.length)
    const each = Math.max(room, Math.ceil(saving.amount / Math.max(1, ids.length)))
    return { ...wanted, pledges: [...wanted.pledges, ...ids.map((id) => shareOf(id, each))] }
  }
  switch (saving.kind) {
    case 'money':
      return withMore(wanted, saving.amount)
    case 'organisation':
      return join(saving.participant ? [saving.participant] : [])
    case 'payers': {
      const outside = sharers.rows.filter(({ id, state }) => !inside.has(id) && takesPart(state))
      return join(outside.slice(0, saving.payers ?? 0).map(({ id }) => id))
    }
    case 'conditions': {
      const pledges = wanted.pledges.map((one) =>
        one.participant === saving.participant ? { ...one, conditions: [] } : one,
      )
      return saving.amount > 0 ? withMore({ ...wanted, pledges }, saving.amount) : { ...wanted, pledges }
    }
  }
}

/** Whoever has the largest cap of a share bears more; where nobody shares, a grant does. */
function withMore(wanted: Try, amount: number): Try {
  const caps = wanted.pledges.filter(({ mode }) => mode === 'share').map((one) => one.amount)
  const at = wanted.pledges.findIndex((one) => one.mode === 'share' && one.amount === Math.max(...caps))
  if (at < 0) return { ...wanted, secured: wanted.secured + amount }
  const pledges = wanted.pledges.map((one, place) => (place === at ? { ...one, amount: one.amount + amount } : one))
  return { ...wanted, pledges }
}
