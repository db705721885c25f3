/** What people are told of rounds (domain-hub-funding 7, N20 to N29), after it happened. */
import { actingFor, takingPart, tasksHeld } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { noMoney } from '#platform/values/money.ts'
import type { Kept } from '../reads/standing.ts'
import { grossOf, openOf } from '../rules/calls.ts'
import type { Outcome } from '../rules/outcome.ts'
import { answeredBy } from '../rules/pledging.ts'
import { isReminderDay } from '../rules/rounds.ts'
import { type CallRow, callsOf, netsOf } from '../store/calls.ts'
import { joinsOf } from '../store/late.ts'
import { declinesOf, type PledgeRow, pledgesOf } from '../store/pledges.ts'
import { openRoundsOn, type RoundRow, readRound } from '../store/rounds.ts'
import { type Facts, tellEach } from './telling-each.ts'

/** Everybody who acts for these organisations, each once where the mail says the same; `factsFor` says what differs. */
const tell = (
  ctx: ActionContext,
  code: string,
  round: RoundRow,
  participants: readonly string[],
  factsFor: (participant: string) => Facts = () => ({}),
): Promise<void> =>
  tellEach(ctx, code, participants, (participant) => ({ ...sharedOf(round), ...factsFor(participant) }))

const sharedOf = (round: RoundRow) => ({
  ...{ round: round.name, target: round.target, currency: round.currency, day: round.deadline as string },
  ...{ link: `/community/funding/rounds/${round.id}`, about: round.id },
})

/** Whom a round asks: those invited, or everybody who takes part. */
async function askedOf(ctx: ActionContext, round: RoundRow): Promise<string[]> {
  if (round.invited.length > 0) return round.invited
  return (await takingPart(ctx)).filter(({ inside }) => inside).map(({ id }) => id)
}

export const tellOfRound = action('funding.tellOfRound', async (ctx, event: HappenedEvent) => {
  const round = event.subject ? await readRound(ctx.db, ctx.organisation, event.subject) : null
  if (!round) return
  await telling[event.name]?.(ctx, round, event)
})

type Telling = (ctx: ActionContext, round: RoundRow, event: HappenedEvent) => Promise<void>

const pledgesIn = async (
  ctx: ActionContext,
  round: RoundRow,
  counts: (pledge: PledgeRow) => boolean,
): Promise<string[]> =>
  (await pledgesOf(ctx.db, ctx.organisation, round.id)).filter(counts).map(({ participant }) => participant)

const pledgers = (ctx: ActionContext, round: RoundRow): Promise<string[]> =>
  pledgesIn(ctx, round, ({ state }) => state !== 'withdrawn')

/** Whoever bears something of the round today, late joiners included. */
const payersOf = async (ctx: ActionContext, round: RoundRow): Promise<string[]> =>
  (await netsOf(ctx.db, ctx.organisation, round.id)).filter(({ net }) => net > 0).map(({ participant }) => participant)

/** Those who hold these tasks themselves; of a task without a person, everybody of its organisation. */
async function tellTasks(
  ctx: ActionContext,
  code: string,
  roles: readonly string[],
  round: RoundRow,
  facts: Facts = {},
): Promise<void> {
  const held = (await tasksHeld(ctx)).filter(({ role }) => roles.includes(role))
  const acting = await actingFor(ctx)
  const accounts = held.flatMap(({ account, participant }) => (account ? [account] : (acting.get(participant) ?? [])))
  for (const account of new Set(accounts)) ctx.notify(code, account, { ...sharedOf(round), ...facts })
}

/** Everybody who ever had to do with it, and its provider; `factsOf` by what each bears. */
async function tellAll(ctx: ActionContext, code: string, round: RoundRow, factsOf: (net: number) => Facts) {
  const nets = await netsOf(ctx.db, ctx.organisation, round.id)
  const bears = new Map<string, number>(nets.map(({ participant, net }) => [participant, net]))
  const all = [...(await pledgers(ctx, round)), ...bears.keys()]
  const told = round.provider ? [...all, round.provider] : all
  await tell(ctx, code, round, told, (participant) => factsOf(bears.get(participant) ?? 0))
}

