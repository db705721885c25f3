/** Asking the pot for a shift: a seat ahead is freed, an absence is put right, or a counter gets one shift. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import {
  afterExchange,
  costPostings,
  creditPostings,
  freeSeats,
  type HeldSeat,
  letterPath,
  lockSeats,
  memberOf,
  policyOn,
  postExchange,
  readSeats,
  seatPeople,
  takeBackExchange,
  whyNotSit,
} from '#shop/shifts/public.ts'
import { asker } from '../asking.ts'
import { potSeatOf, requestFacts } from '../pot-facts.ts'
import { whyNotCancelRequest, whyNotRequestPot, whyNotValidate } from '../rules/pot.ts'
import * as store from '../store/pot.ts'
import { isMe, notOneself } from './pot-giving.ts'
import { tellLead, tellOffice } from './pot-telling.ts'
import { settleGone } from './settle.ts'

export interface RequestPot {
  readonly attendance?: string | undefined
  readonly reason: string
  readonly signed?: string | undefined
}

export const requestPot = action('exchanges.requestPot', async (ctx, input: RequestPot) => {
  const member = await asker(ctx, input.signed)
  const seat = await lockOwn(ctx, member, input.attendance)
  refuseWith(await whyNotRequest(ctx, member, seat, null))
  const { autoValidate } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const request = {
    id: newId(),
    member: member.contact,
    sort: sortOf(seat),
    attendance: seat?.id ?? null,
    reason: input.reason,
    state: autoValidate ? ('validated' as const) : ('draft' as const),
    madeOn: ctx.today,
    madeAt: ctx.now,
    validatedOn: autoValidate ? ctx.today : null,
  }
  await store.addPotRequest(ctx.db, ctx.organisation, request)
  if (autoValidate) await grant(ctx, request, seat)
  else {
    ctx.record('exchanges.pot_requested', { subject: request.id, person: request.member, sort: request.sort })
    await tellOffice(ctx, member, 'request', request.id)
  }
  return { potRequest: request.id, state: request.state }
})

/** For a seat, by the link of a mail about it. */
export const requestPotByLink = action('exchanges.requestPotByLink', (ctx, input: RequestPot) =>
  requestPot.run(ctx, input),
)

const sortOf = (seat: HeldSeat | null): store.PotRequestRow['sort'] =>
  seat === null ? 'credit' : seat.state === 'planned' ? 'seat' : 'absence'

/** The seat somebody answers for, locked, and the pot with it; somebody else's looks as if it did not exist. */
async function lockOwn(
  ctx: ActionContext,
  member: MemberFacts,
  attendance: string | null | undefined,
): Promise<HeldSeat | null> {
  const seats = await lockSeats(ctx, attendance ? [attendance] : [], { people: [member.contact] })
  await store.lockPot(ctx.db, ctx.organisation)
  if (!attendance) return null
  const seat = found(seats[0], 'attendance')
  const answers = seat.state === 'planned' ? seat.member : (seat.standIn ?? seat.member)
  if (answers !== member.contact) throw new NotFound('attendance')
  return seat
}

async function whyNotRequest(ctx: ActionContext, member: MemberFacts, seat: HeldSeat | null, own: string | null) {
  const { live, ...facts } = await requestFacts(ctx, member, own)
  return whyNotRequestPot({ ...facts, seat: seat && potSeatOf(seat), waits: live.has(seat?.id ?? null) })
}

/** What was asked for happens: in the same transaction as it is written down. */
async function grant(
  ctx: ActionContext,
  request: Pick<store.PotRequestRow, 'id' | 'member' | 'sort'>,
  seat: HeldSeat | null,
): Promise<void> {
  const { id, member, sort } = request
  ctx.record('exchanges.pot_validated', { subject: id, person: member, sort, attendance: seat?.id ?? null })
  ctx.notify('exchanges.pot_request', member, {
    what: sort,
    startsAt: seat?.startsAt ?? ctx.now,
    shift: seat?.name ?? '',
    link: '/shifts/pot',
    about: id,
  })
  if (seat && sort === 'seat') {
    await freeSeats(ctx, [seat], 'pot')
    tellLead(ctx, seat, id)
    await settleGone(ctx)
    await afterExchange(ctx, { freed: seat, shifts: [seat.shift], people: [member] })
    return
  }
  const postings = seat
    ? await costPostings(ctx, seat, [{ counter: 'main', by: 1 }])
    : await creditPostings(ctx, member, 1)
  const sentence = seat ? 'shifts.ledger.pot_absence' : 'shifts.ledger.pot_received'
  await postExchange(ctx, member, postings, { cause: id, round: 1, sentence, facts: seat ? { day: seat.day } : {} })
}

