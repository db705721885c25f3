/** What an organisation pays that joins after a round closed, and what the earlier payers get back
 *  (domain-hub-funding 5.10, late joiner). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMonths, type Day } from '#platform/values/day.ts'
import { type Cents, cents, noMoney, portion, subtract, sum } from '#platform/values/money.ts'
import { split } from '#platform/values/split.ts'

export interface FadingTerms {
  /** After so many months only the floor is left; 0: the ticket never fades. */
  readonly months: number
  readonly floorBp: number
}

export const firstFading: FadingTerms = { months: 36, floorBp: 0 }

export interface EarlierPayer {
  readonly organisation: string
  readonly joinSeq: number
  /** What it has paid in the end so far, refunds taken off. */
  readonly net: Cents
  /** By the round's key over the frozen figures, counted together with the joiner. */
  readonly weight: bigint
}

export interface Joiner {
  readonly joinSeq: number
  readonly weight: bigint
}

export interface JoinQuote {
  /** The joiner's share had it been there from the start, before fading. */
  readonly share: Cents
  readonly months: number
  readonly pays: Cents
  readonly refunds: readonly { readonly organisation: string; readonly amount: Cents }[]
}

/** Only payers with a weight take part: fixed amounts and hours stay as they were given. `agreed`: what was agreed to
 *  before is the most that is paid, whatever happened since. */
export function quoteJoining(
  joiner: Joiner,
  earlier: readonly EarlierPayer[],
  fading: { readonly months: number; readonly terms: FadingTerms },
  turn: number,
  agreed: Cents | null = null,
): JoinQuote {
  const sharing = earlier.filter(({ weight }) => weight > 0n)
  const all = [...sharing, { ...joiner, organisation: null, net: noMoney }].sort(
    (one, other) => one.joinSeq - other.joinSeq,
  )
  const shares = shareAgain(
    sum(sharing.map(({ net }) => net)),
    all.map(({ weight }) => weight),
    turn,
  )
  const share = shares[all.findIndex(({ organisation }) => organisation === null)] ?? noMoney
  const today = faded(share, fading.months, fading.terms)
  const pays = agreed === null ? today : cents(Math.min(today, agreed))
  const reliefs = all.map(({ net }, at) => cents(Math.max(0, net - (shares[at] ?? noMoney))))
  const back = pays === 0 ? [] : split(pays, reliefs, turn)
  const refunds = all.flatMap(({ organisation }, at) => {
    const amount = back[at] ?? noMoney
    return organisation === null || amount === 0 ? [] : [{ organisation, amount }]
  })
  return { share, months: fading.months, pays, refunds }
}

const shareAgain = (total: Cents, weights: readonly bigint[], turn: number): Cents[] =>
  total === 0 || weights.every((weight) => weight === 0n) ? weights.map(() => noMoney) : split(total, weights, turn)

/** Whoever joined before is a payer like the others, even where its part was waived, given in hours or had faded to
 *  nothing: with a net of 0 it bears a part of every split, and gets nothing back. */
export const payersBefore = <Payer extends { readonly organisation: string }>(
  paying: readonly Payer[],
  joined: readonly Payer[],
): Payer[] => [
  ...paying.filter(({ organisation }) => !joined.some((one) => one.organisation === organisation)),
  ...joined,
]

/** The longer a development has been in use, the less a newcomer pays for it, down to the floor. */
function faded(share: Cents, months: number, { months: until, floorBp }: FadingTerms): Cents {
  if (until === 0) return share
  const left = Math.max(floorBp * until, (until - months) * 10_000)
  return portion(share, left, until * 10_000)
}

/** Whole months since the delivery; 0 before it and until the first is over. */
export function monthsSince(delivered: Day | null, today: Day): number {
  if (delivered === null || today <= delivered) return 0
  const [from, to] = [delivered, today].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
  const months = (to ?? 0) - (from ?? 0)
  return addMonths(delivered, months) > today ? months - 1 : months
}

/** Nobody gets back more than it has paid by then (F10): those of whom the round still waits for so much. */
export const notPaidYet = (
  { refunds }: Pick<JoinQuote, 'refunds'>,
  paid: readonly { readonly organisation: string; readonly left: Cents }[],
): string[] =>
  refunds
    .filter(({ organisation, amount }) => amount > (paid.find((one) => one.organisation === organisation)?.left ?? 0))
    .map(({ organisation }) => organisation)

/** Their next tranche comes first. */
export const whyNotCallJoin = (names: readonly string[]): Refusal[] =>
  names.length > 0 ? [refuse('join.not_paid_yet', { names: [...names] })] : []

/** What each earlier payer has paid once the refunds are booked. */
export const netAfter = (earlier: readonly EarlierPayer[], { refunds }: JoinQuote): EarlierPayer[] =>
  earlier.map((one) => {
    const back = refunds.find(({ organisation }) => organisation === one.organisation)
    return { ...one, net: subtract(one.net, back?.amount ?? noMoney) }
  })
