/** Who may sit where, and what it takes to sit down: for every way a mandate is given, and for the pages. */
import {
  actingFor,
  endTask,
  lockMandates,
  takingPart,
  tasksEver,
  whyNotTask,
  writeTask,
} from '#hub/organisations/public.ts'
import type { ActionContext, Context } from '#platform/action.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { stateOn as decisionStateOn, isValid } from './rules/register.ts'
import { type Dated, holdsOn, lastDay, placesAfter, rowAround, stateOn, whyNotJoin, whyNotSit } from './rules/terms.ts'
import { actingDays, maxInRow } from './settings/mandates.ts'
import type { SeatRow } from './store/circles.ts'
import { type DecisionRow, readDecision } from './store/decisions.ts'
import * as store from './store/terms.ts'

export interface Sitting {
  readonly seat: SeatRow
  readonly participant: string
  readonly account: AccountId
  readonly fromDay: Day
  readonly untilDay: Day
}

/** What a mandate comes to when it is not followed up by acting: its last day, or the day before it was left. */
const ownEnd = (term: store.TermRow): Day => (term.leftOn === null ? term.untilDay : addDays(term.leftOn, -1))

const meets = (term: store.TermRow, { fromDay, untilDay }: Dated): boolean =>
  term.fromDay <= untilDay && ownEnd(term) >= fromDay && ownEnd(term) >= term.fromDay

interface Held extends Dated {
  /** Null: told to organisations alone. */
  readonly id: string | null
}

type InRole = Pick<store.TermRow, 'account' | 'circle' | 'role' | 'grants'>

/** The days on which this person held or will hold the same role, those told to organisations alone among them. */
async function sameRole(ctx: Context, of: InRole, terms: readonly store.TermRow[]): Promise<Held[]> {
  const { account, grants } = of
  const own = terms.filter(
    (one) =>
      one.account === account &&
      one.circle === of.circle &&
      (grants === null ? one.role === of.role : one.grants === grants),
  )
  const dated = own.map((one) => ({ id: one.id as string | null, fromDay: one.fromDay, untilDay: lastDay(one) }))
  if (grants === null) return dated
  const told = new Set(terms.flatMap(({ task, actingTask }) => [task, actingTask]))
  const others = (await tasksEver(ctx)).filter(
    (one) => one.role === grants && one.account === account && !told.has(one.id),
  )
  return [
    ...dated,
    ...others.map(({ fromDay, untilDay }) => ({ id: null, fromDay, untilDay: untilDay ?? ('9999-12-31' as Day) })),
  ]
}

/** Which term in a row a mandate is, and which those after it become that were given before. */
export interface Place {
  readonly inRow: number
  readonly later: readonly { readonly id: string; readonly inRow: number }[]
}

/** All that stands against it, and its place in the row of terms. */
export async function weighSitting(
  ctx: ActionContext,
  of: Sitting,
): Promise<{ readonly no: Refusal[]; readonly place: Place }> {
  const { seat, participant, account } = of
  const [all, acting, terms] = await Promise.all([
    takingPart(ctx),
    actingFor(ctx),
    store.readTerms(ctx.db, ctx.organisation),
  ])
  const organisation = found(
    all.find(({ id }) => id === participant),
    'participant',
  )
  const row = rowAround(await sameRole(ctx, { ...seat, account }, terms), of, await ctx.setting(actingDays))
  const meeting = terms.filter((one) => meets(one, of))
  const taken = meeting.find((one) => one.seat === seat.id)
  const no = whyNotSit({
    ...of,
    inRow: row.inRow + row.later.length,
    maxInRow: await ctx.setting(maxInRow),
    seat: seat.from,
    isProvider: organisation.kind === 'provider',
    takesPart: organisation.inside,
    represents: acting.get(participant)?.includes(account) ?? false,
    takenUntil: taken ? ownEnd(taken) : null,
    otherSeat:
      seat.circleKind === 'noyau' &&
      meeting.some((one) => one.circle === seat.circle && one.seat !== seat.id && one.participant === participant),
  })
  // whoever acts on the seat stops when the new mandate begins: that is no second one
  const acts = terms.some(
    (one) => one.seat === seat.id && one.account === account && one.actingTask !== null && lastDay(one) >= of.fromDay,
  )
  const powers = (await whyNotPowers(ctx, of, no)).filter(({ code }) => !(acts && code === 'mandate.held'))
  const later = row.later.flatMap(({ of: { id }, inRow }) => (id === null ? [] : [{ id, inRow }]))
  return { no: [...no, ...powers], place: { inRow: row.inRow, later } }
}

/** What stands against the powers of the seat and was not said already. */
async function whyNotPowers(ctx: ActionContext, of: Sitting, said: readonly Refusal[]): Promise<Refusal[]> {
  if (of.seat.grants === null || !(await takesPartAtAll(ctx, of.participant))) return []
  const { participant, account, fromDay, untilDay } = of
  const no = await whyNotTask(ctx, { role: of.seat.grants, participant, account, fromDay, untilDay })
  return no.filter(({ code }) => said.every((one) => one.code !== code))
}

const takesPartAtAll = async (ctx: Context, participant: string): Promise<boolean> =>
  (await takingPart(ctx)).some(({ id }) => id === participant)

