/** What people do about dues: pay, spare somebody, sponsor somebody, look into arrears, give hours. */
import { whyNotRegistered } from '#hub/governance/public.ts'
import { lockActing, mustHave, whyNotAct } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract/periods.ts'
import { payableIn } from '../reads/payable.ts'
import { hoursValue, reminderDays, whyNotCountHours } from '../rules/dues.ts'
import { whyNotExempt, whyNotSponsor } from '../rules/dues-periods.ts'
import { hoursAsCredit } from '../rules/entries.ts'
import { whyNotMove } from '../rules/states.ts'
import { hourValue } from '../settings.ts'
import * as store from '../store/dues-periods.ts'
import * as hours from '../store/hours.ts'
import { balanceOf } from '../store/ledger.ts'
import { post } from './booking.ts'
import { paidInOf } from './payments.ts'
import { openOf, receive } from './receipts.ts'

type Of<C> = InputOf<C>

export const recordPayment = action('funding.recordPayment', async (ctx, input: Of<typeof contract.recordPayment>) => {
  const paidOn = input.day === undefined ? ctx.today : day(input.day)
  if (paidOn > ctx.today) refuseWith([refuse('payment.not_yet', { day: ctx.today })])
  const { payment, credit, gained } = await receive(ctx, {
    period: input.period,
    amount: cents(input.amount),
    paidIn: input.paidIn && paidInOf(input.paidIn),
    fee: cents(input.fee),
    day: paidOn,
    source: 'typed',
    requestKey: `asked/${input.requestKey ?? newId()}`,
    line: null,
    note: input.note,
  })
  return { payment, credit, gained }
})

export const payFromCredit = action('funding.payFromCredit', async (ctx, input: Of<typeof contract.payFromCredit>) => {
  const row = found(await store.lockPeriod(ctx.db, ctx.organisation, input.period), 'dues period')
  const credit = -(await balanceOf(ctx.db, ctx.organisation, 'credit', row.payer, row.currency))
  const amount = cents(Math.min(openOf(row), input.amount ?? credit, Math.max(credit, 0)))
  const no = whyNotMove('dues', 'pay', row.state)
  if (credit <= 0 || (input.amount !== undefined && input.amount > credit))
    no.push(refuse('payment.no_credit', { credit }))
  refuseWith(no)
  const { payment } = await receive(ctx, {
    period: row.id,
    amount,
    fee: noMoney,
    day: ctx.today,
    source: 'credit',
    requestKey: `credit/${newId()}`,
    line: null,
    note: null,
  })
  return { payment, amount }
})

