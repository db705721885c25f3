/** Taking a free place for one that a change of the plan took away: it counts as the lost one did. */
import { action } from '#platform/action.ts'
import { NotFound, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { afterExchange, letterPath, seatPeople, whyNotSit } from '#shop/shifts/public.ts'
import { type AskedSeat, lockLostSeat } from '../asking.ts'
import { whyNotInstead } from '../rules/instead.ts'
import { addChange, isReplaced } from '../store/change.ts'

export interface TakeInstead extends AskedSeat {
  readonly shift: string
  readonly warningsAccepted?: boolean | undefined
}

export const takeInstead = action('exchanges.takeInstead', async (ctx, input: TakeInstead) => {
  const { member, seat } = await lockLostSeat(ctx, input, [input.shift])
  refuseWith(whyNotInstead(seat, await isReplaced(ctx.db, ctx.organisation, seat.id)))
  const { purpose, fixedSeat } = seat
  const warningsAccepted = input.warningsAccepted ?? false
  const { refusals, group, shift } = await whyNotSit(ctx, {
    member,
    shift: input.shift,
    purpose,
    gone: [],
    warningsAccepted,
  })
  refuseWith(refusals)
  if (!group) throw new NotFound('seat_group')
  const chain = seat.chain + 1
  const place = { shift: shift.id, group: group.id, member: member.contact, purpose, chain, fixedSeat }
  const [attendance = ''] = await seatPeople(ctx, [place])
  const change = newId()
  await addChange(ctx.db, ctx.organisation, {
    id: change,
    member: member.contact,
    oldAttendance: seat.id,
    newAttendance: attendance,
    oldShift: seat.shift,
    newShift: shift.id,
    purpose,
    chain,
    changedAt: ctx.now,
  })
  const moved = { from: seat.shift, to: shift.id, chain }
  ctx.record('exchanges.seat_changed', { subject: attendance, person: member.contact, ...moved })
  ctx.notify('exchanges.changed', member.contact, {
    was: seat.startsAt,
    startsAt: shift.startsAt,
    shift: shift.name,
    link: letterPath(ctx.organisation, shift.id),
    about: change,
  })
  await afterExchange(ctx, { shifts: [shift.id], people: [member.contact] })
  return { attendance, shift: shift.id }
})

export const takeInsteadByLink = action('exchanges.takeInsteadByLink', (ctx, input: TakeInstead) =>
  takeInstead.run(ctx, input),
)
