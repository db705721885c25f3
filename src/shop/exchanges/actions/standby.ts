/** Being on standby: laid down by the person, ended by the person, or with the seats of whoever may hold none. */
import { action } from '#platform/action.ts'
import { found, NotFound, refuseWith } from '#platform/refusal.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { isWorkerOn, membersById } from '#shop/members/public.ts'
import { me, seatless, standingsOf } from '#shop/shifts/public.ts'
import { whyNotStandBy } from '../rules/standby.ts'
import * as store from '../store/standby.ts'

export interface AddStandby {
  /** 1 is Monday; none: every day. */
  readonly weekdays?: readonly number[] | undefined
  readonly kind?: string | null | undefined
  readonly startsFrom?: string | null | undefined
  readonly startsUntil?: string | null | undefined
  readonly from?: string | undefined
  readonly until?: string | null | undefined
}

export const addStandby = action('exchanges.addStandby', async (ctx, input: AddStandby) => {
  const member = await me(ctx)
  const pattern = {
    kind: input.kind ?? null,
    startsFrom: (input.startsFrom ?? null) as TimeOfDay | null,
    startsUntil: (input.startsUntil ?? null) as TimeOfDay | null,
    from: (input.from ?? ctx.today) as Day,
    until: (input.until ?? null) as Day | null,
  }
  refuseWith(whyNotStandBy({ ...pattern, weekday: null }, ctx.today))
  const weekdays = input.weekdays && input.weekdays.length > 0 ? [...new Set(input.weekdays)].toSorted() : [null]
  const rows = weekdays.map((weekday) => ({ ...pattern, weekday, id: newId(), member: member.contact }))
  await store.addStandby(ctx.db, ctx.organisation, rows, ctx.now)
  for (const { id } of rows) ctx.record('exchanges.standby_added', { subject: id, person: member.contact })
  return { standby: found(rows[0], 'standby').id, patterns: rows.length }
})

export const endStandby = action('exchanges.endStandby', async (ctx, { standby }: { readonly standby: string }) => {
  const { contact } = await me(ctx)
  const ended = await store.endStandby(ctx.db, ctx.organisation, [contact], standby, ctx.now)
  if (ended === 0) throw new NotFound('standby')
  ctx.record('exchanges.standby_ended', { subject: standby, person: contact })
  return {}
})

/** Who may hold no seats is called for none. */
export const endStandbyOfLeavers = action(
  'exchanges.endStandbyOfLeavers',
  async (ctx, _input: Record<never, never>) => {
    const people = await store.onStandby(ctx.db, ctx.organisation)
    if (people.length === 0) return { ended: 0 }
    const standing = await standingsOf(
      ctx.db,
      ctx.organisation,
      people.map((member) => ({ member })),
    )
    const members = await membersById(ctx.db, ctx.organisation, people as ContactId[])
    const working = new Set(members.filter((one) => isWorkerOn(one, ctx.today)).map(({ contact }): string => contact))
    const leaving = people.filter((member) => !working.has(member) || seatless.includes(standing(member).standing))
    if (leaving.length > 0) await store.endStandby(ctx.db, ctx.organisation, leaving, null, ctx.now)
    for (const person of leaving) ctx.record('exchanges.standby_ended', { subject: person, person })
    return { ended: leaving.length }
  },
)
