/** What people are told of rounds (domain-hub-funding 7, N20 to N29), after it happened. */
import { takingPart, tasksHeld } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { isReminderDay } from '../rules/rounds.ts'
import { callsOf, netsOf } from '../store/calls.ts'
import { joinsOf } from '../store/late.ts'
import { declinesOf, pledgesOf } from '../store/pledges.ts'
import { openRoundsOn, type RoundRow, readRound } from '../store/rounds.ts'
import { type Facts, tellEach } from '../telling-each.ts'

/** Everybody who acts for these organisations, each once; `factsFor` says what differs. */
const tell = (
  ctx: ActionContext,
  code: string,
  round: RoundRow,
  participants: readonly string[],
  factsFor: (participant: string) => Facts = () => ({}),
): Promise<void> =>
  tellEach(ctx, code, participants, (participant) => ({
    ...{ round: round.name, target: round.target, currency: round.currency, day: round.deadline },
    ...factsFor(participant),
    link: `/community/funding/rounds/${round.id}`,
    about: round.id,
  }))

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

const pledgers = async (ctx: ActionContext, round: RoundRow): Promise<string[]> =>
  (await pledgesOf(ctx.db, ctx.organisation, round.id))
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ participant }) => participant)

const toPledgers =
  (code: string): Telling =>
  async (ctx, round) =>
    tell(ctx, code, round, await pledgers(ctx, round))

const toItself =
  (why: string): Telling =>
  (ctx, round, { facts }) =>
    tell(ctx, 'funding.round_pledge', round, [String(facts['participant'])], () => ({ why }))

const called: Telling = async (ctx, round) => {
  const calls = (await callsOf(ctx.db, ctx.organisation, round.id)).filter(
    (call) => call.kind === 'tranche' && call.tranche === round.tranchesCalled,
  )
  const of = new Map(calls.map((call) => [call.participant, call]))
  await tell(ctx, 'funding.round_call', round, [...of.keys()], (participant) => {
    const call = of.get(participant)
    const amount = (call?.net ?? 0) + (call?.vat ?? 0)
    return { amount, reference: call?.reference ?? '', day: call?.dueOn ?? round.deadline }
  })
}

/** The payer, the core group and the co-payers. */
const defaulted: Telling = async (ctx, round) => {
  const noyau = (await tasksHeld(ctx)).filter(({ role }) => role === 'noyau').map(({ participant }) => participant)
  await tell(ctx, 'funding.round_default', round, [...(await pledgers(ctx, round)), ...noyau])
}

const joined: Telling = async (ctx, round, { facts }) => {
  const joins = await joinsOf(ctx.db, ctx.organisation, round.id)
  const refunds = joins.findLast(({ participant }) => participant === facts['participant'])?.refunds ?? []
  const of = new Map(refunds.map(({ organisation, amount }) => [organisation, amount]))
  await tell(ctx, 'funding.round_refund', round, [...of.keys()], (participant) => ({
    amount: of.get(participant) ?? 0,
  }))
}

const met: Telling = async (ctx, round) => {
  const pledges = await pledgesOf(ctx.db, ctx.organisation, round.id)
  const bound = pledges.filter(({ state }) => state === 'binding').map(({ participant }) => participant)
  await tell(ctx, 'funding.round_met', round, bound)
}

const secured: Telling = async (ctx, round) => {
  const nets = await netsOf(ctx.db, ctx.organisation, round.id)
  const payers = nets.map(({ participant }) => participant)
  await tell(ctx, 'funding.round_secured', round, round.provider ? [...payers, round.provider] : payers)
}

const telling: Readonly<Record<string, Telling>> = {
  'funding.round_opened': async (ctx, round) => tell(ctx, 'funding.round_opened', round, await askedOf(ctx, round)),
  'funding.pledge_given': toItself('given'),
  'funding.pledge_changed': toItself('changed'),
  'funding.pledge_withdrawn': toItself('withdrawn'),
  'funding.round_met': met,
  'funding.round_failed': toPledgers('funding.round_failed'),
  'funding.round_called': called,
  'funding.tranche_called': called,
  'funding.round_secured': secured,
  'funding.round_cancelled': toPledgers('funding.round_cancelled'),
  'funding.round_settled': toPledgers('funding.round_settled'),
  'funding.call_defaulted': defaulted,
  'funding.join_paid': joined,
}
export const toldOf = Object.keys(telling)

/** Ten, three and one day before the end, those who were asked and have not answered are asked again. */
export const remindOfRounds = action('funding.remindOfRounds', async (ctx, _input: object) => {
  const rounds = (await openRoundsOn(ctx.db, ctx.organisation)).filter((one) => isReminderDay(one.deadline, ctx.today))
  // a community has a few open rounds
  for (const round of rounds) {
    const declined = await declinesOf(ctx.db, ctx.organisation, round.id)
    const answered = new Set([...declined, ...(await pledgers(ctx, round))])
    const silent = (await askedOf(ctx, round)).filter((participant) => !answered.has(participant))
    await tell(ctx, 'funding.round_opened', round, silent)
  }
  return { rounds: rounds.length }
})
