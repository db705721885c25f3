/** One organisation lets another one answer in all votes about a theme, until a day; and takes that back. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/themes.ts'
import { whyNotDelegateTheme } from '../rules/delegations.ts'
import { delegationsHeld } from '../settings/votes.ts'
import * as store from '../store/themes.ts'

const partyOf = async (ctx: ActionContext, id: string) => {
  const acting = await lockActing(ctx, id)
  const { name, state } = acting.row
  return { acting, party: { id: id as string, name, elector: state === 'active', conflict: null } }
}

export const delegateTheme = action(
  'governance.delegateTheme',
  async (ctx, input: InputOf<typeof contract.delegateTheme>) => {
    const from = await partyOf(ctx, input.participant)
    mustHave(ctx, 'position', from.acting)
    const to = await partyOf(ctx, input.receiver)
    const held = await store.themeDelegationsOn(ctx.db, ctx.organisation, input.theme, ctx.today)
    const most = await ctx.setting(delegationsHeld)
    const until = input.untilDay as Day
    const no = from.party.elector ? [] : [refuse('delegation.not_voting', { organisation: from.party.name })]
    refuseWith([...no, ...whyNotDelegateTheme(from.party, to.party, held, most, { until, today: ctx.today })])
    const id = newId()
    await store.addThemeDelegation(ctx.db, ctx.organisation, {
      ...{ id, from: from.party.id, to: to.party.id, theme: input.theme, untilDay: until },
      ...{ givenAt: ctx.now, by: ctx.actor.account },
    })
    const told = { participant: from.party.id, receiver: to.party.id, theme: input.theme, until }
    ctx.record('governance.theme_delegated', { subject: id, ...told })
    return { themed: id as string }
  },
)

/** What was answered by it stays; nothing more is. */
export const endThemeDelegation = action(
  'governance.endThemeDelegation',
  async (ctx, input: InputOf<typeof contract.endThemeDelegation>) => {
    const given = found(await store.lockThemeDelegation(ctx.db, ctx.organisation, input.themed), 'delegation')
    mustHave(ctx, 'position', await lockActing(ctx, given.from))
    refuseWith(given.endedAt === null && given.untilDay >= ctx.today ? [] : [refuse('delegation.over')])
    await store.endThemeDelegation(ctx.db, ctx.organisation, given.id, ctx.now)
    const told = { participant: given.from, receiver: given.to, theme: given.theme }
    ctx.record('governance.theme_delegation_ended', { subject: given.id, ...told })
    return {}
  },
)
