/** "I can't be there": the seat, every way that leads on from here, and what each one means. */
import { type Context, read } from '#platform/action.ts'
import { found, refuse } from '#platform/refusal.ts'
import { minutesBetween } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import {
  costPostings,
  type HeldSeat,
  lateFreeHours,
  modeOfMember,
  outcomePostings,
  policyOn,
  readSeats,
  whatIf,
  whyNotCancel,
} from '#shop/shifts/public.ts'
import { type AskedSeat, lookAtSeat } from '../asking.ts'
import { whyNotLeave } from '../rules/change.ts'
import { consequences, toldBy } from '../rules/consequence.ts'
import { ladder, type Path, type PathOffer, pathsFor, releaseSteps } from '../rules/paths.ts'
import { daysAhead, whyNotGiveUp } from '../rules/seat.ts'
import { whyNotSwap } from '../rules/swap.ts'
import { offersChange, offersRelease, offersSwap } from '../settings.ts'
import { placesFor } from './places.ts'
import { copy, seatFor } from './seat.ts'

/** Ways that can be walked to their end. The others count as closed, so that what is recommended can be done. */
const walkable: readonly Path[] = ['swap', 'change', 'cancel', 'release']
const closed = (path: Path) => (walkable.includes(path) ? [] : [refuse('exchange.off', { path })])

export const readCannotCome = read('exchanges.readCannotCome', async (ctx, asked: AskedSeat) => {
  const { member, seat } = await lookAtSeat(ctx, asked)
  const over = whyNotGiveUp(seat, ctx.now)
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const places = over.length > 0 ? [] : await placesFor(ctx, member, seat)
  const suiting = { empty: places.filter(({ underPopulated }) => underPopulated).length, any: places.length }
  const offers = pathsFor(await factsOf(ctx, member, seat, suiting)).filter(({ path }) => walkable.includes(path))
  return {
    seat: seatFor(seat),
    over: copy(over),
    days: daysAhead(seat.startsAt, ctx.now),
    steps: seat.purpose === 'regular' ? ladder(daysAhead(seat.startsAt, ctx.now), false, policy) : [],
    suiting,
    offers: await withConsequences(ctx, seat, offers),
  }
})

export const readCannotComeByLink = read('exchanges.readCannotComeByLink', (ctx, asked: AskedSeat) =>
  readCannotCome.run(ctx, asked),
)

/** Any seat, as it stands: for those who look at exchanges from outside. */
export const readSeat = read('exchanges.readSeat', async (ctx, { attendance }: { readonly attendance: string }) =>
  found((await readSeats(ctx, [attendance]))[0], 'attendance'),
)

type Suiting = Parameters<typeof pathsFor>[0]['suiting']

async function factsOf(ctx: Context, member: MemberFacts, seat: HeldSeat, suiting: Suiting) {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const swapping = {
    now: ctx.now,
    policy,
    offered: await ctx.setting(offersSwap),
    seat,
    mode: await modeOfMember(ctx, member, seat.day),
    // a request that runs is shown where one asks: the way stays open
    requested: false,
  }
  const leaving = { now: ctx.now, policy, offered: await ctx.setting(offersChange), seat }
  return {
    now: ctx.now,
    policy,
    offered: { release: await ctx.setting(offersRelease) },
    seat,
    agreed: false,
    suiting,
    against: {
      swap: whyNotSwap(swapping),
      change: whyNotLeave(leaving),
      cancel: whyNotCancel({ now: ctx.now, policy, seat }),
      stand_in: closed('stand_in'),
      pot: closed('pot'),
    },
  }
}

async function withConsequences(ctx: Context, seat: HeldSeat, offers: readonly PathOffer[]) {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const late = minutesBetween(ctx.now, seat.startsAt) < (await ctx.setting(lateFreeHours)) * 60
  const released = await costPostings(ctx, seat, releaseSteps(policy))
  const told = await outcomePostings(ctx, seat, policy.toldOutcome)
  const costs = {
    nothing: { on: ctx.today, postings: [] },
    release: { on: ctx.today, postings: released },
    told_outcome: { on: seat.day, postings: told },
  }
  const names = ['nothing', 'release', 'told_outcome'] as const
  const answers = await whatIf(
    ctx,
    seat.member,
    names.map((name) => costs[name]),
  )
  const after = new Map(names.map((name, at) => [name, answers[at]]))
  const now = after.get('nothing')
  return offers.flatMap(({ path, recommended, shows, whyNot }) => {
    const { freeFrom, worksInstead, costs: cost } = consequences[path]
    const then = after.get(cost)
    if (!then || !now) return []
    return [
      {
        path,
        recommended,
        shows,
        whyNot: copy(whyNot),
        freeFrom,
        worksInstead,
        after: { ...then, changes: then.standing !== now.standing },
        told: toldBy(path, late),
      },
    ]
  })
}
