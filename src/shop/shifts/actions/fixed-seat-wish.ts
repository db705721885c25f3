/** Judging a wished fixed seat, and showing what it would touch before it is given or moved. */
import { type Context, read } from '#platform/action.ts'
import { found, NotFound, type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { memberOf, modeOn } from '../booking-facts.ts'
import { later } from '../rules/days.ts'
import {
  becomesLead,
  firstFullDay,
  isLonger,
  type Span,
  spansMeet,
  whyNotFixedSeat,
  whyNotMove,
} from '../rules/fixed-seat.ts'
import { mayHold } from '../rules/purpose.ts'
import { missingSkills } from '../rules/seats.ts'
import type { TemplateState } from '../rules/template-edit.ts'
import { datesGivenUp, planSeats, withLeaves } from '../seating.ts'
import { firstMode } from '../settings.ts'
import { readWorker, standingsOf } from '../store/people.ts'
import { shiftsAhead } from '../store/planned.ts'
import { policyOn } from '../store/policy.ts'
import * as store from '../store/template.ts'

export interface GiveFixedSeat {
  readonly template: string
  readonly member: string
  readonly group?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | null | undefined
}

export interface MoveFixedSeat {
  readonly fixedSeat: string
  readonly from?: string | undefined
  readonly until: string | null
  readonly member?: string | undefined
}

export interface SeatWish extends Span {
  /** The seat being moved; null for a new one. */
  readonly id: string | null
  readonly group: string
  readonly member: string
}

/** The wish with what is left open: from today or the template's first day, to its last, in a group with room. */
export function wishOf(ctx: Context, template: TemplateState, input: GiveFixedSeat): SeatWish {
  const wished = {
    from: (input.from ?? later(ctx.today, template.from)) as Day,
    until: (input.until ?? template.until) as Day | null,
  }
  return { ...wished, id: null, member: input.member, group: groupWithRoom(template, wished, input.group) }
}

/** The wished group, else the first with room on every day, else the first: the refusal then says why. */
function groupWithRoom(template: TemplateState, wished: Span, asked: string | undefined): string {
  if (asked !== undefined) {
    if (!template.groups.some(({ id }) => id === asked)) throw new NotFound('seat_group')
    return asked
  }
  const free = template.groups.find(({ id, seats }) => {
    const held = template.held.filter(({ group }) => group === id)
    return firstFullDay({ wished, held, seats }) === null
  })
  return found(free ?? template.groups[0], 'seat_group').id
}

/** Every reason against the wish, and what the office should know before. */
export async function judgedWish(
  ctx: Context,
  template: TemplateState,
  wish: SeatWish,
): Promise<{ refusals: readonly Refusal[]; warnings: readonly string[] }> {
  if (template.state === 'ended')
    return { refusals: [refuse('template.ended', { template: template.name })], warnings: [] }
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const elsewhere = await heldElsewhere(ctx, template, wish)
  const worker = await readWorker(ctx.db, ctx.organisation, wish.member)
  const needed = template.groups.find(({ id }) => id === wish.group)?.skills ?? []
  return {
    refusals: await whyNotSeat(ctx, template, wish),
    warnings: [
      ...(elsewhere > 0 && policy.secondFixedSeat === 'warn' ? ['seat.second'] : []),
      ...(missingSkills(needed, worker?.skills ?? []).length > 0 ? ['seat.skill'] : []),
    ],
  }
}

const heldElsewhere = async (ctx: Context, template: TemplateState, wish: SeatWish): Promise<number> =>
  (await store.seatsHeldBy(ctx.db, ctx.organisation, [wish.member], ctx.today)).filter(
    (seat) => seat.template !== template.id && spansMeet(seat, wish),
  ).length

export async function whyNotSeat(ctx: Context, template: TemplateState, wish: SeatWish): Promise<Refusal[]> {
  const { standing } = (await standingsOf(ctx.db, ctx.organisation, [wish]))(wish.member)
  const others = template.held.filter(({ id }) => id !== wish.id)
  return whyNotFixedSeat({
    wished: { from: wish.from, until: wish.until },
    template: { from: template.from, until: template.until },
    seats: template.groups.find(({ id }) => id === wish.group)?.seats ?? 0,
    held: others.filter(({ group }) => group === wish.group),
    own: others.filter(({ member }) => member === wish.member),
    elsewhere: await heldElsewhere(ctx, template, wish),
    today: ctx.today,
    standing,
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
    imported: wish.id !== null,
  })
}

/** Only who is regular, or both, holds fixed seats. */
export async function whyNotMode(ctx: Context, id: string): Promise<Refusal[]> {
  const member = await memberOf(ctx, id)
  const worker = await readWorker(ctx.db, ctx.organisation, member.contact)
  const mode = modeOn(member, ctx.today, worker?.mode ?? null, await ctx.setting(firstMode))
  return mayHold(mode, 'regular') ? [] : [refuse('shift.mode', { mode })]
}

const readOne = async (ctx: Context, id: string): Promise<TemplateState> =>
  found((await store.readTemplates(ctx.db, ctx.organisation, [id])).get(id), 'template')

/** Dates on which the holder would be seated, on an extra seat, or instead of an own booking. */
async function datesOf(ctx: Context, template: string, wish: SeatWish) {
  const ahead = await shiftsAhead(ctx.db, ctx.organisation, [template], ctx.now)
  const shifts = ahead.filter(({ state }) => state === 'planned')
  const worker = await readWorker(ctx.db, ctx.organisation, wish.member)
  const gone = [worker?.resigningOn, worker?.unsubscribedOn].flatMap((day) => day ?? []).sort()[0] ?? null
  const holder = { ...wish, id: wish.id ?? 'wished', template, heldUntil: gone }
  const { seats, yielded, extra } = planSeats(
    shifts,
    await withLeaves(ctx, [holder]),
    await datesGivenUp(ctx, shifts, holder.member),
  )
  const dayOf = new Map(shifts.map(({ id, day }) => [id, day]))
  const days = (of: readonly { readonly shift: string }[]) => of.flatMap(({ shift }) => dayOf.get(shift) ?? [])
  return {
    seated: days(seats),
    extra: days(extra),
    yielding: shifts.filter((one) => one.seats.some(({ id }) => yielded.includes(id))).map(({ day }) => day),
  }
}

export const previewFixedSeat = read('shifts.previewFixedSeat', async (ctx, input: GiveFixedSeat) => {
  const template = await readOne(ctx, input.template)
  const wish = wishOf(ctx, template, input)
  const member = await memberOf(ctx, input.member)
  const worker = await readWorker(ctx.db, ctx.organisation, input.member)
  const { refusals, warnings } = await judgedWish(ctx, template, wish)
  const lead = { templateLead: template.lead, isLead: worker?.isLead ?? false, hasAccount: member.account !== null }
  return {
    group: wish.group,
    from: wish.from,
    until: wish.until,
    warnings: [...warnings],
    refusals: asFacts([...(await whyNotMode(ctx, input.member)), ...refusals]),
    becomesLead: becomesLead(lead),
    ...(await datesOf(ctx, template.id, wish)),
  }
})

export const previewFixedSeatMove = read('shifts.previewFixedSeatMove', async (ctx, input: MoveFixedSeat) => {
  const seat = found(await store.fixedSeatById(ctx.db, ctx.organisation, input.fixedSeat), 'fixed_seat')
  const after = { ...seat, from: (input.from ?? seat.from) as Day, until: input.until as Day | null }
  const template = await readOne(ctx, seat.template)
  const longer = isLonger({ before: seat, after })
  const outside = await store.rowsOutside(ctx.db, ctx.organisation, [after], ctx.now)
  const { seated, extra, yielding } = longer
    ? await datesOf(ctx, template.id, after)
    : { seated: [], extra: [], yielding: [] }
  return {
    refusals: asFacts([
      ...whyNotMove({ before: seat, after, today: ctx.today }),
      ...(longer ? await whyNotSeat(ctx, template, after) : []),
    ]),
    seated,
    extra,
    yielding,
    cancelled: outside.filter((row) => !row.exchanged).map(({ day }) => day),
    exchanged: outside.filter((row) => row.exchanged).map(({ day }) => day),
  }
})

const asFacts = (refusals: readonly Refusal[]) => refusals.map(({ code, facts }) => ({ code, facts: { ...facts } }))
