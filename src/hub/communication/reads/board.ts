/** The task board for everybody: pages, a feed, a table, the dates of Open Weeks. What is only proposed stands nowhere here. */
import { takingPart } from '#hub/organisations/public.ts'
import { languageFor } from '#hub/translations/public.ts'
import { type Content, type Context, type Language, read } from '#platform/action.ts'
import { calendarText } from '#platform/calendar/ical.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays } from '#platform/values/day.ts'
import { fieldsOfTasks } from '../actions/export-tasks.ts'
import { feedOf } from '../board/feed.ts'
import { type BoardTask, boardPage, confirmHelpPage, helpPage, taskPage } from '../board/pages.ts'
import { weekDates } from '../board/week-dates.ts'
import type * as contract from '../contract/board.ts'
import { taskSizes } from '../rules/task.ts'
import { licence } from '../settings.ts'
import { contributionsOf, creditsShown } from '../store/contributions.ts'
import { callsOpen, weeksFrom } from '../store/open-weeks.ts'
import * as store from '../store/tasks.ts'

const pageSize = 25
const thanked = 30
const feedSize = 50

const chosen = (ctx: Context, lang: string | undefined): Language =>
  languageFor([lang ?? ctx.language, ctx.language], ctx.shop.language, ctx.shop.languages, ctx.shop.language)

export const readBoard = read('communication.readBoard', async (ctx, asked: InputOf<typeof contract.readBoard>) => {
  await takingPart(ctx)
  const { q, skill, after } = asked
  const size = taskSizes.find((one) => one === asked.size)
  const filters = {
    ...{ q: q || undefined, taskSize: size, skill: skill || undefined, language: asked.language || undefined },
    ...(after ? { after } : {}),
  }
  const [page, skills, calls, thanks, weeks] = await Promise.all([
    listPage<BoardTask>(ctx.db, store.taskList(ctx.organisation, { open: true }), {
      ...filters,
      ...{ state: 'ready', sort: 'number', size: pageSize },
    }),
    store.skillsAsked(ctx.db, ctx.organisation),
    callsOpen(ctx.db, ctx.organisation, ctx.today),
    creditsShown(ctx.db, ctx.organisation, thanked),
    weeksFrom(ctx.db, ctx.organisation, ctx.today),
  ])
  const open = weeks.filter(({ cancelled }) => !cancelled)
  return boardPage(ctx, chosen(ctx, asked.lang), {
    ...page,
    asked: { q, size, skill, language: asked.language },
    skills,
    calls,
    thanks,
    weeks: open,
  })
})

export const readBoardTask = read(
  'communication.readBoardTask',
  async (ctx, { number, lang }: InputOf<typeof contract.readBoardTask>) => {
    await takingPart(ctx)
    const task = found(await store.taskNumbered(ctx.db, ctx.organisation, number), 'task')
    if (task.state === 'proposed') throw new NotFound('task')
    const [had, agreedTo, people] = await Promise.all([
      contributionsOf(ctx.db, ctx.organisation, [task.id]),
      ctx.setting(licence),
      ctx.accounts.accountsById(task.mentor ? [task.mentor] : []),
    ])
    const thanks = had.filter(({ state }) => state === 'done').flatMap(({ creditAs }) => creditAs ?? [])
    const mentor = (task.mentor && people.get(task.mentor)?.name) ?? '–'
    return taskPage(ctx, chosen(ctx, lang), { task, mentor, licence: agreedTo, thanks })
  },
)

export const readBoardFeed = read(
  'communication.readBoardFeed',
  async (ctx, { lang }: InputOf<typeof contract.readBoardFeed>) => {
    await takingPart(ctx)
    return feedOf(ctx, chosen(ctx, lang), await store.latestReady(ctx.db, ctx.organisation, feedSize))
  },
)

export const readBoardTable = read(
  'communication.readBoardTable',
  async (ctx, { lang }: InputOf<typeof contract.readBoardTable>): Promise<Content> => {
    await takingPart(ctx)
    const list = store.taskList(ctx.organisation, { open: true })
    const told = { ...ctx, language: chosen(ctx, lang) }
    return fileOfList(told, list, { size: pageSize }, { format: 'csv', name: 'tasks.file', fields: fieldsOfTasks })
  },
)

const keptPastDays = 90

export const readWeeksCalendar = read(
  'communication.readWeeksCalendar',
  async (ctx, { lang }: InputOf<typeof contract.readWeeksCalendar>): Promise<Content> => {
    await takingPart(ctx)
    const events = await weekDates(ctx, chosen(ctx, lang), addDays(ctx.today, -keptPastDays))
    const manner = { name: ctx.shop.name, product: 'communication', zone: ctx.shop.zone, alarmDays: 0, now: ctx.now }
    return { type: 'text/calendar; charset=utf-8', body: calendarText(manner, events) }
  },
)

export const readHelpPage = read(
  'communication.readHelpPage',
  async (ctx, { lang }: InputOf<typeof contract.readHelpPage>) => {
    await takingPart(ctx)
    return helpPage(ctx, chosen(ctx, lang))
  },
)

export const readConfirmHelp = read(
  'communication.readConfirmHelp',
  async (ctx, { lang }: InputOf<typeof contract.readConfirmHelp>) => {
    await takingPart(ctx)
    return confirmHelpPage(ctx, chosen(ctx, lang))
  },
)
