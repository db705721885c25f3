/** Reports of standing, weeks and attendance, as lists and as files. */
import { action, type Context, read } from '#platform/action.ts'
import { type ListAsked, type ListDefinition, listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { fileOf } from '../actions/planning-lists.ts'
import type * as claims from '../contract-claims.ts'
import type * as leaves from '../contract-leave.ts'
import type * as contract from '../contract-reports.ts'
import { alertDays } from '../rules/alert-days.ts'
import { horizonDays } from '../settings.ts'
import { claimList } from '../store/claim.ts'
import { policyOn } from '../store/policy.ts'
import * as store from '../store/reports.ts'

type Export = ListAsked & { readonly format: 'csv' | 'xlsx' }

async function stopping(ctx: Context): Promise<ListDefinition> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return store.aboutToStop({ organisation: ctx.organisation, today: ctx.today, alertDays: alertDays(policy) })
}
const standings = (ctx: Context, on: string | undefined): ListDefinition =>
  store.standingsOn(ctx.organisation, (on ?? ctx.today) as Day)
const weeks = async (ctx: Context): Promise<ListDefinition> =>
  store.weeksAhead(ctx.organisation, ctx.today, addDays(ctx.today, await ctx.setting(horizonDays)))

type Stopping = ReplyOf<typeof contract.listAboutToStop>['rows'][number]
export const listAboutToStop = read('shifts.listAboutToStop', async (ctx, asked: ListAsked) =>
  listPage<Stopping>(ctx.db, await stopping(ctx), asked),
)
export const exportAboutToStop = action('shifts.exportAboutToStop', async (ctx, asked: Export) =>
  fileOf(ctx, await stopping(ctx), asked),
)

type Standing = ReplyOf<typeof contract.listStandings>['rows'][number]
export const listStandings = read(
  'shifts.listStandings',
  (ctx, { on, ...asked }: InputOf<typeof contract.listStandings>) =>
    listPage<Standing>(ctx.db, standings(ctx, on), asked),
)
export const exportStandings = action(
  'shifts.exportStandings',
  (ctx, { on, ...asked }: InputOf<typeof contract.exportStandings>) => fileOf(ctx, standings(ctx, on), asked),
)

type Week = ReplyOf<typeof contract.listWeeksAhead>['rows'][number]
export const listWeeksAhead = read('shifts.listWeeksAhead', async (ctx, asked: ListAsked) =>
  listPage<Week>(ctx.db, await weeks(ctx), asked),
)
export const exportWeeksAhead = action('shifts.exportWeeksAhead', async (ctx, asked: Export) =>
  fileOf(ctx, await weeks(ctx), asked),
)

const holeDays = 14
const holes = ({ organisation, today }: Context): ListDefinition =>
  store.holes(organisation, today, addDays(today, holeDays))

type Hole = ReplyOf<typeof contract.listHoles>['rows'][number]
export const listHoles = read('shifts.listHoles', (ctx, asked: ListAsked) => listPage<Hole>(ctx.db, holes(ctx), asked))
export const exportHoles = action('shifts.exportHoles', (ctx, asked: Export) => fileOf(ctx, holes(ctx), asked))

type Attendance = ReplyOf<typeof contract.listAttendance>['rows'][number]
export const listAttendance = read('shifts.listAttendance', (ctx, asked: ListAsked) =>
  listPage<Attendance>(ctx.db, store.attendanceByWeek(ctx.organisation, ctx.today), asked),
)
export const exportAttendance = action('shifts.exportAttendance', (ctx, asked: Export) =>
  fileOf(ctx, store.attendanceByWeek(ctx.organisation, ctx.today), asked),
)

const monthDays = 31
const attendances = (
  { organisation, today }: Context,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
): ListDefinition => {
  const to = (until ?? today) as Day
  return store.attendanceList(organisation, (from as Day | undefined) ?? addDays(to, -monthDays), to)
}

type Seat = ReplyOf<typeof contract.seekAttendances>['rows'][number]
export const seekAttendances = read(
  'shifts.seekAttendances',
  (ctx, { from, until, ...asked }: InputOf<typeof contract.seekAttendances>) =>
    listPage<Seat>(ctx.db, attendances(ctx, { from, until }), asked),
)
export const exportAttendances = action(
  'shifts.exportAttendances',
  (ctx, { from, until, ...asked }: InputOf<typeof contract.exportAttendances>) =>
    fileOf(ctx, attendances(ctx, { from, until }), asked),
)

type Entry = ReplyOf<typeof contract.listEntries>['rows'][number]
export const listEntries = read('shifts.listEntries', (ctx, asked: ListAsked) =>
  listPage<Entry>(ctx.db, store.ledgerList(ctx.organisation), asked),
)
export const exportEntries = action('shifts.exportEntries', (ctx, asked: Export) =>
  fileOf(ctx, store.ledgerList(ctx.organisation), asked),
)

type Leave = ReplyOf<typeof leaves.seekLeaves>['rows'][number]
export const seekLeaves = read('shifts.seekLeaves', (ctx, asked: ListAsked) =>
  listPage<Leave>(ctx.db, store.leaveList(ctx.organisation, ctx.today), asked),
)
export const exportLeaves = action('shifts.exportLeaves', (ctx, asked: Export) =>
  fileOf(ctx, store.leaveList(ctx.organisation, ctx.today), asked),
)

export const exportClaims = action('shifts.exportClaims', (ctx, asked: InputOf<typeof claims.exportClaims>) =>
  fileOf(ctx, claimList(ctx.organisation), asked),
)
