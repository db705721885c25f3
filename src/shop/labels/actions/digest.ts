/** Every morning the label team is told what is to be done; every evening whoever leads shifts, what begins tomorrow and
 *  does not hang yet. Nobody is told that there is nothing. */

import { accountsInRole } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { addDays } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { membersByAccount } from '#shop/members/public.ts'
import { openingOn } from '../reads/opening.ts'
import { deskOn } from '../reads/queue.ts'

export async function peopleIn(ctx: ActionContext, role: string): Promise<readonly string[]> {
  const accounts = await accountsInRole(ctx.db, ctx.organisation, role, ctx.today)
  return (await membersByAccount(ctx.db, ctx.organisation, accounts as AccountId[])).map(({ contact }) => contact)
}

export const tellTeam = action('labels.tellTeam', async (ctx, _input: object) => {
  const { toPrint, toPlace, toRemove, zones } = await deskOn(ctx, ctx.today)
  if (toPrint + toPlace + toRemove === 0) return { told: 0 }
  const unplaced = currentWords().say(ctx.shop.language, 'labels.unplaced', {}, ctx.shop)
  const where = zones
    .map(({ zone, ...count }) => `${zone ?? unplaced}: ${count.toPrint + count.toPlace + count.toRemove}`)
    .join('\n')
  const team = await peopleIn(ctx, 'labels')
  for (const person of team)
    ctx.notify('labels.digest', person, { toPrint, toPlace, toRemove, where, link: '/staff/labels' })
  if (team.length > 0) ctx.record('labels.team_told', { subject: ctx.organisation, count: team.length })
  return { told: team.length }
})

export const tellLeads = action('labels.tellLeads', async (ctx, _input: object) => {
  const day = addDays(ctx.today, 1)
  const { newPrices, notPlaced, rises } = await openingOn(ctx, day)
  if (newPrices === 0 || notPlaced === 0) return { told: 0 }
  const leads = await peopleIn(ctx, 'lead')
  for (const person of leads)
    ctx.notify('labels.tomorrow', person, {
      day,
      newPrices,
      notPlaced,
      rises,
      link: `/staff/labels/opening?day=${day}`,
    })
  if (leads.length > 0) ctx.record('labels.leads_told', { subject: ctx.organisation, count: leads.length })
  return { told: leads.length }
})
