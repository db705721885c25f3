/** Patrons of the standing match, and what each month adds to what they owe. */
import { actingToday, lockActing, mustHave, participantsIn } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { monthDays, monthOf, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import { atWallTime, dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/patrons.ts'
import { duesLines } from '../rules/entries.ts'
import { standingDues } from '../rules/matching.ts'
import { standingFrom, standingLimit, standingUnit } from '../settings.ts'
import * as store from '../store/patrons.ts'
import { postAll } from './booking.ts'

export const readPatrons = read('funding.readPatrons', async (ctx, _input: object) => {
  const [rows, people, acting] = await Promise.all([
    store.readPatrons(ctx.db, ctx.organisation),
    participantsIn(ctx),
    actingToday(ctx),
  ])
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]))
  const nameOf = (id: string): string => names.get(id) ?? '–'
  return {
    rows: rows.map(({ id: _id, pledgedAt, ...one }) => ({
      ...one,
      since: dayIn(pledgedAt, ctx.shop.zone),
      name: nameOf(one.participant),
    })),
    currency: ctx.shop.currency,
    own: acting
      .filter(({ own }) => own.length > 0)
      .map(({ participant: id, own, committers }) => ({
        ...{ id, name: nameOf(id), may: own.includes('commit'), committers: [...committers] },
      })),
  }
})

export const becomePatron = action(
  'funding.becomePatron',
  async (ctx, { participant, mandate }: InputOf<typeof contract.becomePatron>) => {
    mustHave(ctx, 'commit', await lockActing(ctx, participant))
    const patrons = await store.readPatrons(ctx.db, ctx.organisation)
    refuseWith(patrons.some((one) => one.participant === participant) ? [refuse('patron.already')] : [])
    const id = newId()
    await store.writePatron(ctx.db, ctx.organisation, { id, participant, mandate }, ctx.now, ctx.actor.account)
    ctx.record('funding.patron_came', { subject: participant, patron: id })
    return { patron: id }
  },
)

export const endPatronage = action(
  'funding.endPatronage',
  async (ctx, { participant }: InputOf<typeof contract.endPatronage>) => {
    mustHave(ctx, 'commit', await lockActing(ctx, participant))
    const own = (await store.readPatrons(ctx.db, ctx.organisation)).find((one) => one.participant === participant)
    if (!own) refuseWith([refuse('patron.none')])
    else await store.endPatron(ctx.db, ctx.organisation, own.id, ctx.now)
    ctx.record('funding.patron_left', { subject: participant })
    return {}
  },
)

/** Once a month, for those who came before its first day; a night that was missed is made up by the next. */
export const turnStanding = action('funding.turnStanding', async (ctx) => {
  await store.lockPatrons(ctx.db, ctx.organisation)
  const month = monthOf(ctx.today)
  const before = atWallTime(monthDays(month).from, '00:00' as TimeOfDay, ctx.shop.zone)
  const patrons = await store.readPatrons(ctx.db, ctx.organisation)
  if (patrons.some(({ lastMonth }) => lastMonth === month)) return { called: 0 }
  const terms = {
    unit: await ctx.setting(standingUnit),
    calledFrom: cents(await ctx.setting(standingFrom)),
    monthlyLimit: cents(await ctx.setting(standingLimit)),
  }
  const counted = patrons.map((one) => ({
    ...{ organisation: one.participant, pledgedAt: one.pledgedAt, hasMandate: one.mandate },
    ...{ owed: one.owed, thisMonth: 0 },
  }))
  const dues = standingDues(counted, before, terms)
  if (dues.length === 0) return { called: 0 }
  const rows = dues.map(({ organisation, ...due }) => ({ ...due, participant: organisation, month }))
  await store.writeStandingDues(ctx.db, ctx.organisation, rows, ctx.now)
  const called = rows.filter((one) => one.called > 0)
  await postAll(
    ctx,
    // a gift bears no VAT
    called.map(({ participant, called: net }) => ({
      set: {
        ...{ kind: 'dues' as const, day: ctx.today, requestKey: `standing/${month}/${participant}`, reverses: null },
        lines: duesLines(ctx.shop.currency, { organisation: participant, net, vat: noMoney }),
      },
      note: month,
    })),
  )
  ctx.record('funding.standing_reckoned', { month, patrons: rows.length, called: called.length })
  return { called: called.length }
})