/** Acting after the end counts as the mandate does: it may close the gap to one that was given already. */
export async function whyNotJoinRow(ctx: ActionContext, term: store.TermRow, until: Day): Promise<Refusal[]> {
  const held = await sameRole(ctx, term, await store.readTerms(ctx.db, ctx.organisation))
  return whyNotJoin(
    held.filter(({ id }) => id !== term.id),
    { fromDay: term.fromDay, untilDay: lastDay(term) },
    until,
    { gapDays: await ctx.setting(actingDays), maxInRow: await ctx.setting(maxInRow) },
  )
}

/** A mandate lasts longer or less long than it was given for: those after it have another place in the row. */
export async function placeAfter(ctx: ActionContext, term: store.TermRow): Promise<void> {
  const held = await sameRole(ctx, term, await store.readTerms(ctx.db, ctx.organisation))
  const places = placesAfter(held, term.fromDay, await ctx.setting(actingDays))
  const later = places.flatMap(({ of: { id }, inRow }) => (id === null ? [] : [{ id, inRow }]))
  await store.placeTerms(ctx.db, ctx.organisation, later)
}

export const lockSitting = (ctx: ActionContext): Promise<void> => lockMandates(ctx.db, ctx.organisation)

/** A person sits down: the mandate is written, its powers come with its first day, whoever acted in between stops. */
export async function sitDown(
  ctx: ActionContext,
  of: Sitting,
  by: {
    readonly place: Place
    readonly decision: Pick<DecisionRow, 'id' | 'number' | 'takenOn'>
    readonly selection: string | null
  },
): Promise<string> {
  const { seat, participant, account, fromDay, untilDay } = of
  const decided = { number: by.decision.number, day: by.decision.takenOn }
  await stopActing(ctx, seat.id, addDays(fromDay, -1), decided.number)
  const task =
    seat.grants === null
      ? null
      : await writeTask(ctx, { role: seat.grants, participant, account, fromDay, untilDay }, decided)
  const id = newId()
  await store.addTerm(ctx.db, ctx.organisation, {
    ...{ id, seat: seat.id, account, fromDay, untilDay, task },
    participant: participant as store.TermRow['participant'],
    termInRow: by.place.inRow,
    decision: by.decision.id,
    selection: by.selection,
    at: ctx.now,
    by: ctx.actor.account,
  })
  await store.placeTerms(ctx.db, ctx.organisation, by.place.later)
  ctx.record('governance.mandate_given', { subject: id, account, participant, from: fromDay, until: untilDay })
  return id
}

async function stopActing(ctx: ActionContext, seat: string, until: Day, decision: string): Promise<void> {
  const all = await store.readTerms(ctx.db, ctx.organisation)
  const one = all.find((term) => term.seat === seat && term.actingUntil !== null && term.actingUntil > until)
  if (!one?.actingFrom || !one.actingDecision) return
  await store.letAct(ctx.db, ctx.organisation, one.id, {
    from: one.actingFrom,
    until,
    decision: one.actingDecision,
    task: one.actingTask,
  })
  if (one.actingTask) await endTask(ctx, one.actingTask, until, decision)
  await placeAfter(ctx, one)
}

/** A decision that holds today. */
export async function validDecision(
  ctx: Context,
  id: string,
): Promise<{ readonly decision: DecisionRow; readonly no: Refusal[] }> {
  const decision = found(await readDecision(ctx.db, ctx.organisation, id), 'decision')
  const state = decisionStateOn(decision, ctx.today)
  return {
    decision,
    no: isValid(state) ? [] : [refuse('decision.state', { why: state, number: decision.number })],
  }
}

/** Why the person who asks does not act on one of these seats today: a mandate that ended is named with its last day. */
export async function whyNotHolding(
  ctx: Context,
  of: { readonly circle: string } | { readonly seat: string },
): Promise<Refusal[]> {
  if (ctx.actor.kind === 'system') return []
  const all = await store.readTerms(ctx.db, ctx.organisation)
  const here = all.filter((one) => ('seat' in of ? one.seat === of.seat : one.circle === of.circle))
  const own = here.filter((one) => one.account === ctx.actor.account)
  if (own.some((one) => holdsOn(one, ctx.today))) return []
  const ended = own.find((one) => lastDay(one) < ctx.today)
  if (ended) return [refuse('mandate.ended', { day: lastDay(ended) })]
  const holders = here.filter((one) => holdsOn(one, ctx.today)).map(({ account }) => account)
  const names = await ctx.accounts.accountsById(holders)
  const name = [...names.values()].map((one) => one.name).join(', ')
  return [refuse('mandate.none', { name: name || '–' })]
}

/** Who sits in a circle today. */
export async function sittingIn(ctx: Context, circle: string): Promise<store.TermRow[]> {
  const all = await store.readTerms(ctx.db, ctx.organisation)
  return all.filter((one) => one.circle === circle && holdsOn(one, ctx.today))
}

/** The mandate a seat shows: that of today, else the next one. */
export function shownTerm(terms: readonly store.TermRow[], today: Day): store.TermRow | null {
  const held = terms.find((one) => holdsOn(one, today))
  if (held) return held
  const next = terms.filter((one) => stateOn(one, today) === 'accepted').at(-1)
  return next ?? null
}
