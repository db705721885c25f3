/** Giving to items of a pot, and what organisations may hand out of a common one. */
import { lockActing, whyNotAct } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { add, cents, negate, noMoney, sum } from '#platform/values/money.ts'
import type * as contract from '../contract/pots.ts'
import { afterContribution, whyNotContribute, whyNotRemoveFromPot } from '../rules/contributions.ts'
import { whatIsGiven } from '../rules/giving.ts'
import { creditEntry, whyNotChangeCredit } from '../rules/pot-credits.ts'
import * as store from '../store/pots.ts'
import { creditFor, lockedItem, lockedPot } from './pots.ts'

export const contribute = action('funding.contribute', async (ctx, input: InputOf<typeof contract.contribute>) => {
  const { pot, item } = await lockedItem(ctx, input.item)
  const acting = await lockActing(ctx, input.participant)
  const participant = acting.row.id as string
  const amount = cents(input.amount)
  const given = whatIsGiven(await store.contributionsOf(ctx.db, ctx.organisation, pot.id))
  const credits = pot.kind === 'common_pot' ? await store.creditsOf(ctx.db, ctx.organisation, pot.id) : null
  const own = given.filter((one) => one.participant === participant).map((one) => one.amount)
  const facts = {
    item: pot.cancelled ? { ...item, state: 'cancelled' as const } : item,
    ...{ today: ctx.today, opensOn: pot.opensOn, closesOn: pot.closesOn },
    given: sum(own),
    orgCap: pot.orgCap,
    credit: credits && (credits.find((one) => one.participant === participant)?.balance ?? noMoney),
  }
  refuseWith([...whyNotAct(ctx, 'commit', acting, amount), ...whyNotContribute(amount, facts)])
  const row = { id: newId(), pot: pot.id, item: item.id, participant, amount, reverses: null, givenAt: ctx.now }
  await store.writeContributions(ctx.db, ctx.organisation, [row], ctx.actor.account)
  if (credits) {
    const used = [creditFor(row, 'contribution', negate(amount))]
    await store.writeCredits(ctx.db, ctx.organisation, used, ctx.now, ctx.actor.account)
  }
  // only now: marking first would let two payers give too much
  const after = afterContribution(item, amount)
  if (after.state !== item.state) {
    await store.moveItems(ctx.db, ctx.organisation, [{ ...item, state: after.state }])
    ctx.record('funding.item_funded', { subject: pot.id, item: item.id })
  }
  ctx.record('funding.contribution_given', { subject: pot.id, item: item.id, participant, amount })
  return { contribution: row.id, total: after.total, state: after.state }
})

export const changeCredit = action(
  'funding.changeCredit',
  async (ctx, input: InputOf<typeof contract.changeCredit>) => {
    const pot = await lockedPot(ctx, input.pot)
    const participant = (await lockActing(ctx, input.participant)).row.id as string
    const change = { kind: input.kind, amount: cents(input.amount) }
    refuseWith([
      ...(pot.kind === 'free' ? [refuse('contribution.no_credits')] : []),
      ...(pot.cancelled ? [refuse('pot.is_cancelled')] : []),
      ...whyNotChangeCredit(change),
    ])
    const credits = await store.creditsOf(ctx.db, ctx.organisation, pot.id)
    const balance = credits.find((one) => one.participant === participant)?.balance ?? noMoney
    const written = creditEntry(change, balance)
    if (written === null) return { balance, written: 0 }
    await store.addMember(ctx.db, ctx.organisation, pot.id, participant, ctx.now)
    const row = {
      id: newId(),
      pot: pot.id,
      participant,
      kind: input.kind,
      amount: written,
      contribution: null,
      note: input.note,
    }
    await store.writeCredits(ctx.db, ctx.organisation, [row], ctx.now, ctx.actor.account)
    ctx.record('funding.credit_changed', { subject: pot.id, participant, amount: written })
    return { balance: add(balance, written), written }
  },
)

export const removeFromPot = action(
  'funding.removeFromPot',
  async (ctx, input: InputOf<typeof contract.removeFromPot>) => {
    const pot = await lockedPot(ctx, input.pot)
    const credits = await store.creditsOf(ctx.db, ctx.organisation, pot.id)
    refuseWith(whyNotRemoveFromPot(credits.find((one) => one.participant === input.participant)?.balance ?? noMoney))
    await store.removeMember(ctx.db, ctx.organisation, pot.id, input.participant, ctx.now)
    ctx.record('funding.pot_left', { subject: pot.id, participant: input.participant })
    return {}
  },
)
