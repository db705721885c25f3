/** Pots of the demo: small wishes that many pay for, and a common pot of last spring. */
import { sharersIn } from '#hub/organisations/public.ts'
import { type Action, action, type Context } from '#platform/action.ts'
import { change } from '#platform/settings/actions.ts'
import { addDays } from '#platform/values/day.ts'
import { billOrganisation } from '../actions/billing-by-hand.ts'
import { changeCredit, contribute } from '../actions/giving.ts'
import { openPot } from '../actions/pots.ts'
import { sayPublicConsent } from '../actions/public.ts'

const pots = [
  {
    ...{ name: 'Petits souhaits de l’automne', kind: 'free' as const, orgCap: 60_000, matchPot: 30_000, credits: {} },
    items: [
      {
        name: 'Imprimer les étiquettes par rayon',
        says: 'Une pile par rayon, dans l’ordre du parcours.',
        least: 30_000,
        most: 80_000,
      },
      { name: 'Le nom du producteur en gros', says: null, least: 0, most: 24_000 },
    ],
    gifts: [
      [0, 'Le Panier', 40_000],
      [0, 'Le Silo', 15_000],
      [1, 'La Gousse', 24_000],
    ] as const,
  },
  {
    ...{ name: 'Pot commun de la formation', kind: 'common_pot' as const, orgCap: null, matchPot: 0 },
    credits: { 'Le Panier': 20_000, 'La Gousse': 20_000, 'Le Silo': 20_000 },
    items: [{ name: 'Une journée pour les nouvelles personnes du bureau', says: null, least: 30_000, most: 50_000 }],
    gifts: [[0, 'Le Silo', 12_500]] as const,
  },
]

const idsIn = action('funding.demoIds', async (ctx, _input: object) =>
  Object.fromEntries((await sharersIn(ctx, 2020)).map(({ id, name }) => [name, id as string])),
)

type Acts = Pick<Context, 'today'> & { act<I, O>(run: Action<I, O>, input: I): Promise<O> }

export async function seedPots({ act, today }: Acts): Promise<void> {
  const ids = await act(idsIn, {})
  for (const { items, gifts, credits, ...terms } of pots) {
    const made = await act(openPot, { ...terms, items, currency: null, opensOn: null, closesOn: addDays(today, 24) })
    for (const [name, amount] of Object.entries(credits))
      await act(changeCredit, { pot: made.pot, participant: ids[name] ?? '', kind: 'set', amount, note: null })
    for (const [at, name, amount] of gifts)
      await act(contribute, { item: made.items[at]?.item ?? '', participant: ids[name] ?? '', amount })
  }
  await act(billOrganisation, {
    ...{ buyer: ids['Le Silo'] ?? '', seller: ids['Le Panier'] ?? '', currency: null, dueOn: null },
    lines: [{ text: 'Salle et repas de la rencontre d’automne', net: 8450 }],
  })
  await act(change, { key: 'funding.public_summary', value: true })
  await act(sayPublicConsent, { participant: ids['Le Panier'] ?? '', consents: true })
}
