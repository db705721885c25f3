/** Pots: opened, changed, filled with items, ended. Whoever changes one holds its lock, so that nobody gives meanwhile. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, day, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, cents, negate } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type * as contract from '../contract/pots.ts'
import { atEnd, whyNotDeleteItem, whyNotGoals } from '../rules/contributions.ts'
import { matchesOf, stillGiven, whatIsGiven } from '../rules/giving.ts'
import * as rules from '../rules/pots.ts'
import { orgCap } from '../settings.ts'
import * as store from '../store/pots.ts'

type Of<C> = InputOf<C>

export const openPot = action('funding.openPot', async (ctx, input: Of<typeof contract.openPot>) => {
  const terms = await termsOf(ctx, input)
  const goals = input.items.flatMap(({ least, most }) => whyNotGoals(cents(least), cents(most)))
  refuseWith([...rules.whyNotOpenPot(terms, ctx.today), ...goals])
  const id = newId()
  const seq = await nextNumber(ctx.db, ctx.organisation, 'pot')
  await store.writePot(ctx.db, ctx.organisation, { ...terms, id, seq, kind: input.kind }, ctx.now, ctx.actor.account)
  const items = input.items.map((one, at) => newItem(id, at + 1, one))
  await store.writeItems(ctx.db, ctx.organisation, items)
  ctx.record('funding.pot_opened', { subject: id, seq, kind: input.kind })
  return { pot: id, items: items.map(({ id: item, name }) => ({ item, name })) }
})

async function termsOf(ctx: ActionContext, input: Of<typeof contract.changePot> | Of<typeof contract.openPot>) {
  const closesOn = day(input.closesOn)
  const cap = input.orgCap === undefined ? await ctx.setting(orgCap) : input.orgCap
  return {
    ...{ name: input.name, currency: input.currency ?? ctx.shop.currency, closesOn },
    opensOn: input.opensOn === null ? ctx.today : day(input.opensOn),
    // a closing day lasts to its last second
    endsAt: atWallTime(addDays(closesOn, 1), '00:00' as TimeOfDay, ctx.shop.zone),
    orgCap: cap === null ? null : cents(cap),
    matchPot: cents(input.matchPot),
  }
}

const newItem = (
  pot: string,
  place: number,
  { name, says, least, most }: Pick<Of<typeof contract.addItem>, 'name' | 'says' | 'least' | 'most'>,
) => ({ id: newId(), pot, place, name, says, least: cents(least), most: cents(most), state: 'open' as const })

export const changePot = action('funding.changePot', async (ctx, input: Of<typeof contract.changePot>) => {
  const pot = await lockedPot(ctx, input.pot)
  const terms = await termsOf(ctx, {
    ...input,
    opensOn: input.opensOn ?? pot.opensOn,
    currency: input.currency ?? pot.currency,
  })
  refuseWith(rules.whyNotChangePot(pot, terms, ctx.today))
  await store.writePot(ctx.db, ctx.organisation, { ...pot, ...terms }, ctx.now, ctx.actor.account)
  ctx.record('funding.pot_changed', { subject: pot.id })
  return {}
})

export const addItem = action('funding.addItem', async (ctx, input: Of<typeof contract.addItem>) => {
  const pot = await lockedPot(ctx, input.pot)
  refuseWith(rules.whyNotAddItem(pot, ctx.today, { least: cents(input.least), most: cents(input.most) }))
  const items = await store.itemsOf(ctx.db, ctx.organisation, [pot.id])
  const item = newItem(pot.id, (items.at(-1)?.place ?? 0) + 1, input)
  await store.writeItems(ctx.db, ctx.organisation, [item])
  ctx.record('funding.item_added', { subject: pot.id, item: item.id })
  return { item: item.id }
})

export const deleteItem = action('funding.deleteItem', async (ctx, input: Of<typeof contract.deleteItem>) => {
  const { pot, item } = await lockedItem(ctx, input.item)
  const given = await store.contributionsOf(ctx.db, ctx.organisation, pot.id)
  refuseWith(whyNotDeleteItem(given.filter((one) => one.item === item.id && one.amount > 0).map((one) => one.amount)))
  await store.deleteItem(ctx.db, ctx.organisation, item.id)
  ctx.record('funding.item_deleted', { subject: pot.id, item: item.id })
  return {}
})

export const acceptItem = action('funding.acceptItem', async (ctx, input: Of<typeof contract.acceptItem>) => {
  const { pot, item } = await lockedItem(ctx, input.item)
  refuseWith(rules.whyNotAccept(pot, ctx.today, item))
  await store.moveItems(ctx.db, ctx.organisation, [{ ...item, state: 'funded' }])
  ctx.record('funding.item_accepted', { subject: pot.id, item: item.id })
  return {}
})

export const completeItem = action('funding.completeItem', async (ctx, input: Of<typeof contract.completeItem>) => {
  const { pot, item } = await lockedItem(ctx, input.item)
  refuseWith(rules.whyNotComplete(item))
  await store.moveItems(ctx.db, ctx.organisation, [{ ...item, state: 'completed' }])
  ctx.record('funding.item_completed', { subject: pot.id, item: item.id })
  return {}
})

export const cancelItem = action('funding.cancelItem', async (ctx, input: Of<typeof contract.cancelItem>) => {
  const { pot, item } = await lockedItem(ctx, input.item)
  refuseWith(rules.whyNotCancelItem(item))
  const reversed = await release(ctx, pot, [item.id])
  await store.moveItems(ctx.db, ctx.organisation, [{ ...item, state: 'cancelled', match: null }])
  ctx.record('funding.item_cancelled', { subject: pot.id, item: item.id, reversed })
  return { reversed }
})

export const cancelPot = action('funding.cancelPot', async (ctx, input: Of<typeof contract.cancelPot>) => {
  const pot = await lockedPot(ctx, input.pot)
  const items = await store.itemsOf(ctx.db, ctx.organisation, [pot.id])
  refuseWith(rules.whyNotCancelPot(pot, items))
  const ending = items.filter((item) => rules.whyNotCancelItem(item).length === 0)
  const reversed = await release(
    ctx,
    pot,
    ending.map(({ id }) => id),
  )
  const cancelled = ending.map((item) => ({ ...item, state: 'cancelled' as const, match: null }))
  await store.moveItems(ctx.db, ctx.organisation, cancelled)
  await store.cancelPot(ctx.db, ctx.organisation, pot.id, { at: ctx.now, reason: input.reason })
  for (const { id } of ending) ctx.record('funding.item_cancelled', { subject: pot.id, item: id })
  ctx.record('funding.pot_cancelled', { subject: pot.id, reversed })
  return { reversed }
})

/** Every pot whose last second is over: items below their least fail and give everything back; then what the pot adds to
 *  the others is settled. */
