/** What open data are made of, before anything is hidden: each table asked from the module that knows. */
import { developmentsOn } from '#hub/funding/public.ts'
import { answersByMonth, commentsByMonth, decisionsCounted } from '#hub/governance/public.ts'
import { attendancesByMonth } from '#hub/meetings/public.ts'
import { backingsByMonth, needsOnDay, workOfEstimates } from '#hub/needs/public.ts'
import { participantsIn, sharersIn } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import { type Day, yearOf } from '#platform/values/day.ts'
import { type acts, costShown, type DatasetName, type Row, statesCounted } from '../rules/datasets.ts'
import { type Quarter, quarterNamed } from '../rules/quarters.ts'
import { agreeing, postsByMonth } from '../store/datasets.ts'

export async function datasetRows(ctx: Context, period: string): Promise<Record<DatasetName, Row[]>> {
  const quarter = quarterNamed(period)
  const [needs, developments, decisions, participation, profiles] = await Promise.all([
    needRows(ctx, quarter.until),
    developmentRows(ctx, quarter.until),
    decisionRows(ctx, quarter),
    participationRows(ctx, quarter),
    profileRows(ctx, quarter.until),
  ])
  return { needs, developments, decisions, participation, profiles }
}

async function needRows(ctx: Context, until: Day): Promise<Row[]> {
  const all = await needsOnDay(ctx, until)
  return all.map(({ number, area, state, backings, days }) => ({
    ...{ number, area, state },
    ...Object.fromEntries(statesCounted.map((one) => [`days_${one}`, days[one] ?? 0])),
    backings,
  }))
}

const hours = (minutes: number | null): number | null => (minutes === null ? null : minutes / 60)

async function developmentRows(ctx: Context, until: Day): Promise<Row[]> {
  const rounds = await developmentsOn(ctx, until)
  const estimates = rounds.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]))
  const known = new Map((await workOfEstimates(ctx, estimates, until)).map((one) => [one.estimate, one]))
  return rounds.map(({ number, state, currency, target, key, estimate, payers }) => {
    const work = estimate === null ? undefined : known.get(estimate)
    return {
      ...{ number, needs: work?.needs.join(' ') ?? null, state, currency, payers, key },
      ...{ hours_estimated: hours(work?.estimated ?? null), hours_real: hours(work?.worked ?? null) },
      cost: costShown(target),
    }
  })
}

const decisionRows = async (ctx: Context, { from, until }: Quarter): Promise<Row[]> =>
  (await decisionsCounted(ctx, from, until)).map(({ number, method, takenOn, eligible, answered, days }) => ({
    ...{ number, method, taken_on: takenOn, eligible, answered, days },
  }))

type Counted = readonly { readonly month: string; readonly count: number }[]

/** What people and organisations did, month by month. */
async function participationRows(ctx: Context, { from, until, months }: Quarter): Promise<Row[]> {
  const [backings, comments, answers, attendances, posts] = await Promise.all([
    backingsByMonth(ctx, from, until),
    commentsByMonth(ctx, from, until),
    answersByMonth(ctx, from, until),
    attendancesByMonth(ctx, from, until),
    postsByMonth(ctx.db, ctx.organisation, ctx.shop.zone, months),
  ])
  const all: Readonly<Record<(typeof acts)[number], Counted>> = { backings, comments, answers, attendances, posts }
  return Object.entries(all).map(([act, counted]) => ({
    act,
    ...Object.fromEntries(
      months.map((month) => [month, counted.reduce((sum, one) => (one.month === month ? sum + one.count : sum), 0)]),
    ),
  }))
}

/** Those that agreed, by name: members as attested for the year, else the last one. */
async function profileRows(ctx: Context, until: Day): Promise<Row[]> {
  const [all, agreed, sharers] = await Promise.all([
    participantsIn(ctx),
    agreeing(ctx.db, ctx.organisation, null),
    sharersIn(ctx, yearOf(until)),
  ])
  const figures = new Map(sharers.map((one) => [one.id as string, one.figures]))
  return all
    .filter(
      ({ id, admittedOn, state }) => agreed.has(id) && admittedOn !== null && admittedOn <= until && state !== 'left',
    )
    .map(({ id, name, kind, country, lifeStage, languages }) => ({
      ...{ organisation: name, kind, country, life_stage: lifeStage, languages: languages.join(' ') },
      members: figures.get(id)?.activeMembers ?? null,
    }))
}
