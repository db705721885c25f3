/** What stands on the invoices of the demo: addresses and accounts, all invented. */
import type { demoIds } from '#hub/needs/public.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { keepBilling } from '../actions/billing.ts'

const addresses = {
  'Code Commun': {
    ...{ street: 'Rue des Ateliers 7', postcode: '1080', city: 'Bruxelles', vatNumber: null },
    iban: 'BE71 0961 2345 6769',
  },
  'Le Panier': {
    ...{ street: 'Rue Haute 1', postcode: '1000', city: 'Bruxelles', vatNumber: 'BE 0202.239.951' },
    iban: 'BE68 5390 0754 7034',
  },
  'Le Silo': {
    ...{ street: 'Rue du Marché 12', postcode: '59000', city: 'Lille', vatNumber: 'FR40303265045', iban: null },
  },
}

/** Before the first call of a round: every invoice stands as its seller told by then. */
export async function seedAddresses(
  { act }: Pick<CommunitySeed, 'act'>,
  idOf: Awaited<ReturnType<typeof demoIds>>,
): Promise<void> {
  for (const [name, told] of Object.entries(addresses))
    await act(keepBilling, {
      ...{ participant: idOf(name), name: null, country: null, registration: null, vatStatus: 'liable' },
      ...{ exemption: null, bic: null, phone: null, email: null, endpointScheme: null, endpoint: null },
      ...told,
    })
}
