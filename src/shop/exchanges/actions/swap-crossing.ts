/** Seats that cross between people: every rule asked for everybody, and the hand-over itself. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import { afterExchange, freeSeats, type HeldSeat, seatPeople, sittingOf } from '#shop/shifts/public.ts'
import { whyNotSwap } from '../rules/swap.ts'
import { offersSwap } from '../settings.ts'
import { settleGone } from './settle.ts'

/** One person of a swap: the seat given, and the one taken in the same moment. */
export interface Crossing {
  readonly member: string
  readonly gives: HeldSeat
  readonly takes: HeldSeat
  readonly warningsAccepted: boolean
}

/** For each of them, every reason why not; asked as if all their seats were gone, in a fixed number of statements. */
export async function whyNotCross(ctx: Context, crossings: readonly Crossing[]): Promise<Refusal[][]> {
  const people = await membersById(
    ctx.db,
    ctx.organisation,
    crossings.map(({ member }) => member as ContactId),
  )
  const byId = new Map(people.map((member) => [member.contact as string, member]))
  const sitting = await sittingOf(
    ctx,
    people,
    crossings.map(({ takes }) => takes.shift),
  )
  const offered = await ctx.setting(offersSwap)
  const gone = crossings.map(({ gives }) => gives)
  return crossings.map(({ member, gives, takes, warningsAccepted }) => {
    const person = byId.get(member)
    const shift = sitting.shifts.get(takes.shift)
    if (!person || !shift) return []
    const mode = sitting.modeOf(member)
    const own = { now: ctx.now, policy: sitting.policy, offered, seat: gives, mode, requested: false }
    const wish = { member: person, shift: takes.shift, group: takes.group, purpose: gives.purpose, gone }
    return [...whyNotSwap(own), ...sitting.ask({ ...wish, warningsAccepted }).refusals]
  })
}

/** The seats go round: what each counts as follows the person, and its chain grows by one. */
export async function handOver(
  ctx: ActionContext,
  crossings: readonly Crossing[],
): Promise<{ member: string; got: string }[]> {
  await freeSeats(
    ctx,
    crossings.map(({ gives }) => gives),
    'swap',
  )
  const seats = await seatPeople(
    ctx,
    crossings.map(({ member, gives, takes }) => ({
      shift: takes.shift,
      group: takes.group,
      member,
      purpose: gives.purpose,
      chain: gives.chain + 1,
      fixedSeat: gives.fixedSeat,
    })),
  )
  return crossings.map(({ member }, at) => ({ member, got: seats[at] ?? '' }))
}

/** What hangs on the seats that moved, and what planned work says now. */
export async function closeSwap(ctx: ActionContext, crossings: readonly Crossing[]): Promise<void> {
  await settleGone(ctx)
  await afterExchange(ctx, {
    shifts: crossings.map(({ takes }) => takes.shift),
    people: crossings.map(({ member }) => member),
  })
}