export const exemptDues = action('funding.exemptDues', async (ctx, input: Of<typeof contract.exemptDues>) => {
  const { row } = await lockActing(ctx, input.participant)
  const decision = { number: input.decision.number, day: day(input.decision.day) }
  const until = day(input.until)
  refuseWith([...whyNotExempt(until, decision.day, ctx.today), ...(await whyNotRegistered(ctx, decision))])
  const id = newId()
  const { part: partBp, reason } = input
  const given = {
    id,
    participant: row.id,
    partBp,
    reason,
    until,
    decisionNumber: decision.number,
    decisionOn: decision.day,
  }
  await store.writeExemption(ctx.db, ctx.organisation, { ...given, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.exemption_given', { subject: row.id, exemption: id, part: partBp, until })
  return { exemption: id }
})

export const sponsorDues = action('funding.sponsorDues', async (ctx, input: Of<typeof contract.sponsorDues>) => {
  const { row } = await lockActing(ctx, input.participant)
  const { people } = await payableIn(ctx)
  const taking = new Set<string>(
    people.filter(({ state }) => state === 'observer' || state === 'active').map(({ id }) => id),
  )
  refuseWith(
    whyNotSponsor(
      row.id,
      input.sponsors.map(({ sponsor }) => sponsor),
      taking,
    ),
  )
  // cents that are left over go by the order of joining
  const place = new Map<string, number>(people.map(({ id }, at) => [id, at]))
  const sponsors = input.sponsors
    .map(({ sponsor, weight }) => ({ organisation: sponsor, weight }))
    .sort((one, other) => (place.get(one.organisation) ?? 0) - (place.get(other.organisation) ?? 0))
  const id = newId()
  const agreed = { id, participant: row.id, sponsors, partBp: input.part, periods: input.periods }
  await store.writeSponsorship(ctx.db, ctx.organisation, { ...agreed, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.sponsorship_agreed', { subject: row.id, sponsorship: id })
  return { sponsorship: id }
})

/** The core group looked into why dues are not paid: from then on the vote may rest. */
export const checkArrears = action('funding.checkArrears', async (ctx, input: Of<typeof contract.checkArrears>) => {
  const row = found(await store.lockPeriod(ctx.db, ctx.organisation, input.period), 'dues period')
  const no = whyNotMove('dues', 'remind', row.state)
  const from = addDays(row.dueOn, (reminderDays.at(-1) ?? 0) + 1)
  if (ctx.today < from) no.push(refuse('check.too_early', { day: from }))
  refuseWith(no)
  await store.changePeriods(
    ctx.db,
    ctx.organisation,
    ['checkedAt', 'reason'],
    [{ id: row.id, checkedAt: ctx.now, reason: input.note }],
  )
  ctx.record('funding.dues_checked', { subject: row.id })
  return {}
})

export const reportHoursInKind = action(
  'funding.reportHoursInKind',
  async (ctx, input: Of<typeof contract.reportHoursInKind>) => {
    const acting = await lockActing(ctx, input.participant)
    const { row: beneficiary } = await lockActing(ctx, input.beneficiary)
    const on = day(input.day)
    const no = whyNotAct(ctx, 'position', acting)
    if (beneficiary.id === acting.row.id) no.push(refuse('hours.own'))
    if (on > ctx.today) no.push(refuse('hours.not_yet', { day: ctx.today }))
    refuseWith(no)
    const id = newId()
    const told = {
      id,
      participant: acting.row.id,
      beneficiary: beneficiary.id,
      minutes: input.minutes,
      day: on,
      what: input.what,
    }
    await hours.writeHours(ctx.db, ctx.organisation, { ...told, at: ctx.now, by: ctx.actor.account })
    ctx.record('funding.hours_reported', { subject: acting.row.id, hours: id, minutes: input.minutes })
    return { hours: id }
  },
)

/** Hours count once whoever got them says so: they settle the oldest dues, and more than those is credit. */
export const confirmHoursInKind = action(
  'funding.confirmHoursInKind',
  async (ctx, input: Of<typeof contract.confirmHoursInKind>) => {
    const told = found(await hours.lockHours(ctx.db, ctx.organisation, input.hours), 'hours')
    mustHave(ctx, 'position', await lockActing(ctx, told.beneficiary))
    const value = await ctx.setting(hourValue)
    const worthEach = value === null ? null : cents(value)
    const no = told.state === 'reported' ? [] : [refuse('hours.answered', { why: told.state })]
    refuseWith([...no, ...whyNotCountHours({ hourValue: worthEach, confirmed: true })])
    const worth = hoursValue(told.minutes, worthEach ?? noMoney)
    const answer = { state: 'confirmed' as const, worth, at: ctx.now, by: ctx.actor.account }
    await hours.answerHours(ctx.db, ctx.organisation, told.id, answer)
    ctx.record('funding.hours_confirmed', { subject: told.participant, hours: told.id, worth })
    const open = await store.openPeriods(ctx.db, ctx.organisation)
    const oldest = open.find(({ payer }) => payer === told.participant)
    const requestKey = `hours/${told.id}`
    if (!oldest) {
      const lines = hoursAsCredit(ctx.shop.currency, told.participant, worth)
      await post(ctx, { kind: 'hours_done', day: ctx.today, requestKey, reverses: null, lines }, told.what)
      return { worth, credit: worth }
    }
    const receipt = {
      amount: worth,
      fee: noMoney,
      day: ctx.today,
      source: 'hours' as const,
      line: null,
      note: told.what,
    }
    const { credit } = await receive(ctx, { ...receipt, period: oldest.id, requestKey })
    return { worth, credit }
  },
)

export const declineHoursInKind = action(
  'funding.declineHoursInKind',
  async (ctx, input: Of<typeof contract.declineHoursInKind>) => {
    const told = found(await hours.lockHours(ctx.db, ctx.organisation, input.hours), 'hours')
    mustHave(ctx, 'position', await lockActing(ctx, told.beneficiary))
    refuseWith(told.state === 'reported' ? [] : [refuse('hours.answered', { why: told.state })])
    await hours.answerHours(ctx.db, ctx.organisation, told.id, {
      state: 'declined',
      worth: null,
      at: ctx.now,
      by: ctx.actor.account,
    })
    ctx.record('funding.hours_declined', { subject: told.participant, hours: told.id })
    return {}
  },
)
