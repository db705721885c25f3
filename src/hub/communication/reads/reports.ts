/** The reports of a community: asked from the modules that know, for everybody who takes part. */
import { answersByMonth, commentsByMonth, decisionsCounted, reviewsOverdue } from '#hub/governance/public.ts'
import { attendancesByMonth } from '#hub/meetings/public.ts'
import { backingsByMonth } from '#hub/needs/public.ts'
import { takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportRows } from '#platform/lists/export.ts'
import type { InputOf } from '#platform/route.ts'
import { addMonths, type Day } from '#platform/values/day.ts'
import { median } from '#platform/values/median.ts'
import type * as contract from '../contract/reports.ts'
import { countsOf } from '../rules/reports.ts'
import { questionsCounted } from '../store/threads.ts'

const spanOf = (ctx: Context, asked: { readonly from?: string | undefined; readonly to?: string | undefined }) => {
  const to = (asked.to ?? ctx.today) as Day
  return { to, from: (asked.from ?? addMonths(to, -12)) as Day }
}

async function participationIn(ctx: Context, from: Day, to: Day): Promise<contract.ParticipationRow[]> {
  const [all, ...counted] = await Promise.all([
    takingPart(ctx),
    backingsByMonth(ctx, from, to),
    commentsByMonth(ctx, from, to),
    answersByMonth(ctx, from, to),
    attendancesByMonth(ctx, from, to),
  ])
  const [backings, comments, answers, attendances] = counted.map(countsOf)
  return all
    .filter(({ inside }) => inside)
    .map(({ id, name }) => ({
      ...{ id: id as string, name, backings: backings?.get(id) ?? 0, comments: comments?.get(id) ?? 0 },
      ...{ answers: answers?.get(id) ?? 0, attendances: attendances?.get(id) ?? 0 },
    }))
}

export const readReports = read(
  'communication.readReports',
  async (ctx, asked: InputOf<typeof contract.readReports>) => {
    const { from, to } = spanOf(ctx, asked)
    const [participation, decided, overdue, questions] = await Promise.all([
      participationIn(ctx, from, to),
      decisionsCounted(ctx, from, to),
      reviewsOverdue(ctx),
      questionsCounted(ctx.db, ctx.organisation, ctx.shop.zone, { from, to }),
    ])
    const decisions = decided.flatMap(({ number, takenOn, days }) => (days === null ? [] : [{ number, takenOn, days }]))
    return {
      from,
      to,
      participation,
      decisions,
      medianDays: median(decisions.map(({ days }) => days)),
      overdue,
      questions,
    }
  },
)

const columns = ['name', 'backings', 'comments', 'answers', 'attendances'] as const

export const exportReport = read(
  'communication.exportReport',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportReport>) => {
    const { from, to } = spanOf(ctx, asked)
    const rows = await participationIn(ctx, from, to)
    const say = (key: string) => currentWords().say(ctx.language, key, {}, ctx.shop)
    return exportRows(
      columns.map((column) => [column, column === 'name' ? 'text' : 'number'] as const),
      rows.map((row) => columns.map((column) => row[column])),
      {
        format,
        name: `${say('reports.participation')} ${from} ${to}`,
        zone: ctx.shop.zone,
        heading: (column) => say(`reports.field.${column}`),
      },
    )
  },
)
