/** Swaps as a person meets them: what may be ticked, what others ask, and what came of the own requests. */
import { type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type MemberFacts, membersById } from '#shop/members/public.ts'
import {
  type HeldSeat,
  listKinds,
  modeOfMember,
  openInstead,
  policyOn,
  readSeats,
  sittingOf,
} from '#shop/shifts/public.ts'
import { type AskedSeat, answerer, lookAtSeat } from '../asking.ts'
import { whyNotSwap } from '../rules/swap.ts'
import { isOffered, lastDayOffered, rankOf, type Wish, wishDays, wishWindow } from '../rules/wishes.ts'
import { offersSwap } from '../settings.ts'
import * as store from '../store/swap.ts'
import * as asks from '../store/swap-asks.ts'
import { copy, seatFor } from './seat.ts'
import { nameFor, proposalsFor, slotOf } from './swap-proposal.ts'

const asksShown = 5
const endedDays = 30

export const readSwapWays = read('exchanges.readSwapWays', async (ctx, asked: AskedSeat) => {
  const { member, seat } = await lookAtSeat(ctx, asked)
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const live = (await mineOf(ctx, member)).find((one) => one.seat.attendance === seat.id && isLive(one)) ?? null
  const whyNot = whyNotSwap({
    now: ctx.now,
    policy,
    offered: await ctx.setting(offersSwap),
    seat,
    mode: await modeOfMember(ctx, member, seat.day),
    requested: live !== null,
  })
  const choosing = whyNot.every(({ code }) => code === 'swap.live_request') && live?.state !== 'offered'
  const forThis = choosing ? (await asksFor(ctx, member)).filter(({ gives }) => gives.attendance === seat.id) : []
  return {
    seat: seatFor(seat),
    whyNot: copy(whyNot),
    asks: forThis.slice(0, asksShown),
    asksInAll: forThis.length,
    ...(await wishable(ctx, member, seat, choosing)),
    live,
  }
})

export const readSwapWaysByLink = read('exchanges.readSwapWaysByLink', readSwapWays.run)

const isLive = ({ state }: { readonly state: string }): boolean => state === 'open' || state === 'offered'

/** A full shift may be wished, since somebody leaves it; what is read before taking is read before saying yes. */
const passing = ['shift.full', 'shift.reserved', 'shift.warning', 'shift.beginner_alone']

/** Shifts on which others sit, inside the window, that this person may sit on once the own seat is gone: those to be
 *  ticked, and what patterns may be made of. */
async function wishable(ctx: Context, member: MemberFacts, seat: HeldSeat, choosing: boolean) {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const window = wishWindow(seat.startsAt, ctx.now, policy)
  const days = wishDays(window, ctx.today, policy)
  const all = choosing ? await openInstead(ctx, member, seat, ctx.today, lastDayOffered(ctx.today, policy)) : []
  const held = all.filter(
    ({ startsAt, taken, whyNot }) =>
      taken > 0 && startsAt >= window.from && whyNot.every(({ code }) => passing.includes(code)),
  )
  const kinds = new Map(held.map(({ kind, kindName }) => [kind, kindName]))
  const shifts = held
    .filter((shift) => isOffered(seat, { ...shift, shift: shift.id }, window))
    .map(({ id, day, localStart, localEnd, name, kindName, kindColour, taken }) => ({
      id,
      day,
      localStart,
      localEnd,
      name,
      kindName,
      kindColour,
      people: taken,
    }))
  return {
    way: window.way,
    shifts,
    patterns: {
      from: days.from ?? ctx.today,
      until: days.until,
      starts: [...new Set(held.map(({ localStart }) => localStart))].toSorted(),
      kinds: [...kinds].map(([id, name]) => ({ id, name })),
    },
  }
}

