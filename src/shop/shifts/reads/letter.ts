/** What the link of a mail shows to whoever opens it. Mail programs open links too: nothing changes by that. */
import { type Context, read } from '#platform/action.ts'
import { readSignedLink } from '#platform/mail/signed-link.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { readShiftByLink as contract } from '../contract-letter.ts'
import { letterCodes } from '../notices.ts'
import { openShift, statesOn } from '../store/open.ts'
import { policyOn } from '../store/policy.ts'

export const readShiftByLink = read('shifts.readShiftByLink', async (ctx, input: InputOf<typeof contract>) => {
  const person = personOf(ctx, input.signed)
  const row = found(await openShift(ctx.db, ctx.organisation, input.shift), 'shift')
  const { showAttendees } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const seats = await statesOn(ctx.db, ctx.organisation, input.shift, person)
  // A link tells of shifts the person was on, and of no other.
  if (seats.length === 0) throw new NotFound('shift')
  const ahead = row.state === 'planned' && ctx.now < row.startsAt
  return {
    shift: row.id,
    day: row.day,
    localStart: row.localStart,
    localEnd: row.localEnd,
    name: row.name,
    state: row.state,
    cancelReason: row.cancelReason,
    leadName: showAttendees === 'none' ? null : (row.leader?.first ?? null),
    seated: seats.some(({ state, answers }) => state !== 'cancelled' && answers),
    attendance: ahead ? (seats.find(({ state, answers }) => state === 'planned' && answers)?.attendance ?? null) : null,
  }
})

/** The link is good for the kind of mail it stood in, here and nowhere else. */
function personOf(ctx: Context, signed: string): string {
  for (const code of letterCodes) {
    const holder = readSignedLink(signed, code, ctx.now)
    if (holder?.organisation === ctx.organisation) return holder.person
  }
  throw new NotFound('link')
}
