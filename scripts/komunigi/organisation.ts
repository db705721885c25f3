/** Organisations of this installation. */
import { addOrganisation, grantRoleTo } from '#hub/organisations/public.ts'
import { action, type Language } from '#platform/action.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { type Asked, AskedWrongly, asking, type Command, languageOf, tell, textOf } from './command.ts'

export const organisationCommands: readonly Command[] = [
  {
    words: 'organisation create',
    takes: 'NAME [--country BE] [--language fr] [--zone ZONE] [--currency EUR] [--email ADMIN] [--json]',
    says: 'Makes a shop; ADMIN becomes its first admin and signs in by a link.',
    least: 1,
    options: {
      country: { type: 'string' },
      language: { type: 'string' },
      zone: { type: 'string' },
      currency: { type: 'string' },
      email: { type: 'string' },
    },
    run: create,
  },
  {
    words: 'organisation list',
    takes: '[--json]',
    says: 'Every organisation with its address and id.',
    least: 0,
    options: {},
    run: list,
  },
]

interface Wish {
  readonly name: string
  readonly country: string
  readonly language: Language
  readonly zone?: string
  readonly currency?: 'EUR' | 'CHF'
  readonly email: string | null
}

const createOne = action('komunigi.createOrganisation', (ctx, wish: Wish) =>
  addOrganisation(ctx, { ...wish, demo: null }),
)
export const giveRole = action('komunigi.giveRole', (ctx, given: { account: AccountId; role: string }) =>
  grantRoleTo(ctx, given),
)

async function create(asked: Asked): Promise<number> {
  const { house } = asked
  const [name = ''] = asked.args
  const country = textOf(asked, 'country', 'BE')
  if (!/^[A-Z]{2}$/.test(country)) throw new AskedWrongly('--country is written as BE, FR, CH …')
  const language = languageOf(asked, 'fr')
  const zone = textOf(asked, 'zone', '')
  const currency = textOf(asked, 'currency', '')
  if (currency && currency !== 'EUR' && currency !== 'CHF') throw new AskedWrongly('--currency is EUR or CHF')
  const email = textOf(asked, 'email', '') || null
  const wish: Wish = {
    name,
    country,
    language,
    email,
    ...(zone ? { zone } : {}),
    ...(currency ? { currency: currency as 'EUR' | 'CHF' } : {}),
  }
  const made = await house.runner.act(createOne, wish, asking())
  const shop = await house.organisations.shopOf(made.id)
  if (email && shop) {
    const account = await house.accounts.ensureAccount(email, email, language)
    await house.runner.act(giveRole, { account, role: 'admin' }, asking(shop))
  }
  tell(asked, made, [`${made.address} ${made.id}`])
  return 0
}

async function list(asked: Asked): Promise<number> {
  const { organisations } = asked.house
  const ids = await organisations.hosted()
  const all = await Promise.all(ids.map((id) => organisations.shopOf(id)))
  const found = all.flatMap((shop) => {
    if (!shop) return []
    const { id, name, country, zone, currency } = shop
    return [{ id, name, address: 'address' in shop ? String(shop.address) : '', country, zone, currency }]
  })
  tell(
    asked,
    found,
    found.map(({ id, name, address }) => `${address}  ${name}  ${id}`),
  )
  return 0
}
