/** A person is chosen for a seat by consent, step by step; or takes it by a decision of the register. */
import { actingFor, lockActing, mustHave, takingPart, tellParticipants } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import type * as contract from '../contract/selections.ts'
import { nextStep, whyNotAccept, whyNotStep } from '../rules/selection.ts'
import { lastDayOf } from '../rules/terms.ts'
import { visibleLength } from '../rules/votes.ts'
import { lockSitting, type Sitting, sitDown, validDecision, weighSitting } from '../seating.ts'
import { mandateMonths } from '../settings/mandates.ts'
import { reasonMax, reasonMin } from '../settings/votes.ts'
import { quorumBp } from '../settings.ts'
import { lockSeat, type SeatRow } from '../store/circles.ts'
import * as store from '../store/selections.ts'
import { readTerms } from '../store/terms.ts'
import { activeFor, voters } from './acting.ts'
import { enterDecision } from './entering.ts'
import { tellStarts, tellTerm } from './terms.ts'

type Of<C> = InputOf<C>

/** The seat, locked: whatever happens about it happens one after the other. */
const seatFor = async (ctx: ActionContext, id: string): Promise<SeatRow> =>
  found(await lockSeat(ctx.db, ctx.organisation, id), 'seat')

const runs = (one: store.SelectionRow | null): one is store.SelectionRow =>
  one !== null && one.step !== 'done' && one.step !== 'stopped'

async function runningFor(ctx: ActionContext, seat: string): Promise<store.SelectionRow> {
  const one = await store.selectionOf(ctx.db, ctx.organisation, seat)
  return found(runs(one) ? one : null, 'selection')
}

async function whyNotReason(ctx: ActionContext, reason: string): Promise<Refusal[]> {
  const [least, most, length] = [await ctx.setting(reasonMin), await ctx.setting(reasonMax), visibleLength(reason)]
  return length < least || length > most ? [refuse('vote.reason', { least, most, length })] : []
}

/** From the day on which the seat is free. */
async function freeFrom(ctx: ActionContext, seat: SeatRow): Promise<Day> {
  const terms = (await readTerms(ctx.db, ctx.organisation)).filter(
    (one) => one.seat === seat.id && one.leftAs === null && one.untilDay >= ctx.today,
  )
  return terms.reduce((day, { untilDay }) => (untilDay >= day ? addDays(untilDay, 1) : day), ctx.today)
}

const whyNotOpen = (seat: SeatRow): Refusal[] => (seat.closedOn === null ? [] : [refuse('circle.seat_closed')])

async function beginSelection(
  ctx: ActionContext,
  seat: SeatRow,
  of: { readonly from?: string | undefined; readonly months?: number | undefined },
): Promise<store.SelectionRow> {
  const free = await freeFrom(ctx, seat)
  const fromDay = (of.from ?? free) as Day
  refuseWith([
    ...whyNotOpen(seat),
    ...(fromDay < ctx.today ? [refuse('selection.day_passed')] : []),
    ...(fromDay < free ? [refuse('mandate.seat_taken', { day: addDays(free, -1) })] : []),
  ])
  const id = newId()
  const months = of.months ?? (await ctx.setting(mandateMonths))
  const written = { at: ctx.now, by: ctx.actor.account }
  await store.addSelection(ctx.db, ctx.organisation, { id, seat: seat.id, fromDay, months, ...written })
  ctx.record('governance.selection_opened', { subject: seat.id, from: fromDay })
  await tellSelection(ctx, seat, { from: fromDay })
  return found(await store.selectionOf(ctx.db, ctx.organisation, seat.id), 'selection')
}

const pageOf = (seat: string): string => `/community/circles/seats/${seat}`

async function tellSelection(ctx: ActionContext, seat: SeatRow, facts: Readonly<Record<string, string>>) {
  const inside = (await takingPart(ctx)).filter((one) => one.inside).map(({ id }) => id)
  const about = { role: seat.role, circle: seat.circleName, link: pageOf(seat.id), about: seat.id }
  await tellParticipants(ctx, 'governance.selection', inside, { ...about, ...facts })
}

