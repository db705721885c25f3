/** Who lets whom answer in a vote by now: for it alone, or for all votes about its theme. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Instant } from '#platform/values/day.ts'
import { randomId } from '#platform/values/random.ts'
import { drawsLots } from './rules/counting/terms.ts'
import { holdingIn } from './rules/delegations.ts'
import { delegationsHeld } from './settings/votes.ts'
import type { ElectorRow } from './store/electors.ts'
import { themeDelegationsOn } from './store/themes.ts'
import type { VoteRow } from './store/votes.ts'
import * as store from './store/votes-delegations.ts'

/** One that was given for a theme becomes a row of the vote when it is used. */
export interface Held extends store.DelegationRow {
  readonly isRow: boolean
}

export async function delegationsFor(ctx: Context, vote: VoteRow, electors: readonly ElectorRow[]): Promise<Held[]> {
  // each says alone whether it may be drawn
  if (drawsLots(vote.terms.method)) return []
  const rows = await store.delegationsIn(ctx.db, ctx.organisation, vote.id)
  const own = rows.map((one): Held => ({ ...one, isRow: true }))
  if (vote.theme === null || vote.electorate === 'persons' || electors.length === 0) return own
  const [ofTheme, spoken, most] = [
    await themeDelegationsOn(ctx.db, ctx.organisation, vote.theme, ctx.today),
    await store.spokeItself(ctx.db, ctx.organisation, vote.id),
    await ctx.setting(delegationsHeld),
  ]
  const known = new Map(electors.map((one): [string, ElectorRow] => [one.participant, one]))
  const held = holdingIn(own, ofTheme, known, new Set(spoken), most)
  return [...own, ...held.map(({ id, from, to }) => ({ id, from, to, usedAt: null, ofTheme: id, isRow: false }))]
}

/** An answer of one's own always wins, in whatever way it came: what was given for this vote is over. One for a theme holds
 *  no more there, because its giver spoke itself. `at` tells no more than the day where the vote is secret. */
export async function winOverDelegation(ctx: ActionContext, held: Held | undefined, at: Instant): Promise<void> {
  if (held?.isRow) await store.endDelegation(ctx.db, ctx.organisation, held.id, at)
}

/** Whoever answers for another uses what it was given. `at` tells no more than the day where the vote is secret. */
export async function spendDelegation(ctx: ActionContext, vote: string, held: Held, at: Instant): Promise<void> {
  const { db, organisation } = ctx
  if (held.isRow) return store.markDelegationUsed(db, organisation, held.id, at)
  // an id without an order: of a secret vote nobody learns at what time
  const id = randomId()
  await store.addDelegation(db, organisation, vote, { ...held, id, at, by: null })
  await store.markDelegationUsed(db, organisation, id, at)
}
