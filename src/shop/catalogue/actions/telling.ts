/** What buyers, bookkeepers and leads are told of prices to come (domain-catalogue 7). */
import { accountsInRole } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { ownPersonOf } from '#platform/mail/recipients.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { stateOn } from '../rules/campaign.ts'
import { readRatesToTell, writeRatesTold } from '../store/basics.ts'
import { readBeginning, readCampaignPrices } from '../store/campaign.ts'

/** Whoever holds one of these roles today, each once. */
async function peopleInRoles(ctx: ActionContext, ...roles: readonly string[]): Promise<string[]> {
  const { db, organisation, today } = ctx
  const accounts = await Promise.all(roles.map((role) => accountsInRole(db, organisation, role, today)))
  const all = [...new Set(accounts.flat())]
  const people = await Promise.all(all.map((account) => ownPersonOf(db, organisation, account)))
  return people.filter((person) => person !== null)
}

/** Modules that know what hangs on the shelves say so here: how many labels of these products do not say yet what they
 *  will say on that day. */
type CountUnplaced = (ctx: ActionContext, wish: { day: Day; products: readonly string[] }) => Promise<number>
const shelves: CountUnplaced[] = []
export const registerUnplacedLabels = (count: CountUnplaced): void => void shelves.push(count)

/** On the eve of a campaign, leads hear how many of its labels are still to be placed. */
export const tellOfCampaigns = action('catalogue.tellOfCampaigns', async (ctx, _input: object) => {
  const day = addDays(ctx.today, 1)
  const beginning = (await readBeginning(ctx.db, ctx.organisation, day)).filter((one) => stateOn(one, day) === 'live')
  const prices = await readCampaignPrices(
    ctx.db,
    ctx.organisation,
    beginning.map(({ id }) => id),
  )
  const products = [...new Set(prices.map(({ product }) => product))]
  const [first] = beginning
  if (!first || products.length === 0) return { told: 0 }
  const counts = await Promise.all(shelves.map((count) => count(ctx, { day, products })))
  const labels = counts.reduce((sum, one) => sum + one, 0)
  if (labels === 0) return { told: 0 }
  const people = await peopleInRoles(ctx, 'lead')
  for (const person of people)
    ctx.notify('catalogue.campaign_tomorrow', person, {
      campaign: beginning.map(({ name }) => name).join(', '),
      prices: products.length,
      labels,
      day,
      link: `/staff/price-campaigns/${first.id}`,
    })
  return { told: people.length }
})

const daysAhead = 30

/** A rate of VAT that begins within thirty days is told once. */
export const tellOfRates = action('catalogue.tellOfRates', async (ctx, _input: object) => {
  const until = addDays(ctx.today, daysAhead)
  const rates = (await readRatesToTell(ctx.db, ctx.organisation, ctx.today, until)).filter(
    ({ country }) => country === ctx.shop.country,
  )
  await writeRatesTold(ctx.db, ctx.organisation, ctx.today, until, ctx.now)
  const people = rates.length === 0 ? [] : await peopleInRoles(ctx, 'buyer', 'bookkeeper')
  for (const rate of rates) {
    ctx.record('catalogue.rate_told', { subject: ctx.organisation, class: rate.class, from: rate.from })
    for (const person of people)
      ctx.notify('catalogue.rate_ahead', person, {
        rate: rate.rate / 10_000,
        class: rate.class,
        day: rate.from,
        link: '/staff/vat-and-deposits',
      })
  }
  return { told: people.length }
})
