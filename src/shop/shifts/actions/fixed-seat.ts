/** Giving, lengthening and ending fixed seats. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { memberOf } from '../booking-facts.ts'
import { recountHolders } from '../counting.ts'
import { later } from '../rules/days.ts'
import { becomesLead, isLonger, whyNotMove } from '../rules/fixed-seat.ts'
import type { TemplateState } from '../rules/template-edit.ts'
import { datesGivenUp, seatHolders } from '../seating.ts'
import { cancelSeats } from '../store/booking.ts'
import { readWorker } from '../store/people.ts'
import { lockAhead, shiftsAhead } from '../store/planned.ts'
import * as store from '../store/template.ts'
import { tellWatchers } from '../watching.ts'
import {
  type GiveFixedSeat,
  judgedWish,
  type MoveFixedSeat,
  whyNotMode,
  whyNotSeat,
  wishOf,
} from './fixed-seat-wish.ts'
import { tellSeatEnds } from './telling.ts'

export const giveFixedSeat = action('shifts.giveFixedSeat', async (ctx, input: GiveFixedSeat) => {
  refuseWith(await whyNotMode(ctx, input.member))
  return seatOn(ctx, input)
})

/** Gives the seat without asking for the mode: the mode change settles that itself. */
export async function seatOn(
  ctx: ActionContext,
  input: GiveFixedSeat,
): Promise<{ fixedSeat: string; seated: number; warnings: string[] }> {
  const template = await lockOne(ctx, input.template)
  const wish = wishOf(ctx, template, input)
  const { refusals, warnings } = await judgedWish(ctx, template, wish)
  refuseWith(refusals)
  const seat = { ...wish, id: newId(), template: template.id }
  await store.addFixedSeats(ctx.db, ctx.organisation, [seat], ctx.now)
  const seated = await seatAhead(ctx, template.id, seat)
  await takeLead(ctx, template, seat.member)
  await recountHolders(ctx, [seat.member])
  ctx.record('shifts.fixed_seat_given', {
    subject: template.id,
    person: seat.member,
    fixed_seat: seat.id,
    from: seat.from,
    until: seat.until,
  })
  ctx.notify('shifts.fixed_seat', seat.member, { template: template.name, from: seat.from, link: '/shifts' })
  return { fixedSeat: seat.id, seated, warnings: [...warnings] }
}

async function lockOne(ctx: ActionContext, id: string): Promise<TemplateState> {
  return found((await store.lockTemplates(ctx.db, ctx.organisation, [id])).get(id), 'template')
}

/** Seats the holder on every later occurrence, on an extra seat where all are taken; a date that was left for another
 *  or given up stays so. */
async function seatAhead(
  ctx: ActionContext,
  template: string,
  seat: { readonly id: string; readonly member: string },
): Promise<number> {
  await lockAhead(ctx.db, ctx.organisation, [template], ctx.now)
  const ahead = await shiftsAhead(ctx.db, ctx.organisation, [template], ctx.now)
  const shifts = ahead.filter(({ state }) => state === 'planned')
  const seated = await seatHolders(ctx, shifts, [seat.id], await datesGivenUp(ctx, shifts, seat.member))
  await tellWatchers(
    ctx,
    seated.seats.map(({ shift }) => shift),
  )
  return seated.seats.length
}

/** A lead with an account who is seated on a template without lead becomes its lead (domain-shifts 5.2). */
async function takeLead(ctx: ActionContext, template: TemplateState, id: string): Promise<void> {
  const member = await memberOf(ctx, id)
  const worker = await readWorker(ctx.db, ctx.organisation, id)
  const facts = {
    templateLead: template.lead,
    isLead: worker?.isLead ?? false,
    hasAccount: member.account !== null,
  }
  if (!becomesLead(facts)) return
  await store.writeLead(ctx.db, ctx.organisation, template.id, id, ctx.now)
  ctx.record('shifts.template_edited', { subject: template.id, person: id, fields: ['lead'] })
}

export const moveFixedSeat = action('shifts.moveFixedSeat', async (ctx, input: MoveFixedSeat) => {
  const seat = found(await store.fixedSeatById(ctx.db, ctx.organisation, input.fixedSeat), 'fixed_seat')
  if (input.member !== undefined && input.member !== seat.member) refuseWith([refuse('seat.member_fixed')])
  const template = await lockOne(ctx, seat.template)
  const after = { ...seat, from: (input.from ?? seat.from) as Day, until: input.until as Day | null }
  const longer = isLonger({ before: seat, after })
  refuseWith([
    ...whyNotMove({ before: seat, after, today: ctx.today }),
    ...(longer ? await whyNotSeat(ctx, template, after) : []),
  ])
  const ended = await endSeats(ctx, [after])
  const seated = longer ? await seatAhead(ctx, seat.template, seat) : 0
  await recountHolders(ctx, [seat.member])
  ctx.record('shifts.fixed_seat_moved', {
    subject: seat.template,
    person: seat.member,
    fixed_seat: seat.id,
    from: after.from,
    until: after.until,
  })
  if (after.until !== null && (seat.until === null || after.until < seat.until))
    tellSeatEnds(ctx, template.name, [after])
  return { seated, ...ended }
})

/** Writes new days and cancels what starts after now and lies outside them; rows moved away by exchange are named. */
export async function endSeats(
  ctx: ActionContext,
  seats: readonly store.SeatDays[],
): Promise<{ cancelled: number; exchanged: string[] }> {
  const bounded = seats.map(({ id, from, until }) => ({
    id,
    from,
    until: until === null ? null : later(until, addDays(from, -1)),
  }))
  await store.writeSeatDays(ctx.db, ctx.organisation, bounded)
  const outside = await store.rowsOutside(ctx.db, ctx.organisation, bounded, ctx.now)
  const gone = await cancelSeats(
    ctx.db,
    ctx.organisation,
    outside.filter((row) => !row.exchanged).map(({ id }) => id),
    'fixed_seat_ended',
    ctx.now,
  )
  await tellWatchers(ctx, [...new Set(gone.map(({ shift }) => shift))])
  return { cancelled: gone.length, exchanged: outside.filter((row) => row.exchanged).map(({ id }) => id) }
}
