/** Trying out a round: nothing is written, and the same rules decide that will decide when it closes. */
import { type Sharer, sharersIn } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { yearOf } from '#platform/values/day.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import type * as contract from './contract-rounds.ts'
import { type Closing, type ClosingPledge, closeRound, type RoundTerms } from './rules/closing.ts'
import { type Asked, type Condition, whyNotConditions } from './rules/conditions.ts'
import { whyNotBeside } from './rules/pledging.ts'
import { type Saving, savings } from './rules/saving.ts'
import { trancheCalls, whyNotTranches } from './rules/tranches.ts'
import {
  hasWeight,
  type SharingKey,
  sideBySide,
  type Weighed,
  weightsOf,
  whyNotKey,
  whyNotShare,
} from './rules/weights.ts'
import { contingencyBp, minPayers } from './settings.ts'

type Wanted = InputOf<typeof contract.simulateRound>
type Reply = ReplyOf<typeof contract.simulateRound>
type Pledged = Wanted['pledges'][number]

/** A pledge with what is known of whoever gives it. */
export interface Known {
  readonly id: string
  readonly place: number
  readonly wanted: Pledged
  readonly asked: readonly Asked[]
  readonly weighed: Weighed
}

export const simulateRound = read('funding.simulateRound', async (ctx, wanted: Wanted): Promise<Reply> => {
  const year = wanted.keyYear ?? yearOf(ctx.today) - 1
  const sharers = await sharersIn(ctx, year)
  const known = wanted.pledges.map((one, at) => knownOf(one, at, sharers))
  refuseWith(whyNotSimulate(wanted, known, year))
  const terms = termsOf(wanted, await ctx.setting(minPayers), await ctx.setting(contingencyBp))
  return comesTo(wanted, terms, known, sharers)
})

/** The key, the tranches and the turn by which a round is told. */
export interface Tried {
  readonly key: SharingKey
  readonly tranchesBp: readonly number[]
  readonly turn: number
}

/** What a round comes to, told with names. */
export function comesTo(wanted: Tried, terms: RoundTerms, known: readonly Known[], sharers: readonly Sharer[]): Reply {
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

export function knownOf(wanted: Pledged, at: number, sharers: readonly Sharer[]): Known {
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

function whyNotSimulate({ key, tranchesBp }: Wanted, known: readonly Known[], year: number) {
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

const termsOf = (wanted: Wanted, payers: number, contingency: number): RoundTerms => ({
  target: cents(wanted.target),
  secured: wanted.secured.map(cents),
  minPayers: wanted.minPayers ?? payers,
  contingencyBp: wanted.contingencyBp ?? contingency,
  turn: wanted.turn,
})

/** The key weighs those with a share alone: a key in two parts counts heads. */
function pledgesBy(key: SharingKey, known: readonly Known[]): ClosingPledge[] {
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
