/** Giving to the pot: a shift one works for others, or a credit of the own counter; and taking it back. */
import { type ActionContext, action, type Context } from '#platform/action.ts'
import { found, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { type MemberFacts, memberByAccount } from '#shop/members/public.ts'
import {
  afterExchange,
  creditPostings,
  freeSeats,
  letterPath,
  lockSeats,
  me,
  memberOf,
  policyOn,
  postExchange,
  seatPeople,
  takeBackExchange,
} from '#shop/shifts/public.ts'
import { type Gift, potNow, whyNotGiveCreditOf, whyNotGiveShift } from '../pot-facts.ts'
import { whyNotCancelGift, whyNotValidate } from '../rules/pot.ts'
import * as store from '../store/pot.ts'
import { tellOffice } from './pot-telling.ts'
import { settleGone } from './settle.ts'

export interface GiveShift {
  readonly shift: string
  readonly group?: string | null | undefined
  readonly warningsAccepted?: boolean | undefined
}

export const giveShift = action('exchanges.giveShift', async (ctx, input: GiveShift) => {
  const member = await me(ctx)
  await lockSeats(ctx, [], { shifts: [input.shift], people: [member.contact] })
  const wish = {
    member,
    shift: input.shift,
    group: input.group ?? null,
    warningsAccepted: input.warningsAccepted ?? false,
  }
  const { whyNot, group, shift } = await whyNotGiveShift(ctx, wish)
  refuseWith(whyNot)
  const { autoValidate } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const gift = { id: newId(), member: member.contact, sort: 'shift' as const, shift: shift.id, madeAt: ctx.now }
  const place = { group: group?.id ?? '' }
  if (!autoValidate) {
    const draft = { ...gift, ...place, attendance: null, state: 'draft' as const, validatedOn: null }
    await store.addGift(ctx.db, ctx.organisation, draft)
    ctx.record('exchanges.gift_made', { subject: gift.id, person: member.contact, shift: shift.id })
    await tellOffice(ctx, member, 'gift', gift.id)
    return { gift: gift.id, state: draft.state, attendance: null }
  }
  const attendance = await seatGiver(ctx, member, { ...shift, group: place.group, gift: gift.id })
  const done = { ...gift, ...place, attendance, state: 'validated' as const, validatedOn: ctx.today }
  await store.addGift(ctx.db, ctx.organisation, done)
  ctx.record('exchanges.gift_validated', { subject: gift.id, person: member.contact, shift: shift.id, attendance })
  await afterExchange(ctx, { shifts: [shift.id], people: [member.contact] })
  return { gift: gift.id, state: done.state, attendance }
})

interface GivenShift {
  readonly id: string
  readonly group: string
  readonly name: string
  readonly startsAt: string
  readonly gift: string
}

async function seatGiver(ctx: ActionContext, member: MemberFacts, shift: GivenShift): Promise<string> {
  const seat = { shift: shift.id, group: shift.group, member: member.contact, chain: 0, fixedSeat: null }
  const [attendance = ''] = await seatPeople(ctx, [{ ...seat, purpose: 'solidarity' }])
  ctx.notify('exchanges.gift', member.contact, {
    startsAt: shift.startsAt,
    shift: shift.name,
    link: letterPath(ctx.organisation, shift.id),
    about: shift.gift,
  })
  return attendance
}

/** From the own counter, at once: where the rules know it. */
export const giveCredit = action('exchanges.giveCredit', async (ctx, _input: Record<never, never>) => {
  const member = await me(ctx)
  await lockSeats(ctx, [], { people: [member.contact] })
  refuseWith(await whyNotGiveCreditOf(ctx, member))
  const { autoValidate } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const gift = { id: newId(), member: member.contact, sort: 'credit' as const, madeAt: ctx.now }
  const nothing = { shift: null, group: null, attendance: null }
  const state = autoValidate ? ('validated' as const) : ('draft' as const)
  const validatedOn = autoValidate ? ctx.today : null
  await store.addGift(ctx.db, ctx.organisation, { ...gift, ...nothing, state, validatedOn })
  ctx.record(`exchanges.gift_${autoValidate ? 'validated' : 'made'}`, { subject: gift.id, person: member.contact })
  if (autoValidate) await takeCredit(ctx, gift)
  else await tellOffice(ctx, member, 'gift', gift.id)
  return { gift: gift.id, state }
})

async function takeCredit(ctx: ActionContext, gift: { readonly id: string; readonly member: string }): Promise<void> {
  const postings = await creditPostings(ctx, gift.member, -1)
  const why = { cause: gift.id, round: 1, sentence: 'shifts.ledger.pot_given', facts: {} }
  await postExchange(ctx, gift.member, postings, why)
}

export interface OneGift {
  readonly gift: string
  /** Why, where the office decides for somebody. */
  readonly reason?: string | undefined
}

/** A draft becomes what was wished, if the rules still allow it. */
export const validateGift = action('exchanges.validateGift', async (ctx, input: OneGift) => {
  const looked = found(await store.readGift(ctx.db, ctx.organisation, input.gift), 'gift')
  await notOneself(ctx, looked.member)
  await lockSeats(ctx, [], { shifts: looked.shift ? [looked.shift] : [], people: [looked.member] })
  const gift = found(await store.lockGift(ctx.db, ctx.organisation, input.gift), 'gift')
  refuseWith(whyNotValidate(gift.state))
  const member = await memberOf(ctx, gift.member)
  const attendance =
    gift.shift === null ? null : await seatDraft(ctx, gift.id, { member, shift: gift.shift, group: gift.group })
  if (gift.shift === null) {
    refuseWith(await whyNotGiveCreditOf(ctx, member))
    await takeCredit(ctx, gift)
  }
  await store.validateGift(ctx.db, ctx.organisation, gift.id, { attendance, on: ctx.today, now: ctx.now })
  ctx.record('exchanges.gift_validated', { subject: gift.id, person: gift.member, shift: gift.shift, attendance })
  if (gift.shift) await afterExchange(ctx, { shifts: [gift.shift], people: [gift.member] })
  return { gift: gift.id, state: 'validated' as const, attendance }
})

async function seatDraft(ctx: ActionContext, id: string, gift: Omit<Gift, 'warningsAccepted'>): Promise<string> {
  const { whyNot, shift, group } = await whyNotGiveShift(ctx, { ...gift, warningsAccepted: true, own: true })
  refuseWith(whyNot)
  return seatGiver(ctx, gift.member, { ...shift, group: group?.id ?? '', gift: id })
}

/** Nobody decides for the own account. */
export async function notOneself(ctx: ActionContext, ...members: readonly string[]): Promise<void> {
  if (await isMe(ctx, ...members)) refuseWith([refuse('self.not_allowed')])
}

/** Whether the person who acts is one of these. */
export async function isMe(ctx: Context, ...members: readonly string[]): Promise<boolean> {
  if (ctx.actor.account === null) return false
  const own = await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account)
  return own !== null && members.includes(own.contact)
}