export interface OnePotRequest {
  readonly potRequest: string
  /** Why, where the office decides for somebody. */
  readonly reason?: string | undefined
}

export const validatePotRequest = action('exchanges.validatePotRequest', async (ctx, input: OnePotRequest) => {
  const looked = found(await store.readPotRequest(ctx.db, ctx.organisation, input.potRequest), 'pot_request')
  await notOneself(ctx, looked.member)
  const member = await memberOf(ctx, looked.member)
  const seat = await lockOwn(ctx, member, looked.attendance)
  const request = found(await store.lockPotRequest(ctx.db, ctx.organisation, looked.id), 'pot_request')
  refuseWith(whyNotValidate(request.state))
  refuseWith(await whyNotRequest(ctx, member, seat, request.id))
  await store.validatePotRequest(ctx.db, ctx.organisation, request.id, { on: ctx.today, now: ctx.now })
  await grant(ctx, request, seat)
  return { potRequest: request.id, state: 'validated' as const }
})

/** Whoever asked takes it back, or the office does: once, and everything is as it was. */
export const cancelPotRequest = action('exchanges.cancelPotRequest', async (ctx, input: OnePotRequest) => {
  const looked = found(await store.readPotRequest(ctx.db, ctx.organisation, input.potRequest), 'pot_request')
  const own = await isMe(ctx, looked.member)
  if (!own && !ctx.actor.may('exchanges.office')) throw new NotFound('pot_request')
  const [at] = looked.attendance ? await readSeats(ctx, [looked.attendance]) : []
  const [seat] = await lockSeats(ctx, at ? [at.id] : [], { people: [looked.member] })
  await store.lockPot(ctx.db, ctx.organisation)
  const request = found(await store.lockPotRequest(ctx.db, ctx.organisation, looked.id), 'pot_request')
  const back = request.state === 'validated' && request.sort === 'seat' ? (seat ?? null) : null
  const sitting = back && (await sittingAgain(ctx, back))
  const shift = back && { state: back.shiftState, startsAt: back.startsAt }
  const { state, sort } = request
  refuseWith(whyNotCancelRequest({ now: ctx.now, state, sort, shift, booking: sitting?.refusals ?? [] }))
  const attendance = back && (await reseat(ctx, back, sitting?.group ?? null))
  const end = { on: ctx.today, now: ctx.now, reason: input.reason ?? null, back: attendance }
  await store.cancelPotRequests(ctx.db, ctx.organisation, [request.id], end)
  ctx.record('exchanges.pot_cancelled', { subject: request.id, person: request.member, by_self: own })
  if (!own || back) tellOff(ctx, request, back, input.reason ?? '')
  if (state === 'validated' && sort !== 'seat')
    await takeBackExchange(ctx, [request.id], 'shifts.ledger.pot_taken_back')
  return { attendance }
})

const sittingAgain = async (ctx: ActionContext, seat: HeldSeat) =>
  whyNotSit(ctx, {
    member: await memberOf(ctx, seat.member),
    shift: seat.shift,
    group: seat.group,
    purpose: seat.purpose,
    gone: [],
    warningsAccepted: true,
  })

/** The own place again; where somebody else took it meanwhile, one place more. */
async function reseat(
  ctx: ActionContext,
  seat: HeldSeat,
  group: { readonly seats: number; readonly taken: number } | null,
): Promise<string> {
  const { shift, member, purpose, chain, fixedSeat } = seat
  const missing = group ? group.taken + 1 - group.seats : 0
  const extra = missing > 0 ? [{ shift, group: seat.group, seats: missing }] : []
  const [attendance = ''] = await seatPeople(
    ctx,
    [{ shift, group: seat.group, member, purpose, chain, fixedSeat }],
    extra,
  )
  await afterExchange(ctx, { shifts: [shift], people: [member] })
  return attendance
}

function tellOff(ctx: ActionContext, request: store.PotRequestRow, back: HeldSeat | null, reason: string): void {
  ctx.notify('exchanges.pot_request_off', request.member, {
    what: back ? 'seat' : request.state === 'draft' ? 'draft' : 'counter',
    startsAt: back?.startsAt ?? ctx.now,
    shift: back?.name ?? '',
    reason,
    link: back ? letterPath(ctx.organisation, back.shift) : '/shifts/pot',
    about: request.id,
  })
}
