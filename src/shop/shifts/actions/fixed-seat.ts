/** Giving, lengthening and ending fixed seats. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { memberOf, modeOn } from '../booking-facts.ts'
import { later } from '../rules/days.ts'
import { type Span, spansMeet, whyNotFixedSeat } from '../rules/fixed-seat.ts'
import { mayHold } from '../rules/purpose.ts'
import type { TemplateState } from '../rules/template-edit.ts'
import { seatHolders } from '../seating.ts'
import { firstMode } from '../settings.ts'
import { cancelSeats } from '../store/booking.ts'
import { readWorker } from '../store/people.ts'
import { lockAhead, shiftsAhead } from '../store/planned.ts'
import { policyOn } from '../store/policy.ts'
import * as store from '../store/template.ts'
import { tellWatchers } from '../watching.ts'

export interface GiveFixedSeat {
  readonly template: string
  readonly member: string
  readonly group?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | null | undefined
}

export const giveFixedSeat = action('shifts.giveFixedSeat', async (ctx, input: GiveFixedSeat) => {
  const member = await memberOf(ctx, input.member)
  const worker = await readWorker(ctx.db, ctx.organisation, member.contact)
  const mode = modeOn(member, ctx.today, worker?.mode ?? null, await ctx.setting(firstMode))
  if (!mayHold(mode, 'regular')) refuseWith([refuse('shift.mode', { mode })])
  return seatOn(ctx, input)
})

/** Gives the seat without asking for the mode: the mode change and the campaign settle that themselves. */
export async function seatOn(
  ctx: ActionContext,
  input: GiveFixedSeat,
): Promise<{ fixedSeat: string; seated: number; warnings: string[] }> {
  const template = await lockOne(ctx, input.template)
  if (template.state === 'ended') refuseWith([refuse('template.ended', { template: template.name })])
  const wished = {
    from: (input.from ?? later(ctx.today, template.from)) as Day,
    until: (input.until ?? template.until) as Day | null,
  }
  const group = groupWithRoom(template, wished, input.group)
  const warnings = await judge(ctx, template, { ...wished, group, member: input.member, id: null })
  const id = newId()
  const seat = { id, template: template.id, group, member: input.member, ...wished }
  await store.addFixedSeats(ctx.db, ctx.organisation, [seat], ctx.now)
  const seated = await seatAhead(ctx, template.id, id)
  ctx.record('shifts.fixed_seat_given', {
    subject: template.id,
    person: input.member,
    fixed_seat: id,
    from: wished.from,
    until: wished.until,
  })
  ctx.notify('shifts.fixed_seat', input.member, { template: template.name, from: wished.from, link: '/shifts' })
  return { fixedSeat: id, seated, warnings }
}

async function lockOne(ctx: ActionContext, id: string): Promise<TemplateState> {
  return found((await store.lockTemplates(ctx.db, ctx.organisation, [id])).get(id), 'template')
}

/** The wished group, else the first with room on every day, else the first: the refusal then says why. */
function groupWithRoom(template: TemplateState, wished: Span, asked: string | undefined): string {
  if (asked !== undefined) {
    if (!template.groups.some(({ id }) => id === asked)) throw new NotFound('seat_group')
    return asked
  }
  const free = template.groups.find(
    (group) => template.held.filter((seat) => seat.group === group.id && spansMeet(seat, wished)).length < group.seats,
  )
  return found(free ?? template.groups[0], 'seat_group').id
}

interface Judged extends Span {
  readonly id: string | null
  readonly group: string
  readonly member: string
}