export const openSelection = action(
  'governance.openSelection',
  async (ctx, input: Of<typeof contract.openSelection>) => {
    const seat = await seatFor(ctx, input.circleSeat)
    if (runs(await store.selectionOf(ctx.db, ctx.organisation, seat.id))) refuseWith([refuse('selection.runs')])
    await beginSelection(ctx, seat, input)
    return {}
  },
)

/** The organisation for which the person would sit: the one that is named, else the first one the person acts for. */
async function organisationOf(ctx: ActionContext, nominee: string, named: string | undefined): Promise<string> {
  if (named !== undefined) return named
  const acting = await actingFor(ctx)
  const all = await takingPart(ctx)
  return found(
    all.find(({ id }) => acting.get(id)?.includes(nominee as AccountId)),
    'participant',
  ).id
}

const datesOf = ({ fromDay, months }: store.SelectionRow): { fromDay: Day; untilDay: Day } => ({
  fromDay,
  untilDay: lastDayOf(fromDay, months),
})

/** Those that would hold whatever comes of the choice; how many terms one may hold is weighed when one is proposed. */
const ofNominating = ['mandate.not_representing', 'mandate.not_taking_part', 'mandate.seat_kind']

export const nominate = action('governance.nominate', async (ctx, input: Of<typeof contract.nominate>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, null, acting)
  const seat = await seatFor(ctx, input.circleSeat)
  const last = await store.selectionOf(ctx.db, ctx.organisation, seat.id)
  const selection = runs(last) ? last : await beginSelection(ctx, seat, {})
  const participant = await organisationOf(ctx, input.nominee, input.nomineeOf)
  const account = input.nominee as AccountId
  const { no } = await weighSitting(ctx, { seat, participant, account, ...datesOf(selection) })
  refuseWith([
    ...whyNotStep('nominate', selection.step),
    ...(await whyNotReason(ctx, input.reason)),
    ...no.filter(({ code }) => ofNominating.includes(code)),
  ])
  const id = newId()
  await store.nominate(ctx.db, ctx.organisation, selection.id, {
    ...{ id, participant: acting.row.id, account: ctx.actor.account, nominee: account },
    nomineeOf: participant as OrganisationId,
    reason: input.reason,
    at: ctx.now,
  })
  ctx.record('governance.nominated', { subject: seat.id, participant: acting.row.id, nominee: account })
  ctx.notify('governance.nominated', account, {
    ...{ role: seat.role, circle: seat.circleName, organisation: acting.row.name, reason: input.reason },
    ...{ link: pageOf(seat.id), about: seat.id },
  })
  return { nomination: id as string }
})

const keep = (ctx: ActionContext, of: store.SelectionRow) => store.changeSelection(ctx.db, ctx.organisation, of)

export const goOn = action('governance.goOn', async (ctx, input: Of<typeof contract.goOn>) => {
  const seat = await seatFor(ctx, input.circleSeat)
  const selection = await runningFor(ctx, seat.id)
  const named = await store.nominationsOf(ctx.db, ctx.organisation, selection.id)
  refuseWith([...whyNotStep('go_on', selection.step), ...(named.length === 0 ? [refuse('selection.nobody')] : [])])
  const step = nextStep(selection.step)
  await keep(ctx, { ...selection, step })
  ctx.record('governance.selection_went_on', { subject: seat.id, why: step })
  return { step }
})

export const inform = action('governance.inform', async (ctx, input: Of<typeof contract.inform>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'speak', acting)
  const seat = await seatFor(ctx, input.circleSeat)
  const selection = await runningFor(ctx, seat.id)
  refuseWith(whyNotStep('inform', selection.step))
  await store.addWord(ctx.db, ctx.organisation, selection.id, {
    ...{ id: newId(), participant: acting.row.id, account: ctx.actor.account, text: input.text, at: ctx.now },
  })
  ctx.record('governance.selection_word', { subject: seat.id, participant: acting.row.id })
  return {}
})

