/** What somebody wishes for instead: held to the window of the policy when it is asked, changed while nobody answered. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, refuseWith } from '#platform/refusal.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { type HeldSeat, lockSeats, policyOn } from '#shop/shifts/public.ts'
import { answerer } from '../asking.ts'
import { whyNotEdit } from '../rules/answering.ts'
import { insideWindow, type Wish, whyNotWish, wishDays, wishWindow } from '../rules/wishes.ts'
import * as store from '../store/swap.ts'
import { shiftsNamed } from '../store/swap-asks.ts'
import { askHolders } from './swap-asking.ts'

export interface GivenWish {
  readonly rank?: number | undefined
  readonly shift?: string | undefined
  readonly weekday?: number | undefined
  readonly starts?: string | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

const asWish = (wish: GivenWish, at: number): Wish => ({
  rank: wish.rank ?? at + 1,
  shift: wish.shift ?? null,
  weekday: wish.weekday ?? null,
  starts: (wish.starts ?? null) as TimeOfDay | null,
  kind: wish.kind ?? null,
  from: (wish.from ?? null) as Day | null,
  until: (wish.until ?? null) as Day | null,
})

/** The wishes as they are kept: patterns reach as far as the window, and what lies outside is refused. */
export async function wishesFor(ctx: ActionContext, seat: HeldSeat, given: readonly GivenWish[]): Promise<Wish[]> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const window = wishWindow(seat.startsAt, ctx.now, policy)
  const days = wishDays(window, ctx.today, policy)
  const wishes = given.map(asWish).map((wish) => insideWindow(wish, days))
  const ids = [...new Set(wishes.flatMap(({ shift }) => shift ?? []))]
  const named = new Map((await shiftsNamed(ctx.db, ctx.organisation, ids)).map((one) => [one.id, one]))
  if (ids.some((id) => !named.has(id))) throw new NotFound('shift')
  const { now, today } = ctx
  refuseWith(whyNotWish({ now, today, own: seat, wishes, named, window, days }))
  return wishes
}

export interface ChangeWishes {
  readonly swap: string
  readonly wishes: readonly GivenWish[]
  readonly signed?: string | undefined
}

/** Other wishes for a request that stands open; whoever was asked already is not asked again. */
export const changeWishes = action('exchanges.changeWishes', async (ctx, input: ChangeWishes) => {
  const member = await answerer(ctx, input.signed)
  const asked = found(await store.readRequest(ctx.db, ctx.organisation, input.swap), 'swap')
  const [seat] = await lockSeats(ctx, [asked.attendance])
  await store.lockMatching(ctx.db, ctx.organisation)
  const [request] = await store.lockRequests(ctx.db, ctx.organisation, [input.swap])
  const own = found(request, 'swap')
  refuseWith(whyNotEdit(own, member.contact))
  const held = found(seat, 'attendance')
  const wishes = await wishesFor(ctx, held, input.wishes)
  await store.replaceWishes(ctx.db, ctx.organisation, own.id, wishes)
  ctx.record('exchanges.wishes_changed', { subject: own.id, person: own.member, attendance: held.id })
  return { swap: own.id, asked: await askHolders(ctx, { id: own.id, member, seat: held, wishes }) }
})

export const changeWishesByLink = action('exchanges.changeWishesByLink', (ctx, input: ChangeWishes) =>
  changeWishes.run(ctx, input),
)
