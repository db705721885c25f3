/** The pot as a person meets it, and what is in it on any day. */
import { type Context, read } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { costPostings, creditPostings, type HeldSeat, me, policyOn, readSeats, whatIf } from '#shop/shifts/public.ts'
import { personOf, potLevels, potSeatOf, requestFacts, whyNotGiveShift } from '../pot-facts.ts'
import {
  absenceDays,
  asksForCredit,
  countedRequests,
  whyNotCancelGift,
  whyNotCancelRequest,
  whyNotGiveCredit,
  whyNotGiver,
  whyNotRequestPot,
} from '../rules/pot.ts'
import * as store from '../store/pot.ts'
import { copy } from './seat.ts'
import { slotOf } from './swap-proposal.ts'

export const readMyPot = read('exchanges.readMyPot', async (ctx, _input: Record<never, never>) => {
  const member = await me(ctx)
  const [db, here] = [ctx.db, ctx.organisation]
  const policy = await policyOn(db, here, ctx.today)
  const facts = await requestFacts(ctx, member)
  const person = await personOf(ctx, member)
  const gifts = await store.giftsOf(db, here, member.contact)
  const requests = await store.potRequestsOf(db, here, member.contact)
  const named = [...gifts, ...requests].flatMap(({ attendance }) => (attendance ? [attendance] : []))
  const seats = new Map((await readSeats(ctx, named)).map((seat) => [seat.id, seat]))
  const shifts = await store.shiftSlots(
    db,
    here,
    gifts.flatMap(({ shift }) => (shift ? [shift] : [])),
  )
  return {
    pot: facts.pot,
    limit: policy.potLimit,
    asked: countedRequests(facts),
    most: policy.maxRequests < 0 ? null : policy.maxRequests,
    officeDecides: !policy.autoValidate,
    credit: asksForCredit(facts.mode),
    whyNotGive: copy(whyNotGiver(person)),
    giveCredit: policy.giveCredit
      ? { whyNot: copy(whyNotGiveCredit(person)), after: await afterCredit(ctx, member, -1) }
      : null,
    choices: await choicesOf(ctx, member, facts),
    gifts: gifts.map((gift) => giftFor(ctx, gift, { seats, shifts, policy, pot: facts.pot })),
    requests: requests.map((request) => requestFor(ctx, request, seats.get(request.attendance ?? '') ?? null)),
  }
})

const afterOf = (then: { main: number; makeUp: number; standing: string; moved: { main: number } } | undefined) => ({
  main: then?.main ?? 0,
  makeUp: then?.makeUp ?? 0,
  standing: then?.standing ?? 'up_to_date',
  moved: then?.moved.main ?? 0,
})

async function afterCredit(ctx: Context, member: MemberFacts, shifts: number) {
  const postings = await creditPostings(ctx, member.contact, shifts)
  return afterOf((await whatIf(ctx, member.contact, [{ on: ctx.today, postings }]))[0])
}

/** Everything that may be asked for, with its consequence: the own places ahead, absences, or a credit. */
async function choicesOf(
  ctx: Context,
  member: MemberFacts,
  { live, ...facts }: Awaited<ReturnType<typeof requestFacts>>,
) {
  const whyNot = (seat: HeldSeat | null): Refusal[] =>
    whyNotRequestPot({ ...facts, seat: seat && potSeatOf(seat), waits: live.has(seat?.id ?? null) })
  if (asksForCredit(facts.mode))
    return [
      { sort: 'credit' as const, seat: null, whyNot: copy(whyNot(null)), after: await afterCredit(ctx, member, 1) },
    ]
  const since = addDays(ctx.today, -absenceDays)
  const ids = await store.seatsToAskFor(ctx.db, ctx.organisation, member.contact, { since, now: ctx.now })
  const seats = (await readSeats(ctx, ids)).toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const [absence] = seats.filter(({ state }) => state !== 'planned')
  const forgiven = absence ? await costPostings(ctx, absence, [{ counter: 'main', by: 1 }]) : []
  const supposed = [[], forgiven].map((postings) => ({ on: ctx.today, postings }))
  const [nothing, credited] = await whatIf(ctx, member.contact, supposed)
  return seats.map((seat) => {
    const planned = seat.state === 'planned'
    return {
      sort: planned ? ('seat' as const) : ('absence' as const),
      seat: slotOf(seat),
      whyNot: copy(whyNot(seat)),
      after: afterOf(planned ? nothing : credited),
    }
  })
}

interface Known {
  readonly seats: ReadonlyMap<string, HeldSeat>
  readonly shifts: readonly store.ShiftSlot[]
  readonly policy: Awaited<ReturnType<typeof policyOn>>
  readonly pot: number
}

function giftFor(ctx: Context, gift: store.GiftRow, { seats, shifts, policy, pot }: Known) {
  const seat = seats.get(gift.attendance ?? '') ?? null
  const { state, sort } = gift
  return {
    gift: gift.id,
    sort,
    state,
    counts: state === 'validated' && (sort === 'credit' || seat?.state === 'done'),
    when: shifts.find(({ shift }) => shift === gift.shift) ?? null,
    madeAt: gift.madeAt,
    endReason: gift.endReason,
    whyNotCancel: copy(whyNotCancelGift({ now: ctx.now, policy, state, sort, seat, pot, byOffice: false })),
  }
}

function requestFor(ctx: Context, request: store.PotRequestRow, seat: HeldSeat | null) {
  const { state, sort } = request
  const shift = seat && { state: seat.shiftState, startsAt: seat.startsAt }
  return {
    potRequest: request.id,
    sort,
    state,
    when: seat && slotOf(seat),
    reason: request.reason,
    madeAt: request.madeAt,
    endReason: request.endReason,
    whyNotCancel: copy(whyNotCancelRequest({ now: ctx.now, state, sort, shift, booking: [] })),
  }
}

export const readGiving = read('exchanges.readGiving', async (ctx, { shift }: { readonly shift: string }) => {
  const member = await me(ctx)
  const { whyNot, group } = await whyNotGiveShift(ctx, { member, shift, warningsAccepted: true })
  const { offered } = await personOf(ctx, member)
  return { whyNot: copy(whyNot), offered, warnings: [...(group?.warnings ?? [])] }
})

interface Asked {
  readonly on?: string | undefined
  readonly months?: number | undefined
}

export const readPotLevels = read('exchanges.readPotLevels', async (ctx, { on, months = 12 }: Asked) => {
  const day = (on ?? ctx.today) as Day
  const ends = monthEndsBefore(day, months)
  const levels = await potLevels(ctx, [...ends, day])
  const { potLimit } = await policyOn(ctx.db, ctx.organisation, day)
  const nothing = { on: day, pot: 0, start: 0, gifts: 0, requests: 0 }
  return { level: levels.at(-1) ?? nothing, months: levels.slice(0, -1), limit: potLimit }
})

/** The last days of so many months before a day, oldest first. */
function monthEndsBefore(day: Day, months: number): Day[] {
  const ends: Day[] = []
  let end = addDays(`${day.slice(0, 8)}01` as Day, -1)
  for (let at = 0; at < months; at += 1) {
    ends.unshift(end)
    end = addDays(`${end.slice(0, 8)}01` as Day, -1)
  }
  return ends
}