/** N26. */
const cancelled: Telling = (ctx, round) =>
  tellAll(ctx, 'funding.round_cancelled', round, () => ({ reason: round.reason ?? '' }))

/** N27: what each bears in the end, or why it was stopped. */
const settled: Telling = (ctx, round, { facts }) =>
  tellAll(ctx, 'funding.round_settled', round, (net): Facts => {
    if (facts['why'] === 'stop') return { why: 'stopped', reason: round.reason ?? '' }
    return net > 0 ? { why: 'bears', net } : {}
  })

/** N21: at most how much binds now. */
const toItself =
  (why: string): Telling =>
  (ctx, round, { facts }) =>
    tell(ctx, 'funding.round_pledge', round, [String(facts['participant'])], () => ({
      ...{ why, amount: Number(facts['amount'] ?? 0) },
    }))

/** N24: each call with its reference, whatever it is for. */
export async function tellOfCalls(ctx: ActionContext, round: RoundRow, calls: readonly CallRow[]): Promise<void> {
  if (calls.length === 0) return
  const acting = await actingFor(ctx)
  for (const call of calls)
    for (const account of acting.get(call.participant) ?? []) {
      const own = { why: call.kind, amount: grossOf(call), reference: call.reference, day: call.dueOn }
      ctx.notify('funding.round_call', account, { ...sharedOf(round), ...own })
    }
}

/** N5: money that came for a call. */
const paid: Telling = async (ctx, round, { facts }) => {
  const call = (await callsOf(ctx.db, ctx.organisation, round.id)).find(({ id }) => id === facts['call'])
  if (!call) return
  await tell(ctx, 'funding.payment', round, [call.participant], () => ({
    ...{ why: 'round', amount: Number(facts['amount']), credit: Number(facts['credit'] ?? 0), left: openOf(call) },
  }))
}

/** The payer, the core group and the co-payers: what is open, and whose it is. */
const defaulted: Telling = async (ctx, round, { facts }) => {
  const own = await pledgesIn(ctx, round, ({ state }) => ['called', 'paid', 'defaulted'].includes(state))
  const call = (await callsOf(ctx.db, ctx.organisation, round.id)).find(({ id }) => id === facts['call'])
  const payer = (await takingPart(ctx)).find(({ id }) => id === facts['participant'])?.name ?? ''
  const told = { why: 'of_another', payer, open: call ? openOf(call) : noMoney }
  await tell(ctx, 'funding.round_default', round, [...own, ...(await payersOf(ctx, round))], (participant) => ({
    ...told,
    why: participant === facts['participant'] ? 'own' : 'of_another',
  }))
  await tellTasks(ctx, 'funding.round_default', ['noyau'], round, told)
}

const joined: Telling = async (ctx, round, { facts }) => {
  const joins = await joinsOf(ctx.db, ctx.organisation, round.id)
  const refunds = joins.findLast(({ participant }) => participant === facts['participant'])?.refunds ?? []
  const of = new Map(refunds.map(({ organisation, amount }): [string, number] => [organisation, amount]))
  // another joined before it was paid: whoever paid it gets the difference
  const credit = Number(facts['credit'] ?? 0)
  if (credit > 0) of.set(String(facts['payer']), (of.get(String(facts['payer'])) ?? 0) + credit)
  await tell(ctx, 'funding.round_refund', round, [...of.keys()], (participant) => ({
    amount: of.get(participant) ?? 0,
  }))
}

/** N22: the own share and how it was made, or why the own pledge does not hold. */
const met: Telling = async (ctx, round) => {
  const own = await pledgesIn(ctx, round, ({ state }) => state !== 'withdrawn' && state !== 'intended')
  const kept = round.closing as Kept | null
  if (kept) await tell(ctx, 'funding.round_met', round, own, (participant) => shareOf(kept, participant))
}

function shareOf({ parts, fallen, file }: Kept, participant: string): Facts {
  const own = parts.filter((part) => part.participant === participant)
  const fell = fallen.find((one) => one.participant === participant)
  if (own.length === 0 && fell) return causeOf(fell)
  if (own.length === 0 && !file.payers.some((one) => one.participant === participant)) return { why: 'intended' }
  const paying = own.filter(({ net }) => net > 0)
  const share = own.reduce((all, { net }) => all + net, 0)
  const ready = own.reduce((all, { contingency }) => all + contingency, 0)
  return { why: paying.length > 1 ? 'several' : (paying[0]?.how ?? 'nothing'), share, ready }
}

