/** The order of what is ranked, as things stand. */
import type { Context } from '#platform/action.ts'
import { ranked } from '../rules/ranking.ts'
import { needsIn } from '../store/needs.ts'
import { backingsOf, currentCycle, dotsIn } from '../store/voices.ts'

/** Ids of the ranked needs, the first first. */
export async function rankedNow(ctx: Context): Promise<string[]> {
  const { db, organisation } = ctx
  const needs = await needsIn(db, organisation, ['prioritised'])
  const [backings, dots] = await Promise.all([
    backingsOf(
      db,
      organisation,
      needs.map(({ id }) => id),
    ),
    dotsIn(db, organisation, await currentCycle(db, organisation)),
  ])
  return ranked(
    needs.map(({ id, number, placedAt }) => ({
      id,
      number: number ?? 0,
      placedAt,
      dots: summed(dots.filter((one) => one.need === id).map((one) => one.dots)),
      strength: summed(backings.filter((one) => one.need === id).map((one) => one.strength)),
    })),
  )
}

const summed = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
