/** What stands on invoices about an organisation, and who sells here without a VAT number. */
import { type Context, read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/invoices.ts'
import { lacksVatNumber, noBilling, vatOfInvoice } from '../rules/invoice.ts'
import { readPlans } from '../store/dues.ts'
import * as store from '../store/invoices.ts'
import { partiesOf, partyIn, ratesOf, sellerOf } from './parties.ts'

export const readBilling = read(
  'funding.readBilling',
  async (ctx, { participant }: InputOf<typeof contract.readBilling>) => {
    const [sellerId, sellers] = await Promise.all([sellerOf(ctx), sellersIn(ctx)])
    const [known, rates, [billing]] = await Promise.all([
      partiesOf(ctx, [participant, sellerId]),
      ratesOf(ctx),
      store.readBillings(ctx.db, ctx.organisation, [participant]),
    ])
    const { party } = partyIn(known, participant)
    const seller = partyIn(known, sellerId).party
    const { participant: _participant, ...written } = billing ?? { ...noBilling, participant }
    const { name, country, vatNumber, vatCheckedOn } = party
    return {
      written,
      name,
      country,
      vatNumber,
      vatCheckedOn,
      lacksVatNumber: sellers.has(participant) && lacksVatNumber(party, rates),
      seller: seller.name,
      vat: vatOfInvoice(seller, party, rates),
    }
  },
)

/** Who asks for money here, with the invoices of each that ask for VAT without its number. */
async function sellersIn(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const [known, plans, own] = await Promise.all([
    store.sellersOf(ctx.db, ctx.organisation),
    readPlans(ctx.db, ctx.organisation),
    sellerOf(ctx),
  ])
  const sellers = new Map(known.map(({ id, unnumbered }) => [id, unnumbered]))
  return plans.length === 0 || sellers.has(own) ? sellers : new Map([...sellers, [own, 0]])
}

export const readUnnumbered = read('funding.readUnnumbered', async (ctx, _input: object) => {
  const sellers = await sellersIn(ctx)
  const [known, rates] = await Promise.all([partiesOf(ctx, [...sellers.keys()]), ratesOf(ctx)])
  return {
    sellers: [...known.values()]
      .filter(({ party }) => lacksVatNumber(party, rates))
      .map(({ id, party }) => ({ id, name: party.name, invoices: sellers.get(id) ?? 0 })),
  }
})
