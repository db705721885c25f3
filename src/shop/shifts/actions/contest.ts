/** A member says that a sheet is wrong; the office answers. */
import { action, idOfActor } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { newId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { membersByAccount } from '#shop/members/public.ts'
import { me } from '../booking-facts.ts'
import type * as contract from '../contract-sheets.ts'
import { whyNotContest } from '../rules/contest.ts'
import { officeAccounts } from '../sheet-facts.ts'
import { policyOn } from '../store/policy.ts'
import * as store from '../store/sheet-list.ts'
import { correctOutcome } from './attendance.ts'
import { notForOneself } from './standing.ts'

export const contestOutcome = action(
  'shifts.contestOutcome',
  async (ctx, { attendance, words }: InputOf<typeof contract.contestOutcome>) => {
    const { contact, displayName } = await me(ctx)
    const seat = found(await store.lockContested(ctx.db, ctx.organisation, attendance, contact), 'attendance')
    const { contestDays } = await policyOn(ctx.db, ctx.organisation, ctx.today)
    const validatedOn = seat.validatedAt === null ? null : dayIn(seat.validatedAt, ctx.shop.zone)
    refuseWith(whyNotContest({ today: ctx.today, validatedOn, state: seat.state, open: seat.open, contestDays }))
    const id = newId()
    const row = { id, attendance, member: contact, outcome: seat.state, words, now: ctx.now }
    await store.addContest(ctx.db, ctx.organisation, row)
    ctx.record('shifts.outcome_contested', { subject: id, person: contact, attendance })
    const office = await membersByAccount(ctx.db, ctx.organisation, (await officeAccounts(ctx)) as AccountId[])
    const told = office.filter((one) => one.contact !== contact)
    const facts = { who: displayName, startsAt: seat.startsAt, link: '/staff/sheets?tab=contested' }
    for (const one of told) ctx.notify('shifts.contested', one.contact, facts)
    return { contest: id }
  },
)

export const answerContest = action(
  'shifts.answerContest',
  async (ctx, { contest, outcome, answer }: InputOf<typeof contract.answerContest>) => {
    const row = found(await store.lockContest(ctx.db, ctx.organisation, contest), 'contest')
    await notForOneself(ctx, row.member)
    if (row.state !== 'open') refuseWith([refuse('state.not_possible', { state: row.state })])
    if (outcome !== null) await correctOutcome(ctx, { shift: row.shift, member: row.member, outcome, reason: answer })
    const state = outcome === null ? 'refused' : 'granted'
    const answered = { state, answer, now: ctx.now, by: idOfActor(ctx.actor) } as const
    await store.answerContestRow(ctx.db, ctx.organisation, contest, answered)
    ctx.record('shifts.contest_answered', { subject: contest, person: row.member, state })
    ctx.notify('shifts.contest_answer', row.member, { answer, startsAt: row.startsAt, link: '/shifts?past=true' })
    return {}
  },
)
