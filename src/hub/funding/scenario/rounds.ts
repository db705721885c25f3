/** Rounds in scenario files. */
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import { readRound } from '../reads/rounds.ts'
import { leftToLend } from '../rules/missing-money.ts'
import { participantIn } from './dues.ts'

async function callIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('call', value)
  const told = value as { round: string; participant: string; tranche?: number; kind?: string }
  const { calls } = await world.look(readRound, { round: world.idOf('round', told.round) })
  const kind = told.kind ?? 'tranche'
  const of = participantIn(world, told.participant)
  const own = calls.filter((one) => one.participant === of && one.kind === kind)
  const meant = kind === 'tranche' ? own.filter(({ tranche }) => tranche === (told.tranche ?? 1)) : own
  return found(meant.at(-1), `call of ${told.participant} in ${told.round}`).id
}

const amounts = (all: readonly { readonly name: string; readonly amount: number }[]): Record<string, number> => {
  const each = new Map<string, number>()
  for (const { name, amount } of all) each.set(name, (each.get(name) ?? 0) + amount)
  return Object.fromEntries(each)
}

export const roundFacts: ScenarioFacts = {
  facts: {
    state:
      '`draft`, `open`, `closing`, `called`, `collecting`, `secured`, `spending`, `settled`, `failed`, `cancelled`',
    target: 'what is to be paid',
    confirmed: 'what was pledged and counts: amounts, and caps of shares',
    intended: 'what was intended, and does not count',
    missing: 'what both leave open',
    pledges: '`{ Le Panier: [binding] }`: states of the pledges of each organisation',
    shares: '`{ Le Panier: "500.00" }`: what each owes without VAT as things stand, or as the round closed',
    contingency: '`{ Le Panier: "50.00" }`: held ready on top',
    nets: '`{ Le Panier: "500.00" }`: what each who pledged or joined bears of it today',
    called: '`{ Le Panier: "150.00" }`: what was called so far, without VAT',
    tranches: '`{ Le Panier: ["150.00", "200.00"] }`: the calls of each, in order, without VAT',
    paid: '`{ Le Panier: "181.50" }`: what each paid of its calls, with VAT',
    open: '`{ Le Panier: "181.50" }`: what each still owes, with VAT',
    calls: '`{ Le Panier: [paid, open] }`: `open`, `paid`, `advanced`, `taken_over`, `defaulted`, `cancelled`',
    received: 'money that came in for it',
    cost: 'what was booked as its cost, without VAT',
    paid_out: 'what its provider got',
    fund: 'what its fund holds, without VAT',
    offers: '`{ Le Panier: { Le Silo: "50.00" } }`: where a call is in default, who would take over how much of it',
    left_to_lend: 'where a call is in default, what the reserve could still lend; null: none is',
    joins: '`{ Le Panier: [paid] }`: those who asked to join late',
    refunds: '`{ Le Panier: "5.00" }`: what late joiners bring back to each',
    slips: '`{ Le Panier: [open] }`: slips of the pen it reported: `open`, `corrected`, `dismissed`',
    called_on: 'the day it was confirmed',
    delivered_on: 'the day of delivery',
    ended_on: 'the day it was settled, failed or cancelled',
  },
  async read(world, id) {
    const one = await world.look(readRound, { round: id })
    const lists = <T>(all: readonly { readonly name: string; readonly value: T }[]) =>
      Object.fromEntries(
        [...Map.groupBy(all, ({ name }) => name)].map(([name, own]) => [name, own.map(({ value }) => value)]),
      )
    return {
      state: one.state,
      target: one.target,
      confirmed: one.bar.confirmed,
      intended: one.bar.intended,
      missing: one.bar.missing,
      pledges: lists(one.pledges.map(({ name, state }) => ({ name, value: state }))),
      shares: amounts(one.outcome.parts.map(({ name, net }) => ({ name, amount: net }))),
      contingency: amounts(one.outcome.parts.map(({ name, contingency }) => ({ name, amount: contingency }))),
      nets: amounts([
        ...one.pledges.map(({ name }) => ({ name, amount: 0 })),
        ...one.nets.map(({ name, net }) => ({ name, amount: net })),
      ]),
      called: amounts(one.calls.map(({ name, net }) => ({ name, amount: net }))),
      tranches: lists(one.calls.map(({ name, net }) => ({ name, value: net }))),
      paid: amounts(one.calls.map(({ name, paid }) => ({ name, amount: paid }))),
      open: amounts(one.calls.map(({ name, open }) => ({ name, amount: open }))),
      calls: lists(one.calls.map(({ name, state }) => ({ name, value: state }))),
      received: one.money.received,
      cost: one.money.cost,
      paid_out: one.money.paidOut,
      fund: one.money.fund,
      offers: Object.fromEntries(
        one.calls
          .filter(({ offers }) => offers.length > 0)
          .map(({ name, offers }) => [name, amounts(offers.map((of) => ({ name: of.name, amount: of.atMost })))]),
      ),
      left_to_lend:
        one.reserve &&
        leftToLend({ ...one.reserve, balance: cents(one.reserve.balance), lent: cents(one.reserve.lent) }),
      joins: lists(one.joins.map(({ name, state }) => ({ name, value: state }))),
      refunds: amounts(one.joins.flatMap(({ refunds }) => refunds)),
      slips: lists(one.slips.map(({ name, state }) => ({ name, value: state }))),
      called_on: one.calledOn,
      delivered_on: one.deliveredOn,
      ended_on: one.endedOn,
    }
  },
}

async function joinIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('join', value)
  const told = value as { round: string; participant: string }
  const { joins } = await world.look(readRound, { round: world.idOf('round', told.round) })
  const of = participantIn(world, told.participant)
  return found(joins.findLast(({ participant }) => participant === of) ?? null, `joining of ${told.participant}`).id
}

async function slipIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('slip', value)
  const told = value as { round: string; participant: string }
  const { slips } = await world.look(readRound, { round: world.idOf('round', told.round) })
  const of = participantIn(world, told.participant)
  return found(slips.findLast(({ participant }) => participant === of) ?? null, `slip of ${told.participant}`).id
}

export const roundNames: Readonly<Record<string, ScenarioName>> = {
  callLine: {
    kind: 'call',
    says: '`{ round: Labels, participant: Le Panier, tranche: 1 }`; also `kind: contingency`, `more`, `take_over`, `buy_in`',
    find: callIn,
  },
  holder: { kind: 'participant', says: 'name of the organisation whose bank account it is', find: participantIn },
  invited: { kind: 'participant', says: 'names of organisations', find: participantIn },
  reopened: { kind: 'round', says: 'name of a round' },
  cost: { kind: 'cost', says: 'what a step that booked it was `called`' },
  slip: {
    kind: 'slip',
    says: 'what a step that reported it was `called`; or `{ round: Labels, participant: Le Panier }`',
    find: slipIn,
  },
  join: {
    kind: 'join',
    says: 'what a step that asked was `called`; or `{ round: Labels, participant: Le Panier }`',
    find: joinIn,
  },
}