/** Open requests that wish for a seat of this person, where the rules let both sit on the other's. Oldest first. */
export async function asksFor(ctx: Context, member: MemberFacts, only?: string) {
  const [db, here] = [ctx.db, ctx.organisation]
  const { swapMinHours, swapModes } = await policyOn(db, here, ctx.today)
  const nearest = addMinutes(ctx.now, swapMinHours * 60)
  const own = await asks.seatsToGive(db, here, member.contact, nearest)
  if (own.length === 0 || !(await ctx.setting(offersSwap))) return []
  const open = await asks.openRequestsOfOthers(db, here, member.contact, nearest)
  const wished = open.flatMap((request) => {
    const ranked = own.flatMap((seat) => {
      const rank = rankOf(request.wishes, seat)
      return rank === null ? [] : [{ request, seat, rank }]
    })
    return ranked.toSorted((a, b) => a.rank - b.rank)
  })
  const meant = only === undefined ? wished : wished.filter(({ request }) => request.id === only)
  if (meant.length === 0) return []
  const askers = await membersById(db, here, [...new Set(meant.map(({ request }) => request.member as ContactId))])
  const byId = new Map(askers.map((one) => [one.contact as string, one]))
  const shifts = meant.flatMap(({ request, seat }) => [request.shift, seat.shift])
  const sitting = await sittingOf(ctx, [...askers, member], shifts)
  const both = meant.filter(({ request, seat }) => {
    const asker = byId.get(request.member)
    if (!asker || !swapModes.some((mode) => mode === sitting.modeOf(member.contact))) return false
    const gone = [
      { member: member.contact, standIn: null, shift: seat.shift, group: seat.group },
      { member: request.member, standIn: null, shift: request.shift, group: request.group },
    ]
    const wishes = [
      { member, shift: request.shift, group: request.group, purpose: seat.purpose },
      { member: asker, shift: seat.shift, group: seat.group, purpose: request.purpose },
    ]
    return wishes.every((wish) => sitting.ask({ ...wish, gone, warningsAccepted: true }).refusals.length === 0)
  })
  const seats = await readSeats(
    ctx,
    both.flatMap(({ request, seat }) => [request.attendance, seat.attendance]),
  )
  const held = new Map(seats.map((seat) => [seat.id, seat]))
  return both.map(({ request, seat }) => {
    const asker = byId.get(request.member)
    const groups = sitting.shifts.get(request.shift)?.groups ?? []
    return {
      swap: request.id,
      who: asker ? nameFor(asker, sitting.policy) : null,
      takes: slotOf(found(held.get(request.attendance), 'attendance')),
      gives: slotOf(found(held.get(seat.attendance), 'attendance')),
      warnings: [...(groups.find(({ id }) => id === request.group)?.warnings ?? [])],
    }
  })
}

/** The own requests: those that run, and what became of the others lately. */
async function mineOf(ctx: Context, member: MemberFacts) {
  const [db, here] = [ctx.db, ctx.organisation]
  const since = addMinutes(ctx.now, -endedDays * 1440)
  const requests = await store.requestsOf(db, here, member.contact, since)
  const ids = requests.map(({ id }) => id)
  const asked = Map.groupBy(await asks.asksOf(db, here, ids), ({ request }) => request)
  const rows = await store.readProposals(
    db,
    here,
    requests.flatMap(({ proposal }) => proposal ?? []),
  )
  const proposals = await proposalsFor(ctx, member.contact, rows)
  const seats = await readSeats(
    ctx,
    requests.map(({ attendance }) => attendance),
  )
  const held = new Map(seats.map((seat) => [seat.id, seat]))
  const wished = await wishedOf(
    ctx,
    requests.flatMap(({ wishes }) => wishes),
  )
  return requests.map((request) => ({
    swap: request.id,
    state: request.state,
    endReason: request.endReason,
    seat: slotOf(found(held.get(request.attendance), 'attendance')),
    wishes: request.wishes.map(wished),
    asked: asked.get(request.id)?.length ?? 0,
    proposal: proposals.get(request.proposal ?? '') ?? null,
  }))
}

/** Wishes in words: the shifts and kinds they name. */
async function wishedOf(ctx: Context, wishes: readonly Wish[]) {
  const ids = wishes.flatMap(({ shift }) => shift ?? [])
  const shifts = new Map((await asks.shiftsNamed(ctx.db, ctx.organisation, ids)).map((one) => [one.id, one]))
  const { kinds } = await listKinds.run(ctx, { archived: true })
  return (wish: Wish) => {
    const { id, name, day, localStart, localEnd } = shifts.get(wish.shift ?? '') ?? { id: null }
    return {
      ...wish,
      shift: id === null ? null : { id, name, day, localStart, localEnd },
      kindName: kinds.find((kind) => kind.id === wish.kind)?.name ?? null,
    }
  }
}

export const readMySwaps = read('exchanges.readMySwaps', async (ctx, _asked: Record<never, never>) => {
  const member = await answerer(ctx, undefined)
  const all = await asksFor(ctx, member)
  const first = new Map(all.toReversed().map((ask) => [ask.swap, ask]))
  return { mine: await mineOf(ctx, member), asks: [...first.values()].toReversed() }
})

interface AskedAsk {
  readonly swap: string
  readonly signed?: string | undefined
}

export const readSwapAsk = read('exchanges.readSwapAsk', async (ctx, asked: AskedAsk) => {
  const member = await answerer(ctx, asked.signed)
  const request = found(await store.readRequest(ctx.db, ctx.organisation, asked.swap), 'swap')
  const answers = await asks.asksOf(ctx.db, ctx.organisation, [request.id])
  const declined = answers.some((one) => one.member === member.contact && one.declined)
  const [ask] = declined || request.state !== 'open' ? [] : await asksFor(ctx, member, request.id)
  return { state: request.state, declined, ask: ask ?? null }
})

export const readSwapAskByLink = read('exchanges.readSwapAskByLink', readSwapAsk.run)
