/** What buyers and bookkeepers are told of rates to come (domain-catalogue 7). Leads hear from `labels` what is not placed. */
import { accountsInRole } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { ownPersonOf } from '#platform/mail/recipients.ts'
import { addDays } from '#platform/values/day.ts'
import { readRatesToTell, writeRatesTold } from '../store/basics.ts'

/** Whoever holds one of these roles today, each once. */
export async function peopleInRoles(ctx: ActionContext, ...roles: readonly string[]): Promise<string[]> {
  const { db, organisation, today } = ctx
  const accounts = await Promise.all(roles.map((role) => accountsInRole(db, organisation, role, today)))
  const all = [...new Set(accounts.flat())]
  const people = await Promise.all(all.map((account) => ownPersonOf(db, organisation, account)))
  return people.filter((person) => person !== null)
}

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