export const settlePots = action('funding.settlePots', async (ctx) => {
  const pots = await store.lockEndedPots(ctx.db, ctx.organisation, ctx.now)
  for (const pot of pots) await settle(ctx, pot)
  return { settled: pots.length }
})

async function settle(ctx: ActionContext, pot: store.PotRow): Promise<void> {
  const items = await store.itemsOf(ctx.db, ctx.organisation, [pot.id])
  const failing = items.filter((item) => item.state === 'open' && atEnd(item) === 'failed')
  await release(
    ctx,
    pot,
    failing.map(({ id }) => id),
  )
  const failed = failing.map((item) => ({ ...item, state: 'failed' as const, match: null }))
  const given = whatIsGiven(await store.contributionsOf(ctx.db, ctx.organisation, pot.id))
  const matches = matchesOf(
    items.filter((item) => !failing.includes(item)),
    given,
    pot.matchPot,
    pot.seq,
  )
  const staying = items.flatMap((item) => {
    const match = matches.get(item.id)
    return match === undefined ? [] : [{ ...item, match }]
  })
  await store.moveItems(ctx.db, ctx.organisation, [...failed, ...staying])
  await store.settlePot(ctx.db, ctx.organisation, pot.id, ctx.now)
  ctx.record('funding.pot_ended', { subject: pot.id, failed: failed.length })
}

/** Takes back, each by a row that mirrors it, whatever was given to these items; credits return to who gave them. */
async function release(ctx: ActionContext, pot: store.PotRow, items: readonly string[]): Promise<number> {
  const all = await store.contributionsOf(ctx.db, ctx.organisation, pot.id)
  const back = stillGiven(all).filter(({ item }) => items.includes(item))
  const mirrors = back.map((one) => ({
    ...one,
    id: newId(),
    amount: negate(one.amount),
    reverses: one.id,
    givenAt: ctx.now,
  }))
  await store.writeContributions(ctx.db, ctx.organisation, mirrors, ctx.actor.account)
  if (pot.kind === 'common_pot') {
    const credits = mirrors.map((one) => creditFor(one, 'release', negate(one.amount)))
    await store.writeCredits(ctx.db, ctx.organisation, credits, ctx.now, ctx.actor.account)
  }
  return mirrors.length
}

export const creditFor = (
  { pot, participant, id }: Pick<store.ContributionRow, 'pot' | 'participant' | 'id'>,
  kind: 'contribution' | 'release',
  amount: Cents,
): store.CreditRow => ({ id: newId(), pot, participant, kind, amount, contribution: id, note: null })

export const lockedPot = async (ctx: ActionContext, id: string): Promise<store.PotRow> =>
  found(await store.lockPot(ctx.db, ctx.organisation, id), 'pot')

/** The pot is locked first, then read: what was given a moment ago is seen. */
export async function lockedItem(
  ctx: ActionContext,
  id: string,
): Promise<{ readonly pot: store.PotRow; readonly item: store.ItemRow }> {
  const pot = await lockedPot(ctx, found(await store.potOfItem(ctx.db, ctx.organisation, id), 'item'))
  const items = await store.itemsOf(ctx.db, ctx.organisation, [pot.id])
  const item = found(items.find((one) => one.id === id) ?? null, 'item')
  return { pot, item }
}

export const exportPots = action(
  'funding.exportPots',
  async (ctx, { format, ...asked }: Of<typeof contract.exportPots>) => {
    const file = await fileOfList(ctx, store.potList(ctx.organisation, ctx.today as Day), asked, {
      format,
      name: 'funding.pots_file',
      fields: 'funding.pot',
    })
    ctx.record('funding.pots_exported', { subject: ctx.organisation, format })
    return file
  },
)
