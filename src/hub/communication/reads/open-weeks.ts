/** What people see of Open Weeks and of contributors. */
import { takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { weekFigures } from '../board/week-figures.ts'
import type * as contract from '../contract/open-weeks.ts'
import { circleDays, readiness, readyBy } from '../rules/open-week.ts'
import { circleMinutes, demoMinutes, perMentor, perParticipant, weekReadyDays } from '../settings.ts'
import { contributorList } from '../store/contributions.ts'
import * as store from '../store/open-weeks.ts'

type Person = ReplyOf<typeof contract.listContributors>['rows'][number]

export const listContributors = read(
  'communication.listContributors',
  async (ctx, asked: InputOf<typeof contract.listContributors>) => {
    await takingPart(ctx)
    return listPage<Person>(ctx.db, contributorList(ctx.organisation), asked)
  },
)

type Week = ReplyOf<typeof contract.listWeeks>['rows'][number]

export const listWeeks = read('communication.listWeeks', async (ctx, asked: InputOf<typeof contract.listWeeks>) => {
  await takingPart(ctx)
  return listPage<Week>(ctx.db, store.weekList(ctx.organisation), asked)
})

const historySize = 50

export const readWeek = read('communication.readWeek', async (ctx, { openWeek }: InputOf<typeof contract.readWeek>) => {
  const week = found(await store.readWeek(ctx.db, ctx.organisation, openWeek), 'open week')
  const [people, state, events, circle, demo] = await Promise.all([
    store.peopleOfWeeks(ctx.db, ctx.organisation, [week.id]),
    stateOf(ctx, week),
    historyOf(ctx, { subject: week.id, limit: historySize }),
    ctx.setting(circleMinutes),
    ctx.setting(demoMinutes),
  ])
  const named = await ctx.accounts.accountsById(people.map(({ account }) => account))
  const called = (account: store.WeekPerson['account'] | null) => (account ? (named.get(account)?.name ?? '–') : null)
  const days = circleDays(week.fromDay, week.untilDay, holidayQuestion(ctx.shop.country))
  const { account } = ctx.actor
  const { id, name, fromDay, untilDay, school, circleAt, demoAt, link, trialLink, cancelled, cancelReason } = week
  return {
    ...{ id, name, fromDay, untilDay, school, circleAt, demoAt, link, trialLink, cancelled, cancelReason },
    ...{ circleDays: days, circleMinutes: circle, demoMinutes: demo, demoDay: days.at(-1) ?? untilDay },
    mentors: people
      .filter(({ role }) => role === 'mentor')
      .map((one) => ({
        ...{ account: one.account as string, name: called(one.account) ?? '–' },
        people: people.filter(({ mentor }) => mentor === one.account).length,
      })),
    participants: people
      .filter(({ role }) => role === 'participant')
      .map((one) => ({
        ...{ account: one.account as string, name: called(one.account) ?? '–', mentor: called(one.mentor) },
        own: one.account === account,
      })),
    readiness: state,
    steers: ctx.actor.may('tasks.steer'),
    mayMentor: ctx.actor.may('tasks.mentor'),
    own: people.find((one) => one.account === account)?.role ?? null,
    calendar: `/t/${ctx.organisation}/open-weeks.ics`,
    history: events.events.map((line) => ({ id: line.id, at: line.at, says: line.says, by: line.actor.name })),
  }
})

async function stateOf(ctx: Context, week: store.WeekRow) {
  const [figures, tasksEach, peopleEach, ahead] = await Promise.all([
    weekFigures(ctx, [week]),
    ctx.setting(perParticipant),
    ctx.setting(perMentor),
    ctx.setting(weekReadyDays),
  ])
  const none = { participants: 0, mentors: 0, tasksReady: 0 }
  const plan = { perParticipant: tasksEach, perMentor: peopleEach }
  return { ...readiness(figures.get(week.id) ?? none, plan), readyBy: readyBy(week.fromDay, ahead) }
}