export const proposeNominee = action(
  'governance.proposeNominee',
  async (ctx, input: Of<typeof contract.proposeNominee>) => {
    const seat = await seatFor(ctx, input.circleSeat)
    const selection = await runningFor(ctx, seat.id)
    const named = await store.nominationsOf(ctx.db, ctx.organisation, selection.id)
    const one = named.find(({ nominee }) => nominee === input.nominee)
    const sitting = one && { seat, participant: one.nomineeOf, account: one.nominee, ...datesOf(selection) }
    await lockSitting(ctx)
    refuseWith([
      ...whyNotStep('propose', selection.step),
      ...(await whyNotReason(ctx, input.reason)),
      ...(sitting ? (await weighSitting(ctx, sitting)).no : [refuse('selection.not_named')]),
    ])
    const proposed = found(one, 'nomination').id
    const round = selection.round + 1
    await keep(ctx, { ...selection, step: 'objections', proposed, proposedReason: input.reason, round })
    ctx.record('governance.nominee_proposed', { subject: seat.id, nominee: input.nominee })
    await tellSelection(ctx, seat, { why: 'objections' })
    return {}
  },
)

async function proposedIn(ctx: ActionContext, selection: store.SelectionRow): Promise<store.NominationRow | null> {
  const named = await store.nominationsOf(ctx.db, ctx.organisation, selection.id)
  return named.find(({ id }) => id === selection.proposed) ?? null
}

export const answerSelection = action(
  'governance.answerSelection',
  async (ctx, input: Of<typeof contract.answerSelection>) => {
    const acting = await activeFor(ctx, input.participant, 'position')
    const seat = await seatFor(ctx, input.circleSeat)
    const selection = await runningFor(ctx, seat.id)
    const proposed = await proposedIn(ctx, selection)
    refuseWith([
      ...whyNotStep('answer', selection.step),
      ...(proposed?.nomineeOf === acting.row.id ? [refuse('selection.nominee_last')] : []),
      ...(input.objects ? await whyNotReason(ctx, input.reason) : []),
    ])
    await store.answerSelection(ctx.db, ctx.organisation, {
      ...{ selection: selection.id, round: selection.round, participant: acting.row.id, objects: input.objects },
      reason: input.reason || null,
      account: ctx.actor.account,
      at: ctx.now,
    })
    const why = input.objects ? 'objects' : 'no_objection'
    ctx.record('governance.selection_answered', { subject: seat.id, participant: acting.row.id, why })
    return {}
  },
)

export const acceptSelection = action(
  'governance.acceptSelection',
  async (ctx, input: Of<typeof contract.acceptSelection>) => {
    const seat = await seatFor(ctx, input.circleSeat)
    const selection = await runningFor(ctx, seat.id)
    refuseWith(whyNotStep('accept', selection.step))
    const one = found(await proposedIn(ctx, selection), 'nomination')
    if (one.nominee !== ctx.actor.account && ctx.actor.kind !== 'system') {
      const name = (await ctx.accounts.accountsById([one.nominee])).get(one.nominee)?.name ?? '–'
      refuseWith([refuse('selection.not_nominee', { name })])
    }
    if (!input.accepts) return decline(ctx, seat, selection, one)
    await lockSitting(ctx)
    const sitting = { seat, participant: one.nomineeOf, account: one.nominee, ...datesOf(selection) }
    const { no, place } = await weighSitting(ctx, sitting)
    const answers = await store.selectionAnswers(ctx.db, ctx.organisation, selection)
    const asked = (await voters(ctx)).map(({ id }) => id).filter((id) => id !== one.nomineeOf)
    refuseWith([...whyNotAccept({ asked, answers, quorumBp: await ctx.setting(quorumBp) }), ...no])
    const figures = { eligible: asked.length + 1, answered: answers.length + 1 }
    const decision = await decideOn(ctx, sitting, { ...figures, reason: selection.proposedReason ?? '' })
    const term = await sitDown(ctx, sitting, { place, decision, selection: selection.id })
    await keep(ctx, { ...selection, step: 'done' })
    await tellGiven(ctx, term)
    return { term: term as string | null }
  },
)

