/** Who may act for whom today, of everybody who takes part: for pages that show several organisations side by side. */
import type { Context } from '#platform/action.ts'
import { holdersOf, type Power, powers } from '../rules/powers.ts'
import { type RepresentationRow, representationsOn } from '../store/powers.ts'

export interface ActingFor {
  readonly participant: string
  /** What the person who asks may do for it. */
  readonly own: readonly Power[]
  /** The most this person may commit for it, in cents; null: no limit. */
  readonly commitLimit: number | null
  /** Names of those who may commit it, speak for it, sign for it. */
  readonly committers: readonly string[]
  readonly speakers: readonly string[]
  readonly signers: readonly string[]
}

/** One line for each organisation that somebody acts for today. */
export async function actingToday(ctx: Context): Promise<ActingFor[]> {
  const all = Map.groupBy(
    await representationsOn(ctx.db, ctx.organisation, ctx.today),
    ({ participant }) => participant,
  )
  return [...all].map(([participant, people]) => {
    const mine = people.filter(({ account }) => account === ctx.actor.account)
    return {
      participant,
      own: powers.filter((power) => mine.some((one) => one.powers.includes(power))),
      commitLimit: limitOf(mine.filter((one) => one.powers.includes('commit'))),
      committers: holdersOf('commit', people, ctx.today),
      speakers: holdersOf('speak', people, ctx.today),
      signers: holdersOf('sign', people, ctx.today),
    }
  })
}

/** Several grants add their best: as `whyNotPower` reads them. */
const limitOf = (grants: readonly RepresentationRow[]): number | null =>
  grants.some((one) => one.commitLimit === null) ? null : Math.max(0, ...grants.map((one) => one.commitLimit ?? 0))
