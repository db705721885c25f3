/** Mandates run by their days; they are reported on, renewed, laid down, taken back, and handed over. */
import { actingFor, endTask, holdersOfRoles, takingPart, whyNotTask, writeTask } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/terms.ts'
import { termsAsked } from '../reads/terms.ts'
import { lastDay, lastDayOf, whyNotActing, whyNotReport, whyNotTerm } from '../rules/terms.ts'
import {
  lockSitting,
  placeAfter,
  sitDown,
  sittingIn,
  validDecision,
  weighSitting,
  whyNotHolding,
  whyNotJoinRow,
} from '../seating.ts'
import { actingDays, mandateMonths } from '../settings/mandates.ts'
import { circleMembers, lockSeat } from '../store/circles.ts'
import * as store from '../store/terms.ts'
import { steers } from './acting.ts'

type Of<C> = InputOf<C>

const termFor = async (ctx: ActionContext, id: string): Promise<store.TermRow> =>
  found(await store.lockTerm(ctx.db, ctx.organisation, id), 'mandate')

const nameOf = async (ctx: ActionContext, term: store.TermRow): Promise<string> =>
  (await ctx.accounts.accountsById([term.account])).get(term.account)?.name ?? '–'

/** What only whoever holds it, or held it, does. */
async function whyNotOwn(ctx: ActionContext, term: store.TermRow): Promise<Refusal[]> {
  if (ctx.actor.kind === 'system' || term.account === ctx.actor.account) return []
  return [refuse('mandate.not_yours', { name: await nameOf(ctx, term) })]
}

/** Tells the person, and everybody who acts for the organisation (N39); others beside them, where it is theirs to know. */
export async function tellTerm(
  ctx: ActionContext,
  code: string,
  of: string | store.TermRow,
  facts: Readonly<Record<string, string | number>> = {},
  beside: readonly AccountId[] = [],
): Promise<void> {
  const term = typeof of === 'string' ? found(await store.readTerm(ctx.db, ctx.organisation, of), 'mandate') : of
  const acting = (await actingFor(ctx)).get(term.participant) ?? []
  const about = { role: term.role, circle: term.circleName, person: await nameOf(ctx, term) }
  const days = { from: term.fromDay, until: term.untilDay, link: `/community/circles/terms/${term.id}`, about: term.id }
  for (const account of new Set([term.account, ...acting, ...beside])) {
    // what is asked of the holder is only told to the others
    const isOther = code === 'governance.mandate_ending' && account !== term.account
    const whose: Readonly<Record<string, string>> = isOther ? { why: 'others' } : {}
    ctx.notify(code, account, { ...about, ...days, ...whose, ...facts })
  }
}

/** Whoever fills the seat now that it is empty: the core group, and those who sit or take part in the circle. */
async function whoFills(ctx: ActionContext, { circle }: store.TermRow): Promise<AccountId[]> {
  const [core, sitting, members] = await Promise.all([
    holdersOfRoles(ctx, ['noyau']),
    sittingIn(ctx, circle),
    circleMembers(ctx.db, ctx.organisation),
  ])
  const joined = members.filter((one) => one.circle === circle)
  return [...core, ...sitting.map(({ account }) => account), ...joined.map(({ account }) => account)]
}

export async function tellStarts(ctx: ActionContext): Promise<void> {
  for (const term of await store.tellTerms(ctx.db, ctx.organisation, 'start', ctx.today)) {
    ctx.record('governance.mandate_started', { subject: term.id, until: term.untilDay })
    await tellTerm(ctx, 'governance.mandate_started', term)
  }
}

/** Powers come and go with the days alone; here people hear of it: at the start, 60 and 30 days before the end, at the end. */
export async function turnTerms(ctx: ActionContext): Promise<void> {
  await tellStarts(ctx)
  for (const days of ['30', '60'] as const)
    for (const term of await store.tellTerms(ctx.db, ctx.organisation, days, ctx.today)) {
      ctx.record('governance.mandate_report_due', { subject: term.id, days: Number(days), until: term.untilDay })
      await tellTerm(ctx, 'governance.mandate_ending', term, { days: Number(days) })
    }
  for (const term of await store.tellTerms(ctx.db, ctx.organisation, 'end', ctx.today)) {
    ctx.record('governance.mandate_ended', { subject: term.id, until: term.untilDay })
    await tellTerm(ctx, 'governance.mandate_ended', term, {}, await whoFills(ctx, term))
  }
}

