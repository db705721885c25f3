/** Minors of a household who come of age: told before, then adults if there is room, else no longer linked. */
import { type ActionContext, action } from '#platform/action.ts'
import { addDays, addMonths, type Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { ageOn, type HouseholdPolicy, roomLeft } from '../rules/household.ts'
import { householdMinorNotice, householdPolicy } from '../settings.ts'
import { lockContacts } from '../store/contact.ts'
import * as store from '../store/household.ts'
import { endLinkOn } from './household.ts'

export const comeOfAge = action('members.comeOfAge', async (ctx, _input: object) => {
  const policy = await householdPolicy(ctx)
  const noticed = addDays(ctx.today, await ctx.setting(householdMinorNotice))
  const minors = await store.linksOfMinorsBornBy(ctx.db, ctx.organisation, bornBy(noticed, policy.majority), ctx.today)
  for (const link of minors) {
    if (ageOn(link.birthDate, ctx.today) >= policy.majority) await turnAdult(ctx, link, policy)
    else if (isFirstNight(link.birthDate, noticed, policy.majority)) tell(ctx, link)
  }
})

/** The last birth date of somebody who is of age on that day. */
const bornBy = (on: Day, majority: number): Day => addMonths(on, -12 * majority)

/** Told once: on the night when the birthday first lies within the notice. */
const isFirstNight = (birthDate: Day, noticed: Day, majority: number): boolean =>
  ageOn(birthDate, noticed) >= majority && ageOn(birthDate, addDays(noticed, -1)) < majority

function tell(ctx: ActionContext, link: store.MinorLink): void {
  ctx.notify('members.comes_of_age', link.contact, {})
  ctx.notify('members.comes_of_age', link.head, {})
}

async function turnAdult(ctx: ActionContext, link: store.MinorLink, policy: HouseholdPolicy): Promise<void> {
  await lockContacts(ctx.db, ctx.organisation, [link.head, link.contact] as ContactId[])
  const others = await store.linksFrom(ctx.db, ctx.organisation, [link.head], ctx.today)
  const household = others.filter((one) => one.head === link.head && one.id !== link.id)
  const room = roomLeft(household, policy)
  if (room !== null && room < 1) {
    await endLinkOn(ctx, link, addDays(ctx.today, -1))
    return
  }
  await store.updateLinkKind(ctx.db, ctx.organisation, link.id, 'adult')
  ctx.record('members.came_of_age', { subject: link.head, person: link.contact, link: link.id })
}
