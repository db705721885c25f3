/** A shop that agreed lets its communities know how many members it has, which version it uses and how much. */
import { action, read } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, monthDays, monthOf, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { version } from '#platform/version.ts'
import type * as contract from '../contract/sharing.ts'
import { activeMembers } from '../doors/counted.ts'
import * as store from '../store/sharing.ts'

export const readSharing = read('organisations.readSharing', async (ctx, _input: object) => {
  const [communities, last] = await Promise.all([
    store.sharingOf(ctx.db, ctx.organisation),
    store.lastNoted(ctx.db, ctx.organisation),
  ])
  return { communities, last: last && { ...last, uses: { ...last.uses } } }
})

export const shareFacts = action(
  'organisations.shareFacts',
  async (ctx, input: InputOf<typeof contract.shareFacts>) => {
    const { community, agrees } = input
    const known = await store.sharingOf(ctx.db, ctx.organisation)
    refuseWith(known.some(({ id }) => id === community) ? [] : [refuse('sharing.not_taking_part')])
    const agreed = { is: agrees, at: ctx.now, by: ctx.actor.account }
    await store.writeSharing(ctx.db, ctx.organisation, community, agreed)
    ctx.record(agrees ? 'organisations.sharing_agreed' : 'organisations.sharing_ended', { subject: community })
    return {}
  },
)

const midnight = '00:00' as TimeOfDay

/** Once for every month that is over, while somebody may know; a night that was missed is made up by the next. */
export const noteShared = action('organisations.noteShared', async (ctx, _input: object) => {
  const month = monthOf(addDays(monthDays(monthOf(ctx.today)).from, -1))
  const agreed = (await store.sharingOf(ctx.db, ctx.organisation)).some(({ agreedAt }) => agreedAt !== null)
  if (!agreed || (await store.lastNoted(ctx.db, ctx.organisation))?.month === month) return
  const { from, to } = monthDays(month)
  const [begins, ends] = [from, addDays(to, 1)].map((day) => atWallTime(day, midnight, ctx.shop.zone))
  const uses = begins && ends ? await store.usesBetween(ctx.db, ctx.organisation, begins, ends) : {}
  const told = { month, activeMembers: await activeMembers(ctx), version, uses }
  await store.noteMonth(ctx.db, ctx.organisation, told, ctx.now)
  ctx.record('organisations.facts_noted', { subject: ctx.organisation, month })
})

/** The community takes what it was told: members become declared figures, which a person of the shop attests. */
export const takeShared = action('organisations.takeShared', async (ctx, _input: object) => {
  const declared = await store.declareShared(ctx.db, ctx.organisation, ctx.now)
  for (const { participant, year, activeMembers: members } of declared)
    ctx.record('organisations.figures_shared', { subject: participant, year, members })
})
