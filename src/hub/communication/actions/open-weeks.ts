/** An Open Week is planned, changed, called off; people take part in it with a mentor. Calls for volunteers beside it. */
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action, type Language } from '#platform/action.ts'
import { found, NotAllowed, NotFound, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { agreementsOf, nameOfAccount, pageOfWeek } from '../board/people.ts'
import type * as contract from '../contract/open-weeks.ts'
import { mentorFor, whyNotChangeWeek, whyNotPlan } from '../rules/open-week.ts'
import { whyNotYoung } from '../rules/task.ts'
import { perMentor } from '../settings.ts'
import { contributorOf, lockContributor } from '../store/contributions.ts'
import * as store from '../store/open-weeks.ts'

const textOf = (input: InputOf<typeof contract.planWeek>): store.WeekText => ({
  ...{ name: input.name, fromDay: input.from as Day, untilDay: input.until as Day, school: input.school },
  ...{ circleAt: input.circleAt as TimeOfDay, demoAt: input.demoAt as TimeOfDay },
  ...{ link: input.meetAt, trialLink: input.trialLink },
})

export const planWeek = action('communication.planWeek', async (ctx, input: InputOf<typeof contract.planWeek>) => {
  await takingPart(ctx)
  const text = textOf(input)
  refuseWith(whyNotPlan(text.fromDay, text.untilDay, ctx.today))
  const id = newId()
  await store.addWeek(ctx.db, ctx.organisation, { ...text, id, at: ctx.now })
  ctx.record('communication.week_planned', { subject: id })
  return { openWeek: id }
})

interface Here {
  readonly week: store.WeekRow
  readonly people: readonly store.WeekPerson[]
}

async function weekFor(ctx: ActionContext, id: string): Promise<Here> {
  const week = found(await store.lockWeek(ctx.db, ctx.organisation, id), 'open week')
  return { week, people: await store.peopleOfWeeks(ctx.db, ctx.organisation, [id]) }
}

function tellAll(ctx: ActionContext, code: string, { week, people }: Here, facts: Record<string, string> = {}): void {
  for (const { account } of people)
    if (account !== ctx.actor.account)
      ctx.notify(code, account, { link: pageOfWeek(week.id), about: week.id, week: week.name, ...facts })
}

export const changeWeek = action(
  'communication.changeWeek',
  async (ctx, input: InputOf<typeof contract.changeWeek>) => {
    const here = await weekFor(ctx, input.openWeek)
    const text = textOf(input)
    refuseWith([
      ...whyNotChangeWeek(here.week, ctx.today),
      ...whyNotPlan(text.fromDay, text.untilDay, ctx.today).filter(({ code }) => code === 'open_week.days'),
    ])
    await store.writeWeek(ctx.db, ctx.organisation, here.week.id, text)
    ctx.record('communication.week_changed', { subject: here.week.id })
    tellAll(ctx, 'communication.week_changed', here, { from: text.fromDay, until: text.untilDay })
    return {}
  },
)

export const cancelWeek = action(
  'communication.cancelWeek',
  async (ctx, { openWeek, reason }: InputOf<typeof contract.cancelWeek>) => {
    const here = await weekFor(ctx, openWeek)
    refuseWith(whyNotChangeWeek(here.week, ctx.today))
    await store.cancelWeek(ctx.db, ctx.organisation, openWeek, ctx.now, reason)
    ctx.record('communication.week_cancelled', { subject: openWeek, reason })
    tellAll(ctx, 'communication.week_cancelled', here, { reason })
    return {}
  },
)

async function whyNotThere(ctx: ActionContext, { people }: Here, account: AccountId): Promise<Refusal[]> {
  if (!people.some((one) => one.account === account)) return []
  return [refuse('open_week.person_there', { name: await nameOfAccount(ctx, account) })]
}

/** With the mentor named, or with the one who has the fewest people. */
async function putDown(ctx: ActionContext, here: Here, account: AccountId, wished: string | null): Promise<void> {
  const { week, people } = here
  const mentors = people.filter(({ role }) => role === 'mentor').map((one) => one.account)
  const taken = people.map(({ mentor }) => mentor)
  const cap = await ctx.setting(perMentor)
  const among = wished === null ? mentors : mentors.filter((one) => one === wished)
  const mentor = mentorFor(among, taken, cap) as AccountId | null
  const unknown = wished !== null && among.length === 0
  const full = refuse(wished === null ? 'open_week.mentors_full' : 'open_week.mentor_full', { cap })
  refuseWith([
    ...whyNotChangeWeek(week, ctx.today),
    ...(await whyNotThere(ctx, here, account)),
    ...(unknown ? [refuse('task.mentor_unknown')] : mentor === null ? [full] : []),
    ...whyNotYoung(agreementsOf(await contributorOf(ctx.db, ctx.organisation, account))),
  ])
  const row = { week: week.id, account, role: 'participant' as const, mentor, at: ctx.now }
  await store.addWeekPerson(ctx.db, ctx.organisation, row)
  ctx.record('communication.week_joined', { subject: week.id, account })
  const facts = { link: pageOfWeek(week.id), about: week.id, week: week.name }
  for (const [to, about] of [
    [account, mentor],
    [mentor, account],
  ] as const)
    if (to && to !== ctx.actor.account)
      ctx.notify('communication.week_joined', to, {
        ...facts,
        ...{ why: to === account ? 'participant' : 'mentor', who: await nameOfAccount(ctx, about) },
      })
}

function self(ctx: ActionContext, permission: string): AccountId {
  if (!ctx.actor.account) throw new NotAllowed(permission)
  return ctx.actor.account
}

export const joinWeek = action(
  'communication.joinWeek',
  async (ctx, { openWeek }: InputOf<typeof contract.joinWeek>) => {
    await putDown(ctx, await weekFor(ctx, openWeek), self(ctx, 'tasks.take'), null)
    return {}
  },
)

export const addToWeek = action('communication.addToWeek', async (ctx, input: InputOf<typeof contract.addToWeek>) => {
  const person = found(await lockContributor(ctx.db, ctx.organisation, input.contributor), 'contributor')
  if (person.state !== 'active' || person.account === null)
    refuseWith([refuse('contributor.state', { state: person.state })])
  await putDown(ctx, await weekFor(ctx, input.openWeek), person.account as AccountId, input.mentor)
  return {}
})

export const mentorWeek = action(
  'communication.mentorWeek',
  async (ctx, { openWeek }: InputOf<typeof contract.mentorWeek>) => {
    const account = self(ctx, 'tasks.mentor')
    const here = await weekFor(ctx, openWeek)
    refuseWith([...whyNotChangeWeek(here.week, ctx.today), ...(await whyNotThere(ctx, here, account))])
    const row = { week: openWeek, account, role: 'mentor' as const, mentor: null, at: ctx.now }
    await store.addWeekPerson(ctx.db, ctx.organisation, row)
    ctx.record('communication.week_joined', { subject: openWeek, account })
    return {}
  },
)

export const leaveWeek = action(
  'communication.leaveWeek',
  async (ctx, { openWeek, helper }: InputOf<typeof contract.leaveWeek>) => {
    const { week, people } = await weekFor(ctx, openWeek)
    const mine = ctx.actor.kind === 'system' || helper === ctx.actor.account || ctx.actor.may('tasks.steer')
    if (!mine) throw new NotAllowed('tasks.steer')
    const there = people.find(({ account }) => account === helper)
    if (!there) throw new NotFound('person')
    refuseWith([
      ...whyNotChangeWeek(week, ctx.today),
      ...(people.some(({ mentor }) => mentor === helper) ? [refuse('open_week.mentor_has_people')] : []),
    ])
    await store.dropWeekPerson(ctx.db, ctx.organisation, openWeek, there.account)
    ctx.record('communication.week_left', { subject: openWeek, account: helper })
    return {}
  },
)

export const openCall = action('communication.openCall', async (ctx, input: InputOf<typeof contract.openCall>) => {
  await takingPart(ctx)
  const untilDay = input.until as Day | null
  refuseWith(untilDay !== null && untilDay < ctx.today ? [refuse('call.day_passed')] : [])
  const id = newId()
  const { title, says, language = ctx.shop.language as Language } = input
  const call = { id, title, says, language, untilDay, openedOn: ctx.today, at: ctx.now, by: ctx.actor.account }
  await store.addCall(ctx.db, ctx.organisation, call)
  ctx.record('communication.call_opened', { subject: id })
  return { volunteerCall: id }
})

export const closeCall = action(
  'communication.closeCall',
  async (ctx, { volunteerCall }: InputOf<typeof contract.closeCall>) => {
    const call = found(await store.lockCall(ctx.db, ctx.organisation, volunteerCall), 'call')
    refuseWith(call.closed ? [refuse('call.closed')] : [])
    await store.closeCall(ctx.db, ctx.organisation, call.id, ctx.now)
    ctx.record('communication.call_closed', { subject: call.id })
    return {}
  },
)