export const writeReport = action('governance.writeReport', async (ctx, input: Of<typeof contract.writeReport>) => {
  const term = await termFor(ctx, input.term)
  const { done, notDone, money, openTasks } = input
  const report = { done, notDone, money, openTasks }
  refuseWith([...whyNotTerm('report', term, ctx.today), ...(await whyNotOwn(ctx, term)), ...whyNotReport(report)])
  await store.writeReport(ctx.db, ctx.organisation, term.id, { ...report, at: ctx.now, account: ctx.actor.account })
  ctx.record('governance.mandate_reported', { subject: term.id })
  return {}
})

export const renewMandate = action('governance.renewMandate', async (ctx, input: Of<typeof contract.renewMandate>) => {
  const term = await termFor(ctx, input.term)
  await lockSitting(ctx)
  const seat = found(await lockSeat(ctx.db, ctx.organisation, term.seat), 'seat')
  const fromDay = addDays(term.untilDay, 1)
  const untilDay = lastDayOf(fromDay, input.months ?? (await ctx.setting(mandateMonths)))
  const sitting = { seat, participant: term.participant, account: term.account, fromDay, untilDay }
  const { decision, no } = await validDecision(ctx, input.decided)
  const weighed = await weighSitting(ctx, sitting)
  const report = await store.readReport(ctx.db, ctx.organisation, term.id)
  refuseWith([
    ...whyNotTerm('renew', term, ctx.today),
    ...(report ? [] : [refuse('mandate.report_missing')]),
    ...no,
    ...weighed.no,
  ])
  const id = await sitDown(ctx, sitting, { place: weighed.place, decision, selection: null })
  await store.renewTerm(ctx.db, ctx.organisation, term.id, id)
  ctx.record('governance.mandate_renewed', { subject: term.id, number: decision.number, until: untilDay })
  await tellTerm(ctx, 'governance.mandate_given', id)
  return { renewed: id as string }
})

type Leaving = Parameters<typeof store.leaveTerm>[3]

/** The powers end at once; what is open is listed for whoever comes next, the open tasks of the report first. */
async function leave(
  ctx: ActionContext,
  term: store.TermRow,
  of: Omit<Leaving, 'on'>,
  told: { readonly lines: readonly string[]; readonly number: string },
): Promise<void> {
  await store.leaveTerm(ctx.db, ctx.organisation, term.id, { ...of, on: ctx.today })
  if (term.task) await endTask(ctx, term.task, addDays(ctx.today, -1), told.number)
  await placeAfter(ctx, term)
  const report = await store.readReport(ctx.db, ctx.organisation, term.id)
  const open = (report?.openTasks ?? '').split('\n').map((line) => line.trim())
  await listHandOver(ctx, term.id, [...open.filter((line) => line !== ''), ...told.lines])
  await tellTerm(ctx, 'governance.mandate_left', term, { why: of.as }, await whoFills(ctx, term))
}

async function listHandOver(ctx: ActionContext, term: string, lines: readonly string[]): Promise<void> {
  const there = (await store.handOverOf(ctx.db, ctx.organisation, term)).length
  const all = lines.map((text, at) => ({ id: newId(), place: there + at + 1, text }))
  await store.addHandOver(ctx.db, ctx.organisation, term, all, ctx.now)
}

export const resignMandate = action(
  'governance.resignMandate',
  async (ctx, input: Of<typeof contract.resignMandate>) => {
    const term = await termFor(ctx, input.term)
    refuseWith([...whyNotTerm('resign', term, ctx.today), ...(await whyNotOwn(ctx, term))])
    const left = { as: 'resigned', reason: input.reason || null, decision: null } as const
    await leave(ctx, term, left, { lines: input.lines, number: '–' })
    ctx.record('governance.mandate_resigned', { subject: term.id, account: term.account })
    return {}
  },
)

