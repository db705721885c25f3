/** What the rules of the pot are asked with: who gives or asks, the seat, and what is in the pot. */
import type { Context } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import {
  type HeldSeat,
  modeOfMember,
  policies,
  policyOn,
  standingsOf,
  type WishedSeat,
  whyNotSit,
} from '#shop/shifts/public.ts'
import { type PotSeat, potOf, type RequestFacts, whyNotGive, whyNotGiveCredit } from './rules/pot.ts'
import { offersPot } from './settings.ts'
import * as store from './store/pot.ts'

export interface PotLevel extends store.PotCount {
  readonly on: Day
  readonly start: number
  readonly pot: number
}

/** What is in the pot on the evening of each of these days. */
export async function potLevels(ctx: Context, days: readonly Day[]): Promise<PotLevel[]> {
  const counts = await store.potCounts(ctx.db, ctx.organisation, days)
  const policyOf = await policies(ctx.db, ctx.organisation)
  return counts.map((count) => {
    const start = policyOf(count.on).policy.potStart
    return { ...count, start, pot: potOf(count.gifts, count.requests, { potStart: start }) }
  })
}

export async function potNow(ctx: Context): Promise<number> {
  const [count] = await store.potCounts(ctx.db, ctx.organisation, [ctx.today])
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return potOf(count?.gifts ?? 0, count?.requests ?? 0, policy)
}

/** How somebody takes part and where the counters stand. */
export async function personOf(ctx: Context, member: MemberFacts) {
  const standing = (await standingsOf(ctx.db, ctx.organisation, [{ member: member.contact }]))(member.contact)
  return {
    offered: await ctx.setting(offersPot),
    mode: await modeOfMember(ctx, member, ctx.today),
    main: standing.main,
    makeUp: standing.makeUp,
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
  }
}

export interface Gift extends Pick<WishedSeat, 'member' | 'shift' | 'group' | 'warningsAccepted'> {
  /** The draft that is decided about does not stand in its own way. */
  readonly own?: boolean
}

/** Why this shift may not be given, and the place it would take. */
export async function whyNotGiveShift(ctx: Context, gift: Gift) {
  const { member, shift } = gift
  const sitting = await whyNotSit(ctx, { ...gift, purpose: 'solidarity', gone: [] })
  const whyNot = whyNotGive({
    ...(await personOf(ctx, member)),
    now: ctx.now,
    shift: sitting.shift,
    booking: sitting.refusals,
    waits: !gift.own && (await store.giftWaits(ctx.db, ctx.organisation, member.contact, shift)),
  })
  return { whyNot, group: sitting.group, shift: sitting.shift }
}

export const whyNotGiveCreditOf = async (ctx: Context, member: MemberFacts) =>
  whyNotGiveCredit(await personOf(ctx, member))

export const potSeatOf = (seat: HeldSeat): PotSeat => ({
  day: seat.day,
  startsAt: seat.startsAt,
  state: seat.state,
  shiftState: seat.shiftState,
  purpose: seat.purpose,
  replaced: seat.standIn !== null,
})

/** Everything the rule of asking looks at, but for the seat. `own`: the request that is decided about. */
export async function requestFacts(
  ctx: Context,
  member: MemberFacts,
  own: string | null = null,
): Promise<Omit<RequestFacts, 'seat' | 'waits'> & { readonly live: ReadonlySet<string | null> }> {
  const requests = await store.potRequestsOf(ctx.db, ctx.organisation, member.contact)
  const others = requests.filter(({ id }) => id !== own)
  return {
    ...(await personOf(ctx, member)),
    now: ctx.now,
    today: ctx.today,
    pot: await potNow(ctx),
    requested: others.filter(({ state }) => state === 'validated').map(({ madeOn }) => madeOn),
    // a credit that waits stands in the way of another one, a seat only of itself
    live: new Set(
      others
        .filter(({ state, attendance }) => state === 'draft' || (state === 'validated' && attendance !== null))
        .map(({ attendance }) => attendance),
    ),
  }
}
