/** How organisations stand on papers: what they told for that, over what they tell of themselves. */
import { participantsIn, tasksHeld } from '#hub/organisations/public.ts'
import { type Context, type Language, languages } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { type InvoiceParty, noBilling, partyFrom } from '../rules/invoice.ts'
import type { VatRates } from '../rules/vat.ts'
import { vatRates } from '../settings.ts'
import { readBillings } from '../store/invoices.ts'

export interface KnownParty {
  readonly id: string
  readonly language: Language
  readonly party: InvoiceParty
}

/** Those asked for, the community itself among them where it sells. */
export async function partiesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, KnownParty>> {
  const [taking, billings] = await Promise.all([participantsIn(ctx), readBillings(ctx.db, ctx.organisation, ids)])
  const { name, country, language } = ctx.shop
  const community = { id: ctx.organisation, name, country, languages: [language], city: null, vatNumber: null }
  const known = new Map(billings.map(({ participant, ...billing }) => [participant, billing]))
  return new Map(
    [...taking, community]
      .filter(({ id }) => ids.includes(id))
      .map((one) => [
        one.id,
        {
          id: one.id,
          language: spokenOf(one.languages) ?? language,
          party: partyFrom(one, known.get(one.id) ?? noBilling),
        },
      ]),
  )
}

/** The first it speaks of those the product speaks. */
const spokenOf = (spoken: readonly string[]): Language | null =>
  spoken.flatMap((word) => languages.find((one) => one === word) ?? [])[0] ?? null

export const partyIn = (known: ReadonlyMap<string, KnownParty>, id: string): KnownParty =>
  found(known.get(id), 'participant')

/** Basis points of each country, as this community has them. */
export async function ratesOf(ctx: Context): Promise<VatRates> {
  const each = await Promise.all(vatRates.map(async ([country, rate]) => [country, await ctx.setting(rate)] as const))
  return Object.fromEntries(each)
}

/** Who sells: the organisation that holds the account by decision; until one does, the community itself. */
export async function sellerOf(ctx: Context): Promise<string> {
  const held = (await tasksHeld(ctx)).find(({ role }) => role === 'holder')
  return held?.participant ?? ctx.organisation
}
