/** `--demo`: two shops and a community with their cast, filled through the same doors a real shop uses; into an empty database only. */
import { addOrganisation, grantRoleTo, openCommunity, seedCommunity } from '#hub/organisations/public.ts'
import { type CastShop, castCommunity, castShops } from './cast.ts'
import type { House } from './compose.ts'
import { demoEmail } from './demo-people.ts'
import { type Action, type Actor, action, type OrganisationFacts } from './platform/action.ts'
import { Database } from './platform/database/connect.ts'
import { appRole } from './platform/database/migrate.ts'
import { one, sql } from './platform/database/sql.ts'
import { actorOf, system } from './platform/http/asking.ts'
import type { CommunitySeed, SeedContext } from './platform/module.ts'
import { type Asking, outside } from './platform/run.ts'
import { addDays, type Day, type TimeOfDay } from './platform/values/day.ts'
import type { AccountId, OrganisationId } from './platform/values/ids.ts'
import { languages } from './platform/values/languages.ts'
import { atWallTime, dayIn } from './platform/values/zone.ts'

type NewShop = Parameters<typeof addOrganisation>[1]

const makeShop = action('demo.addOrganisation', (ctx, shop: NewShop) => addOrganisation(ctx, shop))
const giveRole = action('demo.giveRole', (ctx, given: { account: AccountId; role: string; from: Day }) =>
  grantRoleTo(ctx, given),
)

/** Whether anybody may choose whom to be: only where the demo cast lives, or is about to. */
export async function isDemo(url: string, wanted: boolean): Promise<boolean> {
  const database = new Database({ url, role: appRole, poolSize: 1 })
  try {
    const found = await one<{ all: number; invented: number }>(
      database.installation,
      sql`select organisations.how_many(false)::int as all, organisations.how_many(true)::int as invented`,
    )
    const empty = (found?.all ?? 0) === 0
    return (wanted && empty) || (found?.invented ?? 0) > 0
  } finally {
    await database.close()
  }
}

/** Fills an empty installation; says so and does nothing when there is something already. */
export async function fillDemo(house: House, tell: (text: string) => void): Promise<void> {
  const known = await house.organisations.hosted()
  if (known.length > 0) {
    tell('the database is not empty: the demo cast is only filled into an empty one')
    return
  }
  for (const shop of castShops) await fillShop(house, shop)
  await fillCommunity(house)
  await house.workers.drain()
  tell(`the demo is filled: ${castShops.map((shop) => `${shop.name} (${shop.members} members)`).join(', ')}`)
}

async function fillShop(house: House, cast: CastShop): Promise<void> {
  const at = (shop: OrganisationFacts): Asking => ({ shop, actor: system, language: cast.language, requestId: 'demo' })
  const { id } = await house.runner.act(
    makeShop,
    { ...cast, languages: [...cast.languages], email: null, demo: cast.key },
    at(outside),
  )
  const facts = (await house.organisations.shopOf(id)) as OrganisationFacts
  const act = <I, O>(run: Action<I, O>, input: I): Promise<O> => house.runner.act(run, input, at(facts))
  await giveRoles(house, cast, facts, act)
  for (const rooms of house.rooms) await rooms.seed?.run?.(seedContext(house, cast, facts, act))
}

const makeCommunity = action('demo.openCommunity', openCommunity)

async function fillCommunity(house: House): Promise<void> {
  const at = (shop: OrganisationFacts): Asking => ({ shop, actor: system, language: 'fr', requestId: 'demo' })
  const { name, address } = castCommunity
  const { id } = await house.runner.act(
    makeCommunity,
    { name, address, country: 'BE', language: 'fr', languages: [...languages], email: null, demo: 'community' },
    at(outside),
  )
  const facts = (await house.organisations.shopOf(id)) as OrganisationFacts
  const shops = new Map<string, OrganisationId>()
  for (const shop of castShops) {
    const known = await house.organisations.shopByAddress(shop.address)
    if (known) shops.set(shop.key, known.id)
  }
  const told = castCommunity.organisations.map((one) => ({ ...one, id: shops.get(one.shop ?? '') ?? null }))
  const act = <I, O>(run: Action<I, O>, input: I): Promise<O> => house.runner.act(run, input, at(facts))
  await act(seedCommunity, { organisations: told })
  const today = dayIn(house.clock(), facts.zone)
  const actThen: CommunitySeed['actThen'] = async (daysAgo, by, run, input) => {
    const time = (by ? '10:00' : '00:05') as TimeOfDay
    const then = daysAgo > 0 ? { happenedAt: atWallTime(addDays(today, -daysAgo), time, facts.zone) } : {}
    const actor = by ? await castActor(house, id, by) : system
    return house.runner.act(run, input, { ...at(facts), actor, ...then })
  }
  for (const rooms of house.rooms) await rooms.seed?.community?.({ today, act, actThen })
  house.organisations.forget()
}

/** Somebody of the cast who acts in the community, with what this person may do there. */
async function castActor(house: House, community: OrganisationId, key: string): Promise<Actor> {
  const people = [...castCommunity.organisations.flatMap((one) => one.people), ...castCommunity.contributors]
  const person = people.find((one) => one.key === key)
  const account = person ? await house.accounts.accountByEmail(person.email) : null
  if (!account) throw new Error(`nobody of the cast is ${key}`)
  return actorOf('person', account, await house.organisations.permissionsOf(community, account))
}

async function giveRoles(
  house: House,
  cast: CastShop,
  facts: OrganisationFacts,
  act: SeedContext['act'],
): Promise<void> {
  const from = addDays(dayIn(house.clock(), facts.zone), -400)
  for (const person of cast.people.filter((one) => one.roles.length > 0)) {
    const name = `${person.first} ${person.last}`
    const account = await house.accounts.ensureAccount(demoEmail(cast.address, person.key), name, person.language)
    for (const role of person.roles) await act(giveRole, { account, role, from })
  }
}

function seedContext(house: House, cast: CastShop, shop: OrganisationFacts, act: SeedContext['act']): SeedContext {
  const now = house.clock()
  return {
    db: house.database.for(shop.id as OrganisationId),
    now,
    today: dayIn(now, shop.zone),
    organisation: shop.id,
    shop,
    actor: system,
    language: cast.language,
    requestId: 'demo',
    accounts: house.accounts,
    setting: async (definition) => definition.fallback,
    shopKey: cast.key,
    cast,
    act,
  }
}
