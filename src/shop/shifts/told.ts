/** The last resort of whoever cannot come: the shop knows, and nothing else changes. Source: domain-shifts 5.10. */
import type { ActionContext } from '#platform/action.ts'
import { leadAndOffice } from './actions/telling.ts'
import { writeTold } from './store/booking.ts'
import type { HeldSeat } from './store/exchanging.ts'

/** Whoever answers for the seat said that nobody comes: kept on the seat, proposed on the sheet, told to lead and office. */
export async function noteTold(
  ctx: ActionContext,
  seat: HeldSeat,
  by: { readonly contact: string; readonly displayName: string },
): Promise<void> {
  await writeTold(ctx.db, ctx.organisation, seat.id, by.contact, ctx.now)
  ctx.record('shifts.absence_told', { subject: seat.shift, person: by.contact, attendance: seat.id })
  for (const person of await leadAndOffice(ctx, seat.lead))
    if (person !== by.contact)
      ctx.notify('shifts.absence_told', person, {
        who: by.displayName,
        startsAt: seat.startsAt,
        shift: seat.name,
        link: `/staff/shifts/${seat.shift}`,
        about: seat.id,
      })
}
