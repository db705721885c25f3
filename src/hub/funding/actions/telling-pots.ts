/** What those who gave to an item of a pot are told: it is paid for, accepted at the end, or their money is free again. */
import { type ActionContext, action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { add, type Cents, noMoney } from '#platform/values/money.ts'
import type { ItemState } from '../rules/contributions.ts'
import { type ContributionRow, contributionsOf, type ItemRow, itemsOf, type PotRow, readPot } from '../store/pots.ts'
import { tellEach } from './telling-each.ts'

type Why = 'funded' | 'accepted' | 'failed' | 'released'

/** Of which items an event tells, and what. */
const tellings: Readonly<Record<string, (event: HappenedEvent) => { readonly why: Why; readonly state: ItemState }>> = {
  'funding.item_funded': () => ({ why: 'funded', state: 'funded' }),
  'funding.item_accepted': () => ({ why: 'accepted', state: 'funded' }),
  'funding.item_cancelled': () => ({ why: 'released', state: 'cancelled' }),
  'funding.pot_ended': () => ({ why: 'failed', state: 'failed' }),
}
export const potEvents = Object.keys(tellings)

export const tellOfPot = action('funding.tellOfPot', async (ctx, event: HappenedEvent) => {
  const pot = event.subject ? await readPot(ctx.db, ctx.organisation, event.subject) : null
  const told = tellings[event.name]?.(event)
  if (!pot || !told) return
  const items = await itemsOf(ctx.db, ctx.organisation, [pot.id])
  const given = await contributionsOf(ctx.db, ctx.organisation, pot.id)
  const only = event.facts['item'] ?? null
  const concerned = items.filter(({ id, state }) => state === told.state && (only === null || id === only))
  // a pot has a few items
  for (const item of concerned) await tellGivers(ctx, pot, item, given, told.why)
})

async function tellGivers(
  ctx: ActionContext,
  pot: PotRow,
  item: ItemRow,
  given: readonly ContributionRow[],
  why: Why,
): Promise<void> {
  const gave = new Map<string, Cents>()
  for (const one of given)
    if (one.item === item.id && one.amount > 0)
      gave.set(one.participant, add(gave.get(one.participant) ?? noMoney, one.amount))
  await tellEach(ctx, 'funding.pot_item', [...gave.keys()], (participant) => ({
    ...{ why, item: item.name, pot: pot.name, amount: gave.get(participant) ?? noMoney, currency: pot.currency },
    link: `/community/pots/${pot.id}`,
    about: item.id,
  }))
}
