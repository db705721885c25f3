/** The queue by state, the hours of the months, the work behind them, and who uses which area. */
import { callingPeople, ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import { type Month, monthDays, monthOf } from '#platform/values/day.ts'
import type * as capacity from '../contract/capacity.ts'
import { firstGuess, type MonthOf, minutesLeft, queueTenths } from '../rules/capacity.ts'
import type { NeedState } from '../rules/states.ts'
import * as hours from '../store/capacity.ts'
import * as store from '../store/needs.ts'
import * as voices from '../store/voices.ts'
import { allMonths, capacityOf, termsOf } from './hours.ts'
import { rankedNow } from './rank.ts'

/** The columns of the board, in the order of the way. */
const columns = [
  'collected',
  'prioritised',
  'in_analysis',
  'analysed',
  'estimating',
  'estimated',
  'co_financing',
  'funded',
  'in_development',
  'in_acceptance',
  'delivered',
] as const satisfies readonly NeedState[]

const shown = (one: MonthOf) => ({ ...one, left: minutesLeft(one) })

export const readQueue = read('needs.readQueue', async (ctx, input: InputOf<typeof capacity.readQueue>) => {
  const all = await takingPart(ctx)
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  const month = input.month ?? monthOf(ctx.today)
  const { db, organisation } = ctx
  const needs = await store.needsIn(db, organisation, columns)
  const cycle = await voices.currentCycle(db, organisation)
  const ids = needs.map(({ id }) => id)
  const [order, backings, dots, own, terms] = await Promise.all([
    rankedNow(ctx),
    voices.backingsOf(db, organisation, ids),
    voices.dotsIn(db, organisation, cycle),
    capacityOf(ctx, month),
    termsOf(ctx),
  ])
  const waiting = needs.filter(({ state }) => state === 'prioritised' || state === 'in_analysis')
  const lines = needs.map((need) => {
    const rank = order.indexOf(need.id)
    const voicesOf = backings.filter((one) => one.need === need.id)
    return {
      id: need.id,
      state: need.state,
      number: need.number,
      problem: need.problem,
      area: need.area,
      author: names.get(need.author) ?? '–',
      strength: voicesOf.reduce((sum, one) => sum + one.strength, 0),
      backings: voicesOf.length,
      dots: dots.filter((one) => one.need === need.id).reduce((sum, one) => sum + one.dots, 0),
      rank: rank < 0 ? null : rank + 1,
      since: need.submittedOn,
    }
  })
  return {
    month,
    cycle,
    rateSet: terms.rateSet,
    capacity: { analysis: shown(own.analysis), coordination: shown(own.coordination) },
    queueTenths: queueTenths(
      waiting.map(({ guessedMinutes }) => guessedMinutes),
      own.analysis.funded,
    ),
    waiting: waiting.length,
    guessedMinutes: waiting.reduce((sum, { guessedMinutes }) => sum + (guessedMinutes ?? firstGuess), 0),
    columns: columns.map((state) => ({
      state,
      needs: lines
        .filter((line) => line.state === state)
        .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
        .map(({ state: _state, ...line }) => line),
    })),
  }
})

export const listMonths = read('needs.listMonths', async (ctx, _input: object) => {
  await takingPart(ctx)
  const all = await allMonths(ctx, monthOf(ctx.today))
  const { rateSet } = await termsOf(ctx)
  return { rateSet, analysis: all.analysis.map(shown), coordination: all.coordination.map(shown) }
})

export const listWork = read('needs.listWork', async (ctx, input: InputOf<typeof capacity.listWork>) => {
  const [all, own] = await Promise.all([takingPart(ctx), ownOrganisations(ctx)])
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  const { from, to } = monthDays(input.month as Month)
  const work = await hours.workBetween(ctx.db, ctx.organisation, from, to)
  const called = await callingPeople(
    ctx,
    work.map(({ account }) => account),
  )
  const needs = await store.needTitles(
    ctx.db,
    ctx.organisation,
    work.flatMap(({ need }) => (need ? [need] : [])),
  )
  return {
    work: work.map(({ provider, account, takenBackAt: _takenBack, ...one }) => ({
      ...one,
      provider: names.get(provider) ?? '–',
      person: account && called(account),
      number: needs.find(({ id }) => id === one.need)?.number ?? null,
      own: own.some(({ id }) => id === provider),
    })),
  }
})

export const listAreas = read('needs.listAreas', async (ctx, _input: object) => {
  const all = await takingPart(ctx)
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  const uses = Map.groupBy(await voices.areasInUse(ctx.db, ctx.organisation), ({ area }) => area)
  return {
    areas: [...uses].map(([area, of]) => ({
      area,
      organisations: of.map(({ participant, since }) => ({
        id: participant,
        name: names.get(participant) ?? '–',
        since,
      })),
    })),
  }
})
