/** Places that want somebody soon: people on standby are invited, a few at a time, until somebody comes. */
import { type ActionContext, action } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Instant } from '#platform/values/day.ts'
import { type ContactId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { type MemberFacts, membersById } from '#shop/members/public.ts'
import { policyOn, readSeats, type Sitting, sittingOf, standingsOf } from '#shop/shifts/public.ts'
import { dueAgain, endOf, isDue, nextToCall, type OnStandby } from '../rules/call-out.ts'
import { passesOn } from '../rules/stand-in.ts'
import { offersCallOut } from '../settings.ts'
import * as store from '../store/call-out.ts'
import { readCalls } from '../store/stand-in.ts'
import { callOutPath } from './paths.ts'

/** After whatever may free or fill a place, and every quarter of an hour: ends what is filled or over, opens what is
 *  wanted, invites the next where an hour has passed; nobody is called where the policy sets no hours. It may run twice. */
export const callOut = action('exchanges.callOut', async (ctx, _input: Record<never, never>) => {
  await settleCallOuts(ctx)
  const { callOutHours } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (!(await ctx.setting(offersCallOut)) || callOutHours === 0) return { opened: 0, invited: 0 }
  const opened = await openWanted(ctx, callOutHours)
  const open = await store.openCallOuts(ctx.db, ctx.organisation)
  const due = open.filter(({ lastInvitedAt }) => isDue(lastInvitedAt, ctx.now))
  return { opened, invited: due.length === 0 ? 0 : await invite(ctx, due) }
})

/** When the next batch may be invited, or a call-out is over; what opens and fills them is told by what happens. */
export const nextCall = async (db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> =>
  (await store.openCallOuts(db, organisation))
    .map(({ lastInvitedAt, startsAt }) => {
      const next = dueAgain(lastInvitedAt) ?? now
      return next < startsAt ? next : startsAt
    })
    .reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null)

/** Ends what nobody is wanted for any more; whoever has not answered need not. */
export async function settleCallOuts(ctx: ActionContext): Promise<void> {
  const open = await store.openCallOuts(ctx.db, ctx.organisation)
  const ended = open.flatMap((one) => {
    const end = endOf(one, ctx.now)
    return end === null ? [] : [{ id: one.id, end }]
  })
  for (const state of ['filled', 'over'] as const)
    await store.endCallOuts(
      ctx.db,
      ctx.organisation,
      ended.filter(({ end }) => end === state).map(({ id }) => id),
      state,
      ctx.now,
    )
  for (const { id, end } of ended) ctx.record('exchanges.call_out_ended', { subject: id, state: end })
}

async function openWanted(ctx: ActionContext, callOutHours: number): Promise<number> {
  const wanted = [
    ...(await store.freedLate(ctx.db, ctx.organisation, ctx.now, callOutHours)),
    ...(await store.callsWithout(ctx.db, ctx.organisation, ctx.now)),
  ].map((place) => ({ ...place, id: newId() }))
  await store.addCallOuts(ctx.db, ctx.organisation, wanted, ctx.now)
  for (const { id, shift, call } of wanted) ctx.record('exchanges.call_out_opened', { subject: id, shift, call })
  return wanted.length
}

type Person = OnStandby & { readonly callOut: string }

async function invite(ctx: ActionContext, due: readonly store.CallOutRow[]): Promise<number> {
  const { callOutAtOnce } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const people = Map.groupBy(await whoMay(ctx, due), (one) => one.callOut)
  const called = new Set<string>()
  const invited = due.flatMap(({ id }) => {
    // Whoever is called for one place in this round is asked last for the others.
    const asked = (people.get(id) ?? []).map((one) =>
      called.has(one.member) ? { ...one, lastCalledAt: ctx.now } : one,
    )
    const next = nextToCall(asked, callOutAtOnce)
    for (const { member } of next) called.add(member)
    return next
  })
  await store.addInvitations(ctx.db, ctx.organisation, invited, ctx.now)
  await store.markInvited(
    ctx.db,
    ctx.organisation,
    invited.map((one) => one.callOut),
    ctx.now,
  )
  await tellInvited(ctx, due, invited)
  return invited.length
}

async function tellInvited(ctx: ActionContext, due: readonly store.CallOutRow[], invited: readonly Person[]) {
  const sitting = await sittingOf(
    ctx,
    [],
    due.map(({ shift }) => shift),
  )
  const byId = new Map(due.map((one) => [one.id, one]))
  for (const { callOut: id, member } of invited) {
    const shift = sitting.shifts.get(byId.get(id)?.shift ?? '')
    if (!shift) continue
    ctx.record('exchanges.call_out_invited', { subject: id, person: member })
    ctx.notify('exchanges.call_out', member, {
      startsAt: shift.startsAt,
      shift: shift.name,
      link: callOutPath(ctx.organisation, id),
      about: id,
    })
  }
}

/** Everybody on standby for these places whom every rule of booking lets come. */
async function whoMay(ctx: ActionContext, due: readonly store.CallOutRow[]): Promise<Person[]> {
  const [db, here] = [ctx.db, ctx.organisation]
  const candidates = await store.candidatesFor(
    db,
    here,
    due.map(({ id }) => id),
  )
  const ids = [...new Set(candidates.map(({ member }) => member))]
  if (ids.length === 0) return []
  const members = await membersById(db, here, ids as ContactId[])
  const byId = new Map(members.map((one) => [one.contact as string, one]))
  const sitting = await sittingOf(
    ctx,
    members,
    due.map(({ shift }) => shift),
  )
  const standing = await standingsOf(
    db,
    here,
    ids.map((member) => ({ member })),
  )
  const asks = await asksOf(ctx, due)
  return candidates.flatMap(({ callOut: id, member, lastCalledAt }) => {
    const [person, ask] = [byId.get(member), asks.get(id)]
    if (!person || person.archived || !ask || !ask(sitting, person)) return []
    const { main, makeUp } = standing(member)
    return [{ callOut: id, member, lastCalledAt, balance: main + makeUp }]
  })
}

type Ask = (sitting: Sitting, member: MemberFacts) => boolean

/** Of each place: whether a person may take it. */
async function asksOf(ctx: ActionContext, due: readonly store.CallOutRow[]): Promise<ReadonlyMap<string, Ask>> {
  const calls = await readCalls(
    ctx.db,
    ctx.organisation,
    due.flatMap(({ call }) => call ?? []),
  )
  const seats = await readSeats(
    ctx,
    calls.map(({ attendance }) => attendance),
  )
  const seatOf = new Map(calls.map(({ id, attendance }) => [id, seats.find((seat) => seat.id === attendance)]))
  return new Map(
    due.map(({ id, shift, call }): [string, Ask] => {
      const seat = call === null ? undefined : seatOf.get(call)
      const taken = seat && !passesOn(seat) ? seat.purpose : null
      const place = { shift, group: seat?.group ?? null, gone: seat ? [{ ...seat, standIn: null }] : [] }
      return [
        id,
        (sitting, member) =>
          sitting.ask({
            ...place,
            member,
            purpose: sitting.purposeOf(member.contact, taken),
            warningsAccepted: true,
          }).refusals.length === 0,
      ]
    }),
  )
}