function causeOf({ causes: [cause] }: Outcome['fallen'][number]): Facts {
  switch (cause?.kind) {
    case 'payers_at_least':
      return { why: 'fell_payers', payers: cause.payers, found: cause.found }
    case 'target_at_most':
      return { why: 'fell_target', most: cause.amount }
    case 'with':
      return { why: 'fell_with', other: cause.name }
    default:
      return {}
  }
}

/** N23: what was missing, in the mail itself; the provider hears it too. */
const failed: Telling = async (ctx, round) => {
  const { short = 0, payersMissing = 0, fallen = [] } = (round.closing as Kept | null) ?? {}
  const missing = short > 0 && payersMissing > 0 ? 'both' : short > 0 ? 'short' : 'payers'
  const names = [...new Set(fallen.map(({ name }) => name))].join(', ')
  const why = fallen.length > 0 ? `fell_${missing}` : missing
  const facts = { why, short, payers: payersMissing, names }
  const told = await pledgers(ctx, round)
  await tell(ctx, 'funding.round_failed', round, round.provider ? [...told, round.provider] : told, () => facts)
}

const secured: Telling = async (ctx, round) => {
  const payers = await payersOf(ctx, round)
  await tell(ctx, 'funding.round_secured', round, round.provider ? [...payers, round.provider] : payers)
}

const slipReported: Telling = (ctx, round, { facts }) =>
  tellTasks(ctx, 'funding.round_slip', ['hub_treasurer', 'noyau'], round, { text: String(facts['text'] ?? '') })

/** Whoever reported it; once it is put right, everybody reads the own share anew. */
const slipAnswered =
  (why: 'corrected' | 'dismissed'): Telling =>
  async (ctx, round, event) => {
    const { participant, answer } = event.facts
    await tell(ctx, 'funding.slip_answered', round, [String(participant)], () => ({
      why,
      answer: String(answer ?? ''),
    }))
    if (why === 'corrected') await met(ctx, round, event)
  }

/** Beyond what was held ready each payer is asked for a fresh cap. */
const risen: Telling = async (ctx, round, { facts }) => {
  const [amount, beyond] = [Number(facts['amount']), Number(facts['beyond'])]
  if (beyond === 0) return
  await tell(ctx, 'funding.round_rise', round, await payersOf(ctx, round), () => ({ amount, beyond }))
}

const telling: Readonly<Record<string, Telling>> = {
  'funding.round_opened': async (ctx, round) => tell(ctx, 'funding.round_opened', round, await askedOf(ctx, round)),
  'funding.pledge_given': toItself('given'),
  'funding.pledge_changed': toItself('changed'),
  'funding.pledge_withdrawn': toItself('withdrawn'),
  'funding.round_met': met,
  'funding.round_failed': failed,
  'funding.slip_reported': slipReported,
  'funding.slip_corrected': slipAnswered('corrected'),
  'funding.slip_dismissed': slipAnswered('dismissed'),
  'funding.call_paid': paid,
  'funding.round_secured': secured,
  'funding.round_cancelled': cancelled,
  'funding.round_settled': settled,
  'funding.call_defaulted': defaulted,
  'funding.rise_told': risen,
  'funding.join_paid': joined,
}
export const toldOf = Object.keys(telling)

/** Ten, three and one day before the end, those who were asked and have not answered are asked again. */
export const remindOfRounds = action('funding.remindOfRounds', async (ctx, _input: object) => {
  const rounds = (await openRoundsOn(ctx.db, ctx.organisation)).filter((one) => isReminderDay(one.deadline, ctx.today))
  // a community has a few open rounds
  for (const round of rounds) {
    const declined = await declinesOf(ctx.db, ctx.organisation, round.id)
    const answered = answeredBy(await pledgesOf(ctx.db, ctx.organisation, round.id), declined)
    const silent = (await askedOf(ctx, round)).filter((participant) => !answered.has(participant))
    await tell(ctx, 'funding.round_opened', round, silent)
  }
  return { rounds: rounds.length }
})
