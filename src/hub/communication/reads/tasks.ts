/** What people who are signed in see of tasks. */
import { communityAddress, ownOrganisations, peopleInside, takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { askingPerson } from '../board/people.ts'
import type * as contract from '../contract/tasks.ts'
import { answerUntil, idleOn } from '../rules/task.ts'
import { answerDays, idleDays, licence, siteChat, weekIdleDays } from '../settings.ts'
import { type ContributionRow, contributionsOf } from '../store/contributions.ts'
import { callsOpen, inWeekOn } from '../store/open-weeks.ts'
import * as store from '../store/tasks.ts'

type Line = ReplyOf<typeof contract.listTasks>['rows'][number]

export const listTasks = read('communication.listTasks', async (ctx, asked: InputOf<typeof contract.listTasks>) => {
  await takingPart(ctx)
  const complete = async (rows: readonly Record<string, unknown>[]) => {
    const ids = rows.flatMap((row) => [row['mentor'], row['taker']].filter((one) => typeof one === 'string'))
    const called = await calling(ctx, ids as AccountId[])
    return rows.map((row) => ({ ...row, mentor: called(row['mentor']), taker: called(row['taker']) }))
  }
  const open = !ctx.actor.may('tasks.mentor')
  return listPage<Line>(ctx.db, store.taskList(ctx.organisation, { open, account: ctx.actor.account, complete }), asked)
})

async function calling(ctx: Context, accounts: readonly AccountId[]): Promise<(id: unknown) => string | null> {
  const people = await ctx.accounts.accountsById([...new Set(accounts)])
  return (id) => (typeof id === 'string' ? (people.get(id as AccountId)?.name ?? '–') : null)
}

async function mentorsHere(ctx: Context): Promise<{ id: string; name: string }[]> {
  const people = await ctx.accounts.accountsById(await peopleInside(ctx))
  return [...people]
    .map(([id, { name }]) => ({ id: id as string, name }))
    .sort((one, other) => one.name.localeCompare(other.name))
}

export const readTasks = read('communication.readTasks', async (ctx, _input: InputOf<typeof contract.readTasks>) => {
  const all = await takingPart(ctx)
  const [skills, calls, mentors, own, agreedTo, chat, address] = await Promise.all([
    store.skillsAsked(ctx.db, ctx.organisation),
    callsOpen(ctx.db, ctx.organisation, ctx.today),
    ctx.actor.may('tasks.mentor') ? mentorsHere(ctx) : [],
    ownOrganisations(ctx),
    ctx.setting(licence),
    ctx.setting(siteChat),
    communityAddress(ctx),
  ])
  const speaks = new Set(own.filter(({ powers }) => powers.includes('speak')).map(({ id }) => id))
  return {
    ...{ skills, mentors, licence: agreedTo, publicPage: `/t/${address}`, chat: chat || null },
    calls: calls.map(({ closed: _, ...call }) => call),
    speaksFor: all.filter(({ id, inside }) => inside && speaks.has(id)).map(({ id, name }) => ({ id, name })),
  }
})

const historySize = 100

export const readTask = read('communication.readTask', async (ctx, input: InputOf<typeof contract.readTask>) => {
  const task = found(await store.readTask(ctx.db, ctx.organisation, input.task), 'task')
  const mayMentor = ctx.actor.may('tasks.mentor')
  if (task.state === 'proposed' && !mayMentor && ctx.actor.kind !== 'system') throw new NotFound('task')
  const [had, deliveries, who, mentors, events, days] = await Promise.all([
    contributionsOf(ctx.db, ctx.organisation, [task.id]),
    store.deliveriesOf(ctx.db, ctx.organisation, task.id),
    askingPerson(ctx),
    mayMentor ? mentorsHere(ctx) : [],
    historyOf(ctx, { subject: task.id, limit: historySize }),
    daysOf(ctx, task),
  ])
  const now = had.filter(({ state }) => state !== 'returned')
  const called = await calling(
    ctx,
    [task.mentor, ...now.map(({ account }) => account), ...deliveries.map(({ by }) => by)].filter(
      (one) => one !== null,
    ),
  )
  const { account } = ctx.actor
  const { id, number, title, says, size, skills, language, place, doneWhen, state, forPair, workLink, workNote } = task
  return {
    ...{ id, number, title, says, size, skills: [...skills], language, place, doneWhen, state },
    ...{ forPair, workLink, workNote, ...idleAndAnswer(ctx, { ...task, takers: now }, days), licence: days.licence },
    mentor: task.mentor ? { id: task.mentor as string, name: called(task.mentor) ?? '–' } : null,
    takers: now.map((one) => ({
      ...{ name: called(one.account) ?? '–', creditAs: one.creditAs, own: one.account === account },
      takenAt: one.takenAt,
    })),
    addition: await additionOf(ctx, task),
    deliveries: deliveries.map(({ link, note, at, by, answer, reason }) => ({
      ...{ link, note, at, by: called(by), answer, reason },
    })),
    me: {
      ...{ account, isMentor: account !== null && account === task.mentor, mayMentor },
      ...{ has: now.some((one) => one.account === account), maySteer: ctx.actor.may('tasks.steer') },
      agreements: who.agreements,
    },
    mentors,
    history: events.events.map((line) => ({ id: line.id, at: line.at, says: line.says, by: line.actor.name })),
  }
})

async function daysOf(ctx: Context, task: store.TaskRow) {
  const [usual, week, answer, agreedTo] = await Promise.all([
    ctx.setting(idleDays),
    ctx.setting(weekIdleDays),
    ctx.setting(answerDays),
    ctx.setting(licence),
  ])
  const inWeek = task.state === 'taken' ? await inWeekOn(ctx.db, ctx.organisation, ctx.today) : new Set<AccountId>()
  return { usual, week, answer, licence: agreedTo, inWeek }
}

function idleAndAnswer(
  ctx: Context,
  task: store.TaskRow & { readonly takers: readonly ContributionRow[] },
  days: Awaited<ReturnType<typeof daysOf>>,
) {
  const soon = task.takers.some(({ account }) => days.inWeek.has(account))
  return {
    idleOn: task.state === 'taken' ? idleOn(dayIn(task.movedAt, ctx.shop.zone), days, soon) : null,
    answerUntil: task.deliveredOn === null ? null : answerUntil(task.deliveredOn, days.answer),
  }
}

async function additionOf(ctx: Context, task: store.TaskRow) {
  if (task.participant === null) return null
  const of = (await takingPart(ctx)).find(({ id }) => id === task.participant)
  return {
    ...{ participant: task.participant, organisation: of?.name ?? '–', codeLink: task.codeLink },
    ...{ class: task.class, reason: task.classReason },
  }
}