/** Refuses, or gives back what to warn of. */
async function judge(ctx: ActionContext, template: TemplateState, wished: Judged): Promise<string[]> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const elsewhere = (await store.seatsHeldBy(ctx.db, ctx.organisation, wished.member, ctx.today)).filter(
    (seat) => seat.template !== template.id && spansMeet(seat, wished),
  ).length
  const others = template.held.filter(({ id }) => id !== wished.id)
  refuseWith(
    whyNotFixedSeat({
      wished: { from: wished.from, until: wished.until },
      template: { from: template.from, until: template.until },
      seats: template.groups.find(({ id }) => id === wished.group)?.seats ?? 0,
      held: others.filter(({ group }) => group === wished.group),
      own: others.filter(({ member }) => member === wished.member),
      elsewhere,
      today: ctx.today,
      policy,
      imported: wished.id !== null,
    }),
  )
  return elsewhere > 0 && policy.secondFixedSeat === 'warn' ? ['seat.second'] : []
}

/** Seats the holder on every later occurrence, on an extra seat where all are taken. */
async function seatAhead(ctx: ActionContext, template: string, fixedSeat: string): Promise<number> {
  await lockAhead(ctx.db, ctx.organisation, [template], ctx.now)
  const shifts = await shiftsAhead(ctx.db, ctx.organisation, [template], ctx.now)
  const seated = await seatHolders(
    ctx,
    shifts.filter(({ state }) => state === 'planned'),
    [fixedSeat],
  )
  await tellWatchers(
    ctx,
    seated.seats.map(({ shift }) => shift),
  )
  return seated.seats.length
}

export const moveFixedSeat = action(
  'shifts.moveFixedSeat',
  async (ctx, input: { fixedSeat: string; until: string | null; member?: string | undefined }) => {
    const seat = found(await store.fixedSeatById(ctx.db, ctx.organisation, input.fixedSeat), 'fixed_seat')
    if (input.member !== undefined && input.member !== seat.member) refuseWith([refuse('seat.member_fixed')])
    const until = input.until as Day | null
    const template = await lockOne(ctx, seat.template)
    if (until !== null && until < ctx.today && until !== seat.until)
      refuseWith([refuse('seat.past', { from: until, today: ctx.today })])
    const longer = until === null || (seat.until !== null && until > seat.until)
    if (longer) await judge(ctx, template, { ...seat, until })
    const ended = await endSeats(ctx, [{ ...seat, until }])
    const seated = longer ? await seatAhead(ctx, seat.template, seat.id) : 0
    ctx.record('shifts.fixed_seat_moved', { subject: seat.template, person: seat.member, fixed_seat: seat.id, until })
    if (!longer)
      ctx.notify('shifts.fixed_seat_ended', seat.member, {
        template: template.name,
        until: until ?? '',
        link: '/shifts',
      })
    return { seated, ...ended }
  },
)

/** Writes new last days and cancels what starts after now and after them; rows moved away by exchange are named. */
export async function endSeats(
  ctx: ActionContext,
  seats: readonly { readonly id: string; readonly from: Day; readonly until: Day | null }[],
): Promise<{ cancelled: number; exchanged: string[] }> {
  const bounded = seats.map(({ id, from, until }) => ({
    id,
    until: until === null ? null : later(until, dayBefore(from)),
  }))
  await store.writeSeatEnds(ctx.db, ctx.organisation, bounded)
  let cancelled = 0
  const exchanged: string[] = []
  for (const until of new Set(bounded.map((seat) => seat.until))) {
    if (until === null) continue
    const ids = bounded.filter((seat) => seat.until === until).map(({ id }) => id)
    const past = await store.rowsPast(ctx.db, ctx.organisation, ids, until, ctx.now)
    const gone = await cancelSeats(
      ctx.db,
      ctx.organisation,
      past.filter((row) => !row.exchanged).map(({ id }) => id),
      'fixed_seat_ended',
      ctx.now,
    )
    exchanged.push(...past.filter((row) => row.exchanged).map(({ id }) => id))
    cancelled += gone.length
    await tellWatchers(
      ctx,
      gone.map(({ shift }) => shift),
    )
  }
  return { cancelled, exchanged }
}

const dayBefore = (day: Day): Day => addDays(day, -1)