async function decline(ctx: ActionContext, seat: SeatRow, selection: store.SelectionRow, one: store.NominationRow) {
  await keep(ctx, { ...selection, step: 'changes', proposed: null, proposedReason: null })
  ctx.record('governance.nominee_declined', { subject: seat.id, nominee: one.nominee })
  await tellSelection(ctx, seat, { why: 'declined' })
  return { term: null as string | null }
}

/** What was found by consent stands in the register; it is looked at again when the mandate ends. */
async function decideOn(
  ctx: ActionContext,
  of: Sitting,
  found: { readonly eligible: number; readonly answered: number; readonly reason: string },
) {
  const words = currentWords()
  const person = (await ctx.accounts.accountsById([of.account])).get(of.account)?.name ?? '–'
  const facts = { person, role: of.seat.role, circle: of.seat.circleName, from: of.fromDay, until: of.untilDay }
  const say = (key: string) => words.say(ctx.shop.language, key, facts, ctx.shop)
  return enterDecision(ctx, {
    title: say('governance.chosen_title'),
    text: [say('governance.chosen_text'), found.reason].filter((one) => one !== '').join('\n\n'),
    language: ctx.shop.language,
    method: 'consent',
    takenIn: of.seat.circleName,
    takenOn: ctx.today,
    inForceFrom: ctx.today,
    reviewOn: of.untilDay > ctx.today ? of.untilDay : addDays(ctx.today, 1),
    criteria: null,
    eligible: found.eligible,
    answered: found.answered,
    ...{ proposal: null, vote: null, figures: null },
    supersedes: null,
    pending: false,
  })
}

/** Whoever was chosen hears of it, and that it begins where it begins today. */
export async function tellGiven(ctx: ActionContext, term: string): Promise<void> {
  await tellTerm(ctx, 'governance.mandate_given', term)
  await tellStarts(ctx)
}

export const stopSelection = action(
  'governance.stopSelection',
  async (ctx, input: Of<typeof contract.stopSelection>) => {
    const seat = await seatFor(ctx, input.circleSeat)
    const selection = await runningFor(ctx, seat.id)
    refuseWith(whyNotStep('stop', selection.step))
    await keep(ctx, { ...selection, step: 'stopped', stopReason: input.reason })
    ctx.record('governance.selection_stopped', { subject: seat.id, reason: input.reason })
    await tellSelection(ctx, seat, { why: 'stopped' })
    return {}
  },
)

export const giveMandate = action('governance.giveMandate', async (ctx, input: Of<typeof contract.giveMandate>) => {
  const seat = await seatFor(ctx, input.circleSeat)
  await lockSitting(ctx)
  const fromDay = (input.from as Day | undefined) ?? (await freeFrom(ctx, seat))
  const untilDay = lastDayOf(fromDay, input.months ?? (await ctx.setting(mandateMonths)))
  const participant = await organisationOf(ctx, input.nominee, input.nomineeOf)
  const sitting = { seat, participant, account: input.nominee as AccountId, fromDay, untilDay }
  const [{ decision, no }, weighed] = [await validDecision(ctx, input.decided), await weighSitting(ctx, sitting)]
  const running = runs(await store.selectionOf(ctx.db, ctx.organisation, seat.id))
  refuseWith([...whyNotOpen(seat), ...(running ? [refuse('selection.runs')] : []), ...no, ...weighed.no])
  const term = await sitDown(ctx, sitting, { place: weighed.place, decision, selection: null })
  await tellGiven(ctx, term)
  return { term: term as string }
})
