/** Circles are founded, changed, joined, and spend within their limit. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, NotAllowed, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/circles.ts'
import { holdsOn, lastDay, whyNotSeats, whyNotSpend } from '../rules/terms.ts'
import { whyNotHolding } from '../seating.ts'
import { providerSeats, userSeats } from '../settings/mandates.ts'
import * as store from '../store/circles.ts'
import { readTerms } from '../store/terms.ts'

type Of<C> = InputOf<C>
type AskedSeat = Of<typeof contract.foundCircle>['seats'][number]

/** A core group that names no seats has those of the settings. */
async function usualSeats(ctx: ActionContext): Promise<AskedSeat[]> {
  const words = currentWords()
  const say = (key: string, n: number) => words.say(ctx.shop.language, `governance.usual_seat.${key}`, { n }, ctx.shop)
  const seats = (from: 'user' | 'provider', count: number): AskedSeat[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ role: say(from, at + 1), description: say('description', at + 1), from, grants: null },
    }))
  return [...seats('user', await ctx.setting(userSeats)), ...seats('provider', await ctx.setting(providerSeats))]
}

const twice = (roles: readonly string[]) => {
  const role = roles.find((one, at) => roles.indexOf(one) < at)
  return role === undefined ? [] : [refuse('circle.role_twice', { role })]
}

export const foundCircle = action('governance.foundCircle', async (ctx, input: Of<typeof contract.foundCircle>) => {
  const all = await store.readCircles(ctx.db, ctx.organisation)
  const isNoyau = input.kind === 'noyau'
  const seats = isNoyau && input.seats.length === 0 ? await usualSeats(ctx) : input.seats
  refuseWith([
    ...(isNoyau && all.some(({ kind }) => kind === 'noyau') ? [refuse('circle.noyau_twice')] : []),
    ...whyNotSeats(input.kind, seats),
    ...twice(seats.map(({ role }) => role)),
  ])
  const id = newId()
  const { kind, name, purpose, joinable, mail, spendLimit } = input
  await store.addCircle(ctx.db, ctx.organisation, {
    ...{ id, kind, name, purpose, joinable, mail, spendLimit },
    at: ctx.now,
    by: ctx.actor.account,
  })
  await store.addSeats(
    ctx.db,
    ctx.organisation,
    seats.map(({ grants, ...seat }, at) => ({
      ...seat,
      grants: isNoyau ? 'noyau' : grants,
      id: newId(),
      circle: id,
      place: at + 1,
    })),
  )
  ctx.record('governance.circle_founded', { subject: id })
  return { circle: id as string }
})

const circleFor = async (ctx: ActionContext, id: string): Promise<store.CircleRow> =>
  found(await store.lockCircle(ctx.db, ctx.organisation, id), 'circle')

export const changeCircle = action('governance.changeCircle', async (ctx, input: Of<typeof contract.changeCircle>) => {
  const circle = await circleFor(ctx, input.circle)
  const { name, purpose, joinable, mail, spendLimit } = input
  await store.changeCircle(ctx.db, ctx.organisation, {
    ...{ id: circle.id, name, purpose, joinable, mail, spendLimit },
  })
  ctx.record('governance.circle_changed', { subject: circle.id, limit: spendLimit })
  return {}
})

const seatsOf = async (ctx: ActionContext, circle: string): Promise<store.SeatRow[]> =>
  (await store.readSeats(ctx.db, ctx.organisation)).filter((seat) => seat.circle === circle)

export const addSeat = action('governance.addSeat', async (ctx, input: Of<typeof contract.addSeat>) => {
  const circle = await circleFor(ctx, input.circle)
  const seats = await seatsOf(ctx, circle.id)
  const { role, description, from } = input
  refuseWith([...whyNotSeats(circle.kind, [...seats, { from }]), ...twice([...seats.map((one) => one.role), role])])
  const id = newId()
  const place = 1 + Math.max(0, ...seats.map((one) => one.place))
  const grants = circle.kind === 'noyau' ? 'noyau' : input.grants
  await store.addSeats(ctx.db, ctx.organisation, [{ id, circle: circle.id, place, role, description, from, grants }])
  ctx.record('governance.seat_added', { subject: id, circle: circle.id })
  return { circleSeat: id as string }
})

export const closeSeat = action('governance.closeSeat', async (ctx, input: Of<typeof contract.closeSeat>) => {
  const seat = found(await store.lockSeat(ctx.db, ctx.organisation, input.circleSeat), 'seat')
  const others = (await seatsOf(ctx, seat.circle)).filter(({ id }) => id !== seat.id)
  const terms = await readTerms(ctx.db, ctx.organisation)
  const held = terms.find((one) => one.seat === seat.id && (holdsOn(one, ctx.today) || lastDay(one) > ctx.today))
  refuseWith([
    ...(held ? [refuse('circle.seat_held', { day: lastDay(held) })] : []),
    ...whyNotSeats(seat.circleKind, others),
  ])
  await store.closeSeat(ctx.db, ctx.organisation, seat.id, ctx.today)
  ctx.record('governance.seat_closed', { subject: seat.id, circle: seat.circle })
  return {}
})

export const joinCircle = action('governance.joinCircle', async (ctx, input: Of<typeof contract.joinCircle>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, null, acting)
  const circle = await circleFor(ctx, input.circle)
  if (!circle.joinable) refuseWith([refuse('circle.not_joinable')])
  const { account } = ctx.actor
  if (account === null) throw new NotAllowed('community.enter')
  const member = { circle: circle.id, account, participant: acting.row.id }
  await store.joinCircle(ctx.db, ctx.organisation, member, ctx.today)
  ctx.record('governance.circle_joined', { subject: circle.id, participant: acting.row.id })
  return {}
})

export const leaveCircle = action('governance.leaveCircle', async (ctx, input: Of<typeof contract.leaveCircle>) => {
  const circle = await circleFor(ctx, input.circle)
  await store.leaveCircle(ctx.db, ctx.organisation, { circle: circle.id, account: ctx.actor.account }, ctx.today)
  ctx.record('governance.circle_left', { subject: circle.id })
  return {}
})

export const spendFromCircle = action(
  'governance.spendFromCircle',
  async (ctx, input: Of<typeof contract.spendFromCircle>) => {
    const circle = await circleFor(ctx, input.circle)
    const years = await store.spentIn(ctx.db, ctx.organisation, ctx.today)
    const spent = years.find((one) => one.circle === circle.id)?.spent ?? 0
    const { amount, what } = input
    refuseWith([...(await whyNotHolding(ctx, { circle: circle.id })), ...whyNotSpend(spent, amount, circle.spendLimit)])
    await store.addSpending(ctx.db, ctx.organisation, {
      ...{ id: newId(), circle: circle.id, amount, what, day: ctx.today },
      account: ctx.actor.account,
      at: ctx.now,
    })
    ctx.record('governance.circle_spent', { subject: circle.id, amount })
    return { left: circle.spendLimit - spent - amount }
  },
)
