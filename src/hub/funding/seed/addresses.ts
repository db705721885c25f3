/** What stands on the invoices of the demo: addresses, accounts and numbers that hold by their check, all invented. */
import type { demoIds } from '#hub/needs/public.ts'
import { action } from '#platform/action.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { keepBilling } from '../actions/billing.ts'

const addresses = {
  'Code Commun': {
    ...{ street: 'Rue des Ateliers 7', postcode: '1080', city: 'Bruxelles', vatNumber: 'BE 1999.812.772' },
    iban: 'BE71 0961 2345 6769',
  },
  'Le Panier': {
    ...{ street: 'Rue Haute 1', postcode: '1000', city: 'Bruxelles', vatNumber: 'BE 1999.734.677' },
    iban: 'BE98 5399 9000 7793',
  },
  'Le Silo': {
    ...{ street: 'Rue du Marché 12', postcode: '59000', city: 'Lille', vatNumber: 'FR 69 053 091 708', iban: null },
  },
}

/** The community sells and pays by itself, as long as nobody holds the account for it. */
const own = {
  ...{ street: 'Quai des Récoltes 3', postcode: '1000', city: 'Bruxelles', vatNumber: 'BE 1999.999.943' },
  iban: 'BE45 0960 0112 2389',
}
const nothingMore = {
  ...{ name: null, country: null, registration: null, vatStatus: 'liable' as const, exemption: null, bic: null },
  ...{ phone: null, email: null, endpointScheme: null, endpoint: null },
}

const seedOwnAddress = action('funding.seedOwnAddress', (ctx) =>
  keepBilling.run(ctx, { ...nothingMore, ...own, participant: ctx.organisation }),
)

/** Before the first invoice: every paper stands as its two sides told by then. Nobody looked up the number of the one
 *  across the border, which therefore pays the seller's rate. */
export async function seedAddresses(
  { act }: Pick<CommunitySeed, 'act'>,
  idOf: Awaited<ReturnType<typeof demoIds>>,
): Promise<void> {
  await act(seedOwnAddress, {})
  for (const [name, told] of Object.entries(addresses))
    await act(keepBilling, { ...nothingMore, ...told, participant: idOf(name) })
}
