/** Who arranges a seat, and which: signed in, or by the link of a mail about that very shift. */
import type { ActionContext, Context } from '#platform/action.ts'
import { readSignedLink } from '#platform/mail/signed-link.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { type HeldSeat, letterCodes, lockSeats, me, memberOf, readSeats } from '#shop/shifts/public.ts'
import { answerCodes, lostCode } from './notices.ts'

export interface AskedSeat {
  readonly attendance: string
  /** The signature of a link; without one the person signed in asks. */
  readonly signed?: string | undefined
}

export async function asker(ctx: Context, signed: string | undefined): Promise<MemberFacts> {
  if (signed === undefined) return me(ctx)
  for (const code of letterCodes) {
    const holder = readSignedLink(signed, code, ctx.now)
    if (holder?.organisation === ctx.organisation) return memberOf(ctx, holder.person)
  }
  throw new NotFound('link')
}

/** Who answers what others ask: signed in, or by the link of the mail that asked. */
export async function answerer(ctx: Context, signed: string | undefined): Promise<MemberFacts> {
  if (signed === undefined) return me(ctx)
  for (const code of answerCodes) {
    const holder = readSignedLink(signed, code, ctx.now)
    if (holder?.organisation === ctx.organisation) return memberOf(ctx, holder.person)
  }
  return asker(ctx, signed)
}

/** Somebody else's seat looks as if it did not exist. */
const ownSeat = (seats: readonly HeldSeat[], member: MemberFacts): HeldSeat =>
  found(
    seats.find((seat) => seat.member === member.contact),
    'attendance',
  )

/** The seat a person answers for: as stand-in, or as its holder; also a holder for whom somebody comes, to see that. */
const answeredSeat = (seats: readonly HeldSeat[], member: MemberFacts): HeldSeat =>
  found(
    seats.find((seat) => seat.standIn === member.contact || seat.member === member.contact),
    'attendance',
  )

export async function lookAtAnswered(ctx: Context, asked: AskedSeat) {
  const member = await asker(ctx, asked.signed)
  return { member, seat: answeredSeat(await readSeats(ctx, [asked.attendance]), member) }
}

/** The same under locks, only for whoever is expected. */
export async function lockAnswered(ctx: ActionContext, asked: AskedSeat) {
  const member = await asker(ctx, asked.signed)
  const seat = answeredSeat(await lockSeats(ctx, [asked.attendance], { people: [member.contact] }), member)
  if ((seat.standIn ?? seat.member) !== member.contact) throw new NotFound('attendance')
  return { member, seat }
}

export async function lookAtSeat(ctx: Context, asked: AskedSeat) {
  const member = await asker(ctx, asked.signed)
  return { member, seat: ownSeat(await readSeats(ctx, [asked.attendance]), member) }
}

/** The same under locks, with these further shifts. */
export async function lockSeat(ctx: ActionContext, asked: AskedSeat, shifts: readonly string[] = []) {
  const member = await asker(ctx, asked.signed)
  return { member, seat: ownSeat(await lockSeats(ctx, [asked.attendance], { shifts }), member) }
}

/** Whoever lost this seat: signed in, or by the link of the mail that told of it. */
async function loser(ctx: Context, signed: string | undefined): Promise<MemberFacts> {
  if (signed === undefined) return me(ctx)
  const holder = readSignedLink(signed, lostCode, ctx.now)
  if (holder?.organisation !== ctx.organisation) throw new NotFound('link')
  return memberOf(ctx, holder.person)
}

export async function lookAtLostSeat(ctx: Context, asked: AskedSeat) {
  const member = await loser(ctx, asked.signed)
  return { member, seat: ownSeat(await readSeats(ctx, [asked.attendance]), member) }
}

export async function lockLostSeat(ctx: ActionContext, asked: AskedSeat, shifts: readonly string[]) {
  const member = await loser(ctx, asked.signed)
  return { member, seat: ownSeat(await lockSeats(ctx, [asked.attendance], { shifts }), member) }
}