/** Whoever gave takes it back; or the office does, with a reason. */
export const cancelGift = action('exchanges.cancelGift', async (ctx, input: OneGift) => {
  const looked = found(await store.readGift(ctx.db, ctx.organisation, input.gift), 'gift')
  const own = await isMe(ctx, looked.member)
  if (!own && !ctx.actor.may('exchanges.office')) throw new NotFound('gift')
  const seats = await lockSeats(ctx, looked.attendance ? [looked.attendance] : [], { people: [looked.member] })
  await store.lockPot(ctx.db, ctx.organisation)
  const gift = found(await store.lockGift(ctx.db, ctx.organisation, input.gift), 'gift')
  const seat = seats.find(({ id }) => id === gift.attendance) ?? null
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const { state, sort } = gift
  const facts = { now: ctx.now, policy, state, sort, seat, pot: await potNow(ctx), byOffice: !own }
  refuseWith(whyNotCancelGift(facts))
  const end = { on: ctx.today, now: ctx.now, reason: input.reason ?? null }
  await store.cancelGifts(ctx.db, ctx.organisation, [gift.id], end)
  ctx.record('exchanges.gift_cancelled', { subject: gift.id, person: gift.member, by_self: own })
  if (!own)
    ctx.notify('exchanges.gift_off', gift.member, { reason: input.reason ?? '', link: '/shifts/pot', about: gift.id })
  if (sort === 'credit') await takeBackExchange(ctx, [gift.id], 'shifts.ledger.pot_taken_back')
  if (seat) {
    await freeSeats(ctx, [seat], 'gift')
    await settleGone(ctx)
    await afterExchange(ctx, { freed: seat, shifts: [seat.shift], people: [gift.member] })
  }
  return {}
})