export const recallMandate = action(
  'governance.recallMandate',
  async (ctx, input: Of<typeof contract.recallMandate>) => {
    const term = await termFor(ctx, input.term)
    const { decision, no } = await validDecision(ctx, input.decided)
    refuseWith([...whyNotTerm('recall', term, ctx.today), ...no])
    const left = { as: 'recalled', reason: null, decision: decision.id } as const
    await leave(ctx, term, left, { lines: input.lines, number: decision.number })
    ctx.record('governance.mandate_recalled', { subject: term.id, number: decision.number })
    return {}
  },
)

export const letAct = action('governance.letAct', async (ctx, input: Of<typeof contract.letAct>) => {
  const term = await termFor(ctx, input.term)
  await lockSitting(ctx)
  const days = await ctx.setting(actingDays)
  const until = (input.until ?? addDays(term.untilDay, days)) as Day
  const from = term.untilDay < ctx.today ? ctx.today : addDays(term.untilDay, 1)
  const { decision, no } = await validDecision(ctx, input.decided)
  const { participant, account, grants } = term
  const wanted = grants && { role: grants, participant, account, fromDay: from, untilDay: until }
  const passed = whyNotActing(term, until, { days, today: ctx.today })
  refuseWith([
    ...whyNotTerm('let_act', term, ctx.today),
    ...passed,
    ...(await whyNotEmpty(ctx, term, { from, until })),
    ...(passed.length === 0 ? await whyNotJoinRow(ctx, term, until) : []),
    ...no,
    ...(wanted && passed.length === 0 ? await whyNotTask(ctx, wanted) : []),
  ])
  const task = wanted && (await writeTask(ctx, wanted, { number: decision.number, day: decision.takenOn }))
  await store.letAct(ctx.db, ctx.organisation, term.id, { from, until, decision: decision.id, task })
  await placeAfter(ctx, term)
  ctx.record('governance.mandate_acting', { subject: term.id, number: decision.number, until })
  await tellTerm(ctx, 'governance.mandate_acting', term, { until })
  return { until: until as Day }
})

/** Nobody sits there in these days, nor acts there already. */
async function whyNotEmpty(
  ctx: ActionContext,
  term: store.TermRow,
  days: { readonly from: Day; readonly until: Day },
): Promise<Refusal[]> {
  const all = await store.readTerms(ctx.db, ctx.organisation)
  const other = all.find(
    (one) =>
      one.seat === term.seat &&
      (one.id !== term.id || one.actingUntil !== null) &&
      one.fromDay <= days.until &&
      lastDay(one) >= days.from,
  )
  return other ? [refuse('mandate.seat_taken', { day: lastDay(other) })] : []
}

export const addHandOver = action('governance.addHandOver', async (ctx, input: Of<typeof contract.addHandOver>) => {
  const term = await termFor(ctx, input.term)
  refuseWith([...whyNotTerm('hand_over', term, ctx.today), ...(steers(ctx) ? [] : await whyNotOwn(ctx, term))])
  await listHandOver(ctx, term.id, input.lines)
  ctx.record('governance.hand_over_added', { subject: term.id, count: input.lines.length })
  return {}
})

export const tickHandOver = action('governance.tickHandOver', async (ctx, input: Of<typeof contract.tickHandOver>) => {
  const line = found(await store.lockHandOver(ctx.db, ctx.organisation, input.handOver), 'hand_over')
  const term = found(await store.readTerm(ctx.db, ctx.organisation, line.term), 'mandate')
  if (!steers(ctx)) refuseWith(await whyNotHolding(ctx, { seat: term.seat }))
  await store.tickHandOver(ctx.db, ctx.organisation, line.id, { day: ctx.today, by: ctx.actor.account })
  ctx.record('governance.hand_over_ticked', { subject: term.id, text: line.text })
  return {}
})

export const exportTerms = action(
  'governance.exportTerms',
  async (ctx, { format, ...asked }: Of<typeof contract.exportTerms>) => {
    await takingPart(ctx)
    const file = await fileOfList(ctx, await termsAsked(ctx), asked, {
      format,
      name: 'governance.terms_file',
      fields: 'governance.term_field',
    })
    ctx.record('governance.terms_exported', { subject: ctx.organisation, format })
    return file
  },
)
