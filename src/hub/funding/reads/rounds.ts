/** What people see of rounds. */
import { type Context, read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { cents, noMoney, sum } from '#platform/values/money.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as pledges from '../contract/pledges.ts'
import type * as contract from '../contract/rounds.ts'
import { grossOf, lentOf, openOf, receivedIn, stateOf } from '../rules/calls.ts'
import { maxAdvanceBp } from '../settings.ts'
import { type CallRow, callsOf, netsOf } from '../store/calls.ts'
import { costsOf, fundOf, voicesOf } from '../store/costs.ts'
import { type JoinRow, joinsOf } from '../store/late.ts'
import { freshCapsOf, offersTo, reserveOf, risesOf } from '../store/missing.ts'
import { changesOf, declinesOf } from '../store/pledges.ts'
import * as store from '../store/rounds.ts'
import { slipsOf } from '../store/slips.ts'
import { isWithdrawn } from './estimates.ts'
import { lateFactsOf, quoteToday, waitedFor } from './late.ts'
import { type Kept, type Standing, standingOf, weightsIn } from './standing.ts'

type ListRow = ReplyOf<typeof contract.listRounds>['rows'][number]

export const listRounds = read('funding.listRounds', (ctx, asked: InputOf<typeof contract.listRounds>) =>
  listPage<ListRow>(ctx.db, store.roundList(ctx.organisation), asked),
)

export const readRound = read('funding.readRound', async (ctx, input: InputOf<typeof contract.readRound>) => {
  const round = found(await store.readRound(ctx.db, ctx.organisation, input.round), 'round')
  const standing = await standingOf(ctx, round)
  const { outcome, sharers } = standing
  const nameOf = new Map<string, string>(sharers.map(({ id, name }) => [id, name]))
  const party = (id: string | null) => (id === null ? null : { id, name: nameOf.get(id) ?? ctx.shop.name })
  const kept = round.closing as Kept | null
  const inHours = new Set<string>(standing.pledges.filter(({ mode }) => mode === 'hours').map(({ id }) => id))
  const [calls, nets, costs, joins, slips, voices, rise, fund] = await Promise.all([
    callsOf(ctx.db, ctx.organisation, round.id),
    netsOf(ctx.db, ctx.organisation, round.id),
    costsOf(ctx.db, ctx.organisation, round.id),
    joinsOf(ctx.db, ctx.organisation, round.id),
    slipsOf(ctx.db, ctx.organisation, round.id),
    voicesOf(ctx.db, ctx.organisation, round.id),
    askedRise(ctx, round.id),
    fundOf(ctx.db, ctx.organisation, round.id),
  ])
  return {
    ...shownTerms(round),
    closedOn: round.closedAt ? dayIn(round.closedAt, ctx.shop.zone) : null,
    provider: party(round.provider),
    holder: party(round.holder),
    askers: (await store.askersOf(ctx.db, ctx.organisation, round.id)).map((participant) => ({
      participant,
      name: nameOf.get(participant) ?? '',
    })),
    invited: await answersOf(ctx, round, standing, nameOf),
    bar: barOf(round, standing),
    pledges: standing.pledges.map((one) => ({ ...one, name: nameOf.get(one.participant) ?? '' })),
    // a round that is closed shows what it came to then
    outcome: kept ? outcomeOf(kept) : outcome,
    nets: nets.map((one) => ({ ...one, name: nameOf.get(one.participant) ?? '' })),
    ...(await defaultsOf(ctx, round, calls, (call) => shownCall(call, nameOf, inHours), nameOf)),
    money: {
      received: receivedIn(round, calls),
      open: sum(calls.map(openOf)),
      cost: sum(costs.map(({ net }) => net)),
      paidOut: sum(costs.map(({ paid }) => paid)),
      fund,
    },
    costs: costs.map(({ round: _, provider: __, ...cost }) => cost),
    slips: slips.map(({ round: _, reportedAt: __, ...slip }) => ({
      ...slip,
      name: nameOf.get(slip.participant) ?? '',
    })),
    estimateWithdrawn: await isWithdrawn(ctx, round.estimate),
    voices,
    rise,
    joins: await shownJoins(ctx, round, joins, standing, nameOf),
  }
})

/** Calls as they are shown; where one is in default also who offered to step in, and what the reserve could lend. */
async function defaultsOf<S>(
  ctx: Context,
  round: store.RoundRow,
  calls: readonly CallRow[],
  shown: (call: CallRow) => S,
  nameOf: ReadonlyMap<string, string>,
) {
  const late = calls.filter((call) => stateOf(call) === 'defaulted').map(({ id }) => id)
  const offers = await offersTo(ctx.db, ctx.organisation, late)
  const weights = weightsIn(round)
  const named = offers.map(({ call, participant, atMost }) => ({
    call,
    offer: { participant, name: nameOf.get(participant) ?? '', atMost, weight: String(weights(participant)) },
  }))
  return {
    calls: calls.map((call) => ({
      ...shown(call),
      offers: named.filter((one) => one.call === call.id).map(({ offer }) => offer),
    })),
    reserve:
      late.length === 0
        ? null
        : {
            ...(await reserveOf(ctx.db, ctx.organisation, round.currency)),
            maxAdvanceBp: await ctx.setting(maxAdvanceBp),
          },
  }
}

/** The rise about which payers are asked now, with what each said. */
async function askedRise(ctx: Context, round: string) {
  const asked = (await risesOf(ctx.db, ctx.organisation, round)).find(({ state }) => state === 'asked')
  if (!asked) return null
  const { id, expected, beyond, reason } = asked
  return { expected, beyond, reason, answers: await freshCapsOf(ctx.db, ctx.organisation, id) }
}

/** Those that may be called next say whose payment comes first. */
async function shownJoins(
  ctx: Context,
  round: store.RoundRow,
  joins: readonly JoinRow[],
  { sharers }: Standing,
  nameOf: ReadonlyMap<string, string>,
) {
  const facts = joins.some(({ state }) => state === 'confirmed') ? await lateFactsOf(ctx, round) : null
  const waitsFor = (join: JoinRow) =>
    facts && join.state === 'confirmed' && join.weighed
      ? waitedFor(round, quoteToday(ctx, round, join, sharers, facts, join), sharers, facts)
      : []
  return joins.map((join) => ({ ...shownJoin(join, nameOf), waitsFor: waitsFor(join) }))
}

const shownJoin = (join: JoinRow, nameOf: ReadonlyMap<string, string>) => ({
  ...{ id: join.id, participant: join.participant, name: nameOf.get(join.participant) ?? '', state: join.state },
  ...{ share: join.share, months: join.months, pays: join.pays, instead: join.instead },
  refunds: join.refunds.map(({ organisation, amount }) => ({
    participant: organisation,
    name: nameOf.get(organisation) ?? '',
    amount,
  })),
})

const shownCall = (call: CallRow, nameOf: ReadonlyMap<string, string>, inHours: ReadonlySet<string>) => ({
  id: call.id,
  participant: call.participant,
  name: nameOf.get(call.participant) ?? '',
  ...{ kind: call.kind, tranche: call.tranche, net: call.net, vat: call.vat, vatKind: call.vatKind },
  ...{ total: grossOf(call), paid: call.paid, inHours: call.inHours, lent: lentOf(call), takenOver: call.takenOver },
  ...{ open: openOf(call), state: stateOf(call), calledOn: call.calledOn, dueOn: call.dueOn },
  ...{ reference: call.reference, invoice: call.invoice },
  asHours: call.pledge !== null && inHours.has(call.pledge),
  ...{ mediationBy: call.mediationBy, mediatedOn: call.mediatedOn },
})

function shownTerms(round: store.RoundRow) {
  const { name, seq, state, kind, target, secured, currency, key, keyYear, minPayers, contingencyBp } = round
  const { tranchesBp, rate, estimate, opensOn, deadline, endsAt, estimateValidUntil, replaces, replacedBy } = round
  const { calledOn, tranchesCalled, deliveredOn, endedOn, reason } = round
  const decision =
    round.decisionNumber && round.decisionOn ? { number: round.decisionNumber, day: round.decisionOn } : null
  const later = { calledOn, tranchesCalled, deliveredOn, endedOn, reason, decision }
  const terms = { name, seq, state, kind, target, secured, currency, key, keyYear, minPayers, contingencyBp }
  return {
    ...terms,
    ...later,
    tranchesBp,
    rate,
    estimate,
    opensOn,
    deadline,
    endsAt,
    estimateValidUntil,
    replaces,
    replacedBy,
  }
}

const outcomeOf = ({ weighed: _, file: __, ...outcome }: Kept) => outcome

/** What everybody who was asked said so far. */
async function answersOf(
  ctx: Context,
  round: store.RoundRow,
  { pledges }: Standing,
  nameOf: ReadonlyMap<string, string>,
) {
  const declined = await declinesOf(ctx.db, ctx.organisation, round.id)
  return round.invited.map((participant) => {
    const own = pledges.filter((one) => one.participant === participant && one.state !== 'withdrawn')
    const answer = own.some(({ state }) => state !== 'intended')
      ? ('pledged' as const)
      : own.length > 0
        ? ('intends' as const)
        : declined.includes(participant)
          ? ('declined' as const)
          : null
    return { participant, name: nameOf.get(participant) ?? '', answer }
  })
}

function barOf({ target, secured }: store.RoundRow, { pledges, counted }: Standing) {
  const there = sum(secured.map(({ amount }) => amount))
  const confirmed = sum(counted.map(({ amount }) => amount))
  const intended = sum(pledges.filter(({ state }) => state === 'intended').map(({ amount }) => amount))
  const missing = cents(Math.max(noMoney, target - there - confirmed))
  return { target, secured: there, confirmed, intended, missing }
}

export const readPledge = read('funding.readPledge', async (ctx, input: InputOf<typeof pledges.readPledge>) => {
  const changes = await changesOf(ctx.db, ctx.organisation, input.pledge)
  const people = await ctx.accounts.accountsById([...new Set(changes.flatMap(({ by }) => by ?? []))])
  return { changes: changes.map(({ by, ...one }) => ({ ...one, by: by && (people.get(by)?.name ?? null) })) }
})
