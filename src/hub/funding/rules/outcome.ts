/** What a round comes to with these pledges, told with names: the same sum on the server, when it closes, and on the
 *  screen of whoever tries a round out. */
import { found, type Refusal } from '#platform/refusal.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import { type Closing, type ClosingPledge, closeRound, type PledgeMode, type RoundTerms } from './closing.ts'
import { type Asked, type Condition, whyNotConditions } from './conditions.ts'
import { whyNotBeside } from './pledging.ts'
import { type Saving, savings } from './saving.ts'
import { trancheCalls, whyNotTranches } from './tranches.ts'
import { hasWeight, type SharingKey, sideBySide, type Weighed, weightsOf, whyNotKey, whyNotShare } from './weights.ts'

/** Somebody a key can weigh. The order of joining is the order of the list. */
export interface KeySharer {
  readonly id: string
  readonly name: string
  readonly figures: {
    readonly turnoverExVat: number | null
    readonly activeMembers: number | null
    readonly staffFte: number | null
    readonly grossMargin: number | null
  }
}

/** A condition as it is written down. */
export type WrittenCondition =
  | { readonly kind: 'payers_at_least' | 'payers_at_most'; readonly payers: number }
  | { readonly kind: 'target_at_most'; readonly amount: number }
  | { readonly kind: 'with' | 'without'; readonly participant: string }

export interface Pledged {
  readonly participant: string
  readonly mode: PledgeMode
  /** The cap of a share; the amount of the others. */
  readonly amount: number
  readonly usesArea: boolean
  readonly conditions: readonly WrittenCondition[]
}

/** A pledge with what is known of whoever gives it. */
export interface Known {
  readonly id: string
  readonly place: number
  readonly wanted: Pledged
  readonly asked: readonly Asked[]
  readonly weighed: Weighed
}

/** The key, the tranches and the turn by which a round is told. */
export interface Tried {
  readonly key: SharingKey
  readonly tranchesBp: readonly number[]
  readonly turn: number
}

/** What a round comes to, told with names. */
export function comesTo(wanted: Tried, terms: RoundTerms, known: readonly Known[], sharers: readonly KeySharer[]) {
  const pledges = pledgesBy(wanted.key, known)
  const closing = closeRound(terms, pledges)
  const nameOf = new Map<string, string>(sharers.map(({ id, name }) => [id, name]))
  return {
    ...summaryOf(closing),
    parts: partsOf(closing, wanted, nameOf),
    fallen: fallenOf(closing, known, nameOf),
    savings: savings(terms, pledges).map((one) => savingOf(one, nameOf)),
    keys: sideBySide.map((key) => byKey(key, terms, known, nameOf)),
  }
}

export type Outcome = ReturnType<typeof comesTo>

export function knownOf(wanted: Pledged, at: number, sharers: readonly KeySharer[]): Known {
  const place = sharers.findIndex(({ id }) => id === wanted.participant)
  const { id, figures } = found(sharers[place], 'participant')
  const asked = wanted.conditions.map((one) =>
    'participant' in one ? { kind: one.kind, organisation: one.participant } : one,
  ) as Asked[]
  const weighed = {
    organisation: id,
    usesArea: wanted.usesArea,
    figures: {
      turnover: figures.turnoverExVat,
      members: figures.activeMembers,
      fte: figures.staffFte,
      gross_margin: figures.grossMargin,
    },
  }
  return { id: String(at), place, wanted, asked, weighed }
}

/** Why nothing can be tried out like this, every reason at once. */
export function whyNotTry({ key, tranchesBp }: Omit<Tried, 'turn'>, known: readonly Known[], year: number): Refusal[] {
  const given = known.map(({ wanted }) => ({ organisation: wanted.participant, mode: wanted.mode }))
  return [
    ...whyNotKey(key),
    ...whyNotTranches(tranchesBp),
    ...known.flatMap(({ wanted, asked, weighed }, at) => [
      ...whyNotConditions(asked),
      ...(wanted.mode === 'share' ? whyNotShare(key, weighed, year) : []),
      ...whyNotBeside({ organisation: wanted.participant, mode: wanted.mode }, given.slice(0, at)),
    ]),
  ]
}

/** The same reasons with the name of the organisation, where a rule knows it by its id. */
export const withNames = (no: readonly Refusal[], sharers: readonly KeySharer[]): Refusal[] =>
  no.map((one) => {
    const named = sharers.find(({ id }) => id === one.facts['organisation'])
    return named ? { ...one, facts: { ...one.facts, organisation: named.name } } : one
  })

/** The key weighs those with a share alone: a key in two parts counts heads. */
export function pledgesBy(key: SharingKey, known: readonly Known[]): ClosingPledge[] {
  const sharing = known.filter(({ wanted }) => wanted.mode === 'share')
  const weights = weightsOf(
    key,
    sharing.map(({ weighed }) => weighed),
  )
  const weightOf = new Map(sharing.map(({ id }, at) => [id, weights[at] ?? 0n]))
  return known.map(({ id, place, wanted, asked }) => ({
    pledge: id,
    organisation: wanted.participant,
    mode: wanted.mode,
    most: cents(wanted.amount),
    conditions: asked as readonly Condition[],
    joinSeq: place + 1,
    weight: weightOf.get(id) ?? 0n,
  }))
}

const summaryOf = ({ met, short, payers, payersMissing, contingency }: Closing) => ({
  met,
  short,
  payers,
  payersMissing,
  contingency,
})

function partsOf({ parts }: Closing, { tranchesBp, turn }: Tried, nameOf: ReadonlyMap<string, string>) {
  const calls = trancheCalls(
    parts.map(({ net }) => net),
    tranchesBp,
    turn,
  )
  return parts.map(({ organisation, mode, net, contingency, how }, at) => ({
    participant: organisation,
    name: nameOf.get(organisation) ?? '',
    mode,
    net,
    contingency,
    how,
    tranches: calls.map((call) => call[at] ?? noMoney),
  }))
}

function fallenOf({ fallen }: Closing, known: readonly Known[], nameOf: ReadonlyMap<string, string>) {
  return fallen.map(({ pledge, organisation, turn, causes }) => ({
    participant: organisation,
    name: nameOf.get(organisation) ?? '',
    mode: known.find(({ id }) => id === pledge)?.wanted.mode ?? 'share',
    turn,
    causes: causes.map((cause) =>
      cause.kind === 'with'
        ? {
            kind: cause.kind,
            participant: cause.organisation,
            name: nameOf.get(cause.organisation) ?? '',
            fell: cause.fell,
          }
        : cause,
    ),
  }))
}

function savingOf(saving: Saving, nameOf: ReadonlyMap<string, string>) {
  const participant = 'organisation' in saving ? saving.organisation : null
  return {
    kind: saving.kind,
    amount: saving.amount,
    payers: saving.kind === 'payers' ? saving.payers : null,
    participant,
    name: participant === null ? null : (nameOf.get(participant) ?? null),
  }
}

function byKey(key: SharingKey, terms: RoundTerms, known: readonly Known[], nameOf: ReadonlyMap<string, string>) {
  const { met, parts } = closeRound(terms, pledgesBy(key, known))
  const netOf = new Map(parts.map(({ pledge, net }) => [pledge, net]))
  const shares = known
    .filter(({ wanted }) => wanted.mode === 'share')
    .map(({ id, wanted, weighed }) => ({
      participant: wanted.participant,
      name: nameOf.get(wanted.participant) ?? '',
      net: hasWeight(key, weighed) ? (netOf.get(id) ?? null) : null,
    }))
  return { key: key.kind, met, shares }
}
