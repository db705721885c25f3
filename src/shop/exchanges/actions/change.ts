/** Leaving a seat for a free one, in one transaction: the old place is free the moment the new one is taken. */
import { type ActionContext, action } from '#platform/action.ts'
import { NotFound, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import {
  afterExchange,
  freeSeats,
  type HeldSeat,
  letterPath,
  policyOn,
  seatPeople,
  whyNotSit,
} from '#shop/shifts/public.ts'
import { type AskedSeat, lockSeat } from '../asking.ts'
import { whyNotChange } from '../rules/change.ts'
import { offersChange } from '../settings.ts'
import { addChange } from '../store/change.ts'
import { settleGone } from './settle.ts'

export interface ChangeSeat extends AskedSeat {
  readonly shift: string
  readonly group?: string | null | undefined
  readonly warningsAccepted?: boolean | undefined
}

export const changeSeat = action('exchanges.changeSeat', async (ctx, input: ChangeSeat) => {
  const { member, seat } = await lockSeat(ctx, input, [input.shift])
  const wish = {
    member,
    shift: input.shift,
    group: input.group,
    purpose: seat.purpose,
    gone: [seat],
    warningsAccepted: input.warningsAccepted ?? false,
  }
  const { refusals, group, shift } = await whyNotSit(ctx, wish)
  refuseWith(
    whyNotChange({
      now: ctx.now,
      policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
      offered: await ctx.setting(offersChange),
      seat,
      target: { shift: shift.id, startsAt: shift.startsAt, booking: refusals },
    }),
  )
  if (!group) throw new NotFound('seat_group')
  const chain = seat.chain + 1
  await freeSeats(ctx, [seat], 'change')
  const { purpose, fixedSeat } = seat
  const place = { shift: shift.id, group: group.id, member: member.contact, purpose, chain, fixedSeat }
  const [attendance = ''] = await seatPeople(ctx, [place])
  const change = await keep(ctx, seat, { attendance, shift: shift.id, chain })
  ctx.notify('exchanges.changed', member.contact, {
    was: seat.startsAt,
    startsAt: shift.startsAt,
    shift: shift.name,
    link: letterPath(ctx.organisation, shift.id),
    about: change,
  })
  await settleGone(ctx)
  await afterExchange(ctx, { freed: seat, shifts: [seat.shift, shift.id], people: [member.contact] })
  return { attendance, shift: shift.id, chain }
})

/** The same by the link of a mail. */
export const changeSeatByLink = action('exchanges.changeSeatByLink', (ctx, input: ChangeSeat) =>
  changeSeat.run(ctx, input),
)

async function keep(
  ctx: ActionContext,
  seat: HeldSeat,
  to: { readonly attendance: string; readonly shift: string; readonly chain: number },
): Promise<string> {
  const id = newId()
  await addChange(ctx.db, ctx.organisation, {
    id,
    member: seat.member,
    oldAttendance: seat.id,
    newAttendance: to.attendance,
    oldShift: seat.shift,
    newShift: to.shift,
    purpose: seat.purpose,
    chain: to.chain,
    changedAt: ctx.now,
  })
  ctx.record('exchanges.seat_changed', {
    subject: to.attendance,
    person: seat.member,
    from: seat.shift,
    to: to.shift,
    chain: to.chain,
  })
  return id
}
