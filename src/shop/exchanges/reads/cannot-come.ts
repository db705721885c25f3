/** "I can't be there": the seat, every way that leads on from here, and what each one means. */
import { type Context, read } from '#platform/action.ts'
import { found, refuse } from '#platform/refusal.ts'
import { minutesBetween } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import {
  costPostings,
  type HeldSeat,
  lateFreeHours,
  memberOf,
  modeOfMember,
  outcomePostings,
  policyOn,
  readSeats,
  whatIf,
  whyNotCancel,
} from '#shop/shifts/public.ts'
import { nameOf } from '../actions/paths.ts'
import { type AskedSeat, lookAtAnswered } from '../asking.ts'
import { potSeatOf, requestFacts } from '../pot-facts.ts'
import { whyNotLeave } from '../rules/change.ts'
import { consequences, toldBy } from '../rules/consequence.ts'
import { whyNotHandBack } from '../rules/hand-back.ts'
import { ladder, type PathOffer, pathsFor, releaseSteps } from '../rules/paths.ts'
import { whyNotRequestPot } from '../rules/pot.ts'
import { daysAhead, whyNotGiveUp } from '../rules/seat.ts'
import { whyNotAskStandIn } from '../rules/stand-in.ts'
import { whyNotSwap } from '../rules/swap.ts'
import { whyNotTell } from '../rules/told.ts'
import { offersCallOut, offersChange, offersRelease, offersStandIn, offersSwap } from '../settings.ts'
import { placesFor } from './places.ts'
import { copy, seatFor } from './seat.ts'
import { ownCall } from './stand-in.ts'

export interface CannotCome extends AskedSeat {
  /** Both have agreed already to exchange their places. */
  readonly agreed?: boolean | undefined
}

export const readCannotCome = read('exchanges.readCannotCome', async (ctx, asked: CannotCome) => {
  const agreed = asked.agreed ?? false
  const { member, seat } = await lookAtAnswered(ctx, asked)
  const asStandIn = seat.standIn === member.contact
  const gone = whyNotGiveUp(seat, ctx.now)
  const replaced = seat.standIn !== null && !asStandIn ? [refuse('stand_in.found')] : []
  const over = gone.length > 0 ? gone : replaced
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const places = over.length > 0 || asStandIn ? [] : await placesFor(ctx, member, seat)
  const suiting = { empty: places.filter(({ underPopulated }) => underPopulated).length, any: places.length }
  const offers = over.length > 0 ? [] : pathsFor({ ...(await factsOf(ctx, member, seat, suiting)), agreed })
  return {
    seat: seatFor(seat),
    over: copy(over),
    insteadOf: asStandIn ? await holderName(ctx, seat) : null,
    told: seat.toldAt,
    call: over.length > 0 ? null : await ownCall(ctx, seat),
    days: daysAhead(seat.startsAt, ctx.now),
    steps: seat.purpose === 'regular' ? ladder(daysAhead(seat.startsAt, ctx.now), agreed, policy) : [],
    suiting,
    offers: await withConsequences(ctx, seat, offers),
  }
})

export const readCannotComeByLink = read('exchanges.readCannotComeByLink', (ctx, asked: CannotCome) =>
  readCannotCome.run(ctx, asked),
)

/** Any seat, as it stands: for those who look at exchanges from outside. */
export const readSeat = read('exchanges.readSeat', async (ctx, { attendance }: { readonly attendance: string }) =>
  found((await readSeats(ctx, [attendance]))[0], 'attendance'),
)

async function holderName(ctx: Context, seat: HeldSeat): Promise<string> {
  const holder = await memberOf(ctx, seat.member)
  return nameOf(ctx, holder)
}

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
  const standIn = {
    now: ctx.now,
    policy,
    offered: await ctx.setting(offersStandIn),
    seat,
    mode: swapping.mode,
    // a call that runs is shown where one asks: the way stays open
    called: false,
  }
  return {
    now: ctx.now,
    policy,
    asStandIn: seat.standIn === member.contact,
    offered: { release: await ctx.setting(offersRelease) },
    seat,
    suiting,
    against: {
      hand_back: whyNotHandBack(seat, ctx.now, policy),
      tell_shop: whyNotTell(seat, ctx.now),
      swap: whyNotSwap(swapping),
      change: whyNotLeave(leaving),
      cancel: whyNotCancel({ now: ctx.now, policy, seat }),
      stand_in: whyNotAskStandIn(standIn),
      pot: await againstPot(ctx, member, seat),
    },
  }
}

async function againstPot(ctx: Context, member: MemberFacts, seat: HeldSeat) {
  if (seat.purpose !== 'regular') return []
  const { live, ...facts } = await requestFacts(ctx, member)
  return whyNotRequestPot({ ...facts, seat: potSeatOf(seat), waits: live.has(seat.id) })
}

async function withConsequences(ctx: Context, seat: HeldSeat, offers: readonly PathOffer[]) {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const around = {
    late: minutesBetween(ctx.now, seat.startsAt) < (await ctx.setting(lateFreeHours)) * 60,
    callsStandby: policy.callOutHours > 0 && (await ctx.setting(offersCallOut)),
  }
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
    seat.standIn ?? seat.member,
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
        told: toldBy(path, around),
      },
    ]
  })
}
