/** npm run komunigi -- COMMAND: what an administrator does without a browser, also while the server runs. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { House } from '#compose.ts'
import { addOrganisation, grantRoleTo } from '#hub/organisations/public.ts'
import { action, type Language, type OrganisationFacts, type UploadedFile } from '#platform/action.ts'
import { system } from '#platform/http/asking.ts'
import { importFolder } from '#platform/imports/folder.ts'
import { type Asking, outside } from '#platform/run.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { isId } from '#platform/values/ids.ts'
import { withHouse } from './opened.ts'

const usage = `komunigi COMMAND
  import KIND FILE|FOLDER --organisation X [--leave-out] [--apply] [--json]   KIND: members, cards, … or auto
  organisation create NAME --country BE --language fr [--email ADMIN]
  organisation list
  user role EMAIL ROLE --organisation X [--name NAME]
X is the address of an organisation (le-panier) or its id. Without --apply an import is only tried.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    organisation: { type: 'string' },
    apply: { type: 'boolean', default: false },
    'leave-out': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    country: { type: 'string', default: 'BE' },
    language: { type: 'string', default: 'fr' },
    email: { type: 'string' },
    name: { type: 'string' },
  },
})

const asking = (shop: OrganisationFacts): Asking => ({
  shop,
  actor: system,
  language: shop.language,
  requestId: 'command line',
})

async function shopNamed(house: House): Promise<OrganisationFacts> {
  const wanted = values.organisation ?? ''
  const shop = isId(wanted)
    ? await house.organisations.shopOf(wanted as OrganisationId)
    : await house.organisations.shopByAddress(wanted)
  if (!shop) throw new Error(`there is no organisation “${wanted}”; see: npm run komunigi -- organisation list`)
  return shop
}

const filesAt = (path: string): UploadedFile[] =>
  (statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path])
    .filter((file) => /\.(csv|xlsx|tsv|txt)$/i.test(file))
    .map((file) => ({ name: basename(file), bytes: new Uint8Array(readFileSync(file)) }))

async function runImport(house: House, kind: string, path: string): Promise<number> {
  const shop = await shopNamed(house)
  const wish = { files: filesAt(path), kind, apply: values.apply, leaveOut: values['leave-out'] }
  const results = await house.runner.act(importFolder, wish, asking(shop))
  if (values.json) console.info(JSON.stringify(results, null, 1))
  else
    for (const one of results) {
      console.info(`${one.name}: ${one.kind ?? 'not recognised'}, ${one.state} ${JSON.stringify(one.totals ?? {})}`)
      for (const problem of one.problems.filter((each) => each.severity === 'error').slice(0, 50))
        console.info(
          `  line ${problem.line}: ${house.words.say(shop.language, `refusal.${problem.code}`, problem.facts, shop)}`,
        )
      for (const refusal of one.refusals)
        console.info(`  ${house.words.say(shop.language, `refusal.${refusal.code}`, refusal.facts, shop)}`)
    }
  return results.some((one) => one.state === 'refused') ? 1 : 0
}

const create = action('komunigi.createOrganisation', (ctx, name: string) =>
  addOrganisation(ctx, {
    name,
    country: values.country,
    language: values.language as Language,
    email: values.email ?? null,
    demo: null,
  }),
)

async function runOrganisation(house: House, verb: string, name: string): Promise<number> {
  if (verb === 'create') {
    const { email, language } = values
    const account = email ? await house.accounts.ensureAccount(email, email, language as Language) : null
    const made = await house.runner.act(create, name, asking(outside))
    const shop = await house.organisations.shopOf(made.id)
    if (account && shop) await house.runner.act(giveRole, { account, role: 'admin' }, asking(shop))
    console.info(`${made.address} ${made.id}`)
    return 0
  }
  for (const id of await house.organisations.hosted())
    console.info(`${id} ${(await house.organisations.shopOf(id))?.name ?? ''}`)
  return 0
}

const giveRole = action('komunigi.giveRole', (ctx, given: { account: AccountId; role: string }) =>
  grantRoleTo(ctx, given),
)

async function runUser(house: House, email: string, role: string): Promise<number> {
  const shop = await shopNamed(house)
  const account = await house.accounts.ensureAccount(email, values.name ?? email, shop.language)
  await house.runner.act(giveRole, { account, role }, asking(shop))
  console.info(`${email} is ${role} of ${shop.name}`)
  return 0
}

async function run(): Promise<number> {
  const [command, first = '', second = '', third = ''] = positionals
  if (command === 'import' && second) return withHouse('an import', (house) => runImport(house, first, second))
  if (command === 'organisation') return withHouse('komunigi', (house) => runOrganisation(house, first, second))
  if (command === 'user' && first === 'role') return withHouse('komunigi', (house) => runUser(house, second, third))
  console.info(usage)
  return 2
}

try {
  process.exit(await run())
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
