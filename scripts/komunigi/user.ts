/** People who may sign in, and their roles. */
import { endRole, grantsOf } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import type { AccountId } from '#platform/values/ids.ts'
import {
  type Asked,
  AskedWrongly,
  asking,
  type Command,
  languageOf,
  organisationOption,
  shopOf,
  tell,
  textOf,
} from './command.ts'
import { giveRole } from './organisation.ts'

export const userCommands: readonly Command[] = [
  {
    words: 'user create',
    takes: 'EMAIL --name NAME [--language fr] [--organisation X --role ROLE] [--json]',
    says: 'An account for this address: its person asks for a link on the sign-in page.',
    least: 1,
    options: {
      ...organisationOption,
      name: { type: 'string' },
      language: { type: 'string' },
      role: { type: 'string' },
    },
    run: create,
  },
  {
    words: 'user role',
    takes: 'EMAIL ROLE --organisation X [--end] [--name NAME] [--json]',
    says: 'Gives a role (admin, office, planner, …), or ends it.',
    least: 2,
    options: { ...organisationOption, name: { type: 'string' }, end: { type: 'boolean' } },
    run: role,
  },
  {
    words: 'user list',
    takes: '--organisation X [--json]',
    says: 'Who holds which role.',
    least: 0,
    options: organisationOption,
    run: list,
  },
  {
    words: 'user deactivate',
    takes: 'EMAIL [--json]',
    says: 'No sign-in from now on; all sessions end at once.',
    least: 1,
    options: {},
    run: (asked) => withAccount(asked, 'deactivated', (account) => asked.house.auth.deactivate(account)),
  },
  {
    words: 'user reactivate',
    takes: 'EMAIL [--json]',
    says: 'May sign in again.',
    least: 1,
    options: {},
    run: (asked) => withAccount(asked, 'reactivated', (account) => asked.house.auth.reactivate(account)),
  },
  {
    words: 'user reset-second-factor',
    takes: 'EMAIL [--json]',
    says: 'For somebody whose phone and recovery codes are gone: the second step is off, all sessions end.',
    least: 1,
    options: {},
    run: (asked) => withAccount(asked, 'reset', (account) => asked.house.auth.resetSecondFactor(account)),
  },
]

const isAddress = (text: string): boolean => /^[^@\s]+@[^@\s]+$/.test(text)

async function create(asked: Asked): Promise<number> {
  const [email = ''] = asked.args
  if (!isAddress(email)) throw new AskedWrongly(`${email} is no e-mail address`)
  const wantsRole = asked.options['role'] !== undefined || asked.options['organisation'] !== undefined
  const shop = wantsRole ? await shopOf(asked) : null
  const given = shop ? textOf(asked, 'role') : null
  const account = await asked.house.accounts.ensureAccount(
    email,
    textOf(asked, 'name'),
    languageOf(asked, shop?.language ?? 'fr'),
  )
  if (shop && given) await asked.house.runner.act(giveRole, { account, role: given }, asking(shop))
  tell(asked, { account, email }, [`${email} ${account}`])
  return 0
}

async function role(asked: Asked): Promise<number> {
  const { house } = asked
  const [email = '', wanted = ''] = asked.args
  if (!isAddress(email)) throw new AskedWrongly(`${email} is no e-mail address`)
  const shop = await shopOf(asked)
  if (asked.options['end']) {
    const account = await knownAccount(asked, email)
    const grants = await house.runner.look(readGrants, {}, asking(shop))
    const held = grants.find((grant) => grant.account === account && grant.role === wanted)
    if (!held) throw new Error(`${email} is not ${wanted} of ${shop.name}`)
    await house.runner.act(endRole, { grant: held.id }, asking(shop))
    tell(asked, { email, role: wanted, ended: true }, [`${email} is no longer ${wanted} of ${shop.name}`])
    return 0
  }
  const account = await house.accounts.ensureAccount(email, textOf(asked, 'name', email), shop.language)
  await house.runner.act(giveRole, { account, role: wanted }, asking(shop))
  tell(asked, { email, role: wanted, organisation: shop.id }, [`${email} is ${wanted} of ${shop.name}`])
  return 0
}

const readGrants = read('komunigi.listUsers', (ctx) => grantsOf(ctx))

async function list(asked: Asked): Promise<number> {
  const shop = await shopOf(asked)
  const grants = await asked.house.runner.look(readGrants, {}, asking(shop))
  const people = await asked.house.accounts.accountsById([...new Set(grants.map((grant) => grant.account))])
  const found = grants.map(({ account, role: held, fromDay, untilDay }) => ({
    email: people.get(account)?.email ?? null,
    name: people.get(account)?.name ?? null,
    role: held,
    from: fromDay,
    until: untilDay,
  }))
  tell(
    asked,
    found,
    found.map(({ email, name, role: held }) => `${held}  ${name ?? ''}  ${email ?? ''}`),
  )
  return 0
}

async function knownAccount({ house }: Asked, email: string): Promise<AccountId> {
  const account = await house.accounts.accountByEmail(email)
  if (!account) throw new Error(`nobody signs in with ${email} here`)
  return account
}

async function withAccount(asked: Asked, state: string, work: (account: AccountId) => Promise<void>): Promise<number> {
  const [email = ''] = asked.args
  await work(await knownAccount(asked, email))
  tell(asked, { email, state }, [`${email}: ${state}`])
  return 0
}
