/** A world for tests: the real house on a fresh database, with a clock that stands still until it is moved.
 *  Every test makes its own shop, so tests of one file never meet. */
import { pino } from 'pino'
import { type House, type HouseParts, openHouse } from '#compose.ts'
import { addOrganisation, grantRoleTo } from '#hub/organisations/public.ts'
import { type Action, type Actor, action, type OrganisationFacts, type Read } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { actorOf, system } from '#platform/http/asking.ts'
import { type Asking, outside } from '#platform/run.ts'
import { type Instant, instant } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { type TestDatabase, testDatabase } from './cluster.ts'
import { atTheEnd } from './ending.ts'

/** Digits as letters: whoever looks a member up by number must not meet an address that happens to hold it. */
const onlyLetters = (text: string) => text.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

export interface ShopOptions {
  readonly name?: string
  /** `shop`, unless it is a `community`. */
  readonly kind?: 'shop' | 'community'
  readonly zone?: string
  readonly currency?: 'EUR' | 'CHF'
  readonly country?: string
  readonly language?: 'fr' | 'nl' | 'de' | 'en' | 'es'
}

export interface Person {
  readonly account: AccountId
  readonly email: string
}

export interface Shop {
  readonly id: OrganisationId
  readonly address: string
  readonly facts: OrganisationFacts
  /** Runs an action as this person, or as the system when nobody is named. */
  act<I, O>(run: Action<I, O>, input: I, as?: Person, more?: Partial<Asking>): Promise<O>
  look<I, O>(run: Read<I, O>, input: I, as?: Person): Promise<O>
  /** A person with an account and these roles. */
  person(name: string, ...roles: string[]): Promise<Person>
  /** The names of everything recorded here, oldest first. */
  events(): Promise<string[]>
}

export interface World {
  readonly house: House
  now(): Instant
  /** Moves the clock; nothing runs by that. */
  moveTo(at: string): void
  shop(options?: ShopOptions): Promise<Shop>
}

/** `2025-03-03 08:00` in Brussels, a Monday: where every world begins unless told otherwise. */
export const beginning = '2025-03-03T07:00:00.000Z'

/** How every house of the tests is opened. */
export const houseOfTests = {
  config: {
    secret: 'a secret of the tests, long enough to be one',
    mailFrom: 'komunigi@example.org',
    trustedProxy: [],
  },
  log: pino({ level: 'silent' }),
  strict: true,
}

interface WorldParts extends Pick<HouseParts, 'pushAgent'> {
  /** What is in it from the beginning; nothing, unless told otherwise. */
  readonly database?: () => Promise<TestDatabase>
}

export async function world(
  at: string = beginning,
  { database = testDatabase, ...more }: WorldParts = {},
): Promise<World> {
  const { url, close } = await database()
  let now = instant(at)
  const house = await openHouse({
    url,
    clock: () => now,
    publicUrl: 'http://127.0.0.1:8080',
    ...houseOfTests,
    poolSize: 8,
    ...more,
  })
  atTheEnd(async () => {
    await house.close()
    await close()
  })
  const made: World = {
    house,
    now: () => now,
    moveTo: (to) => {
      now = instant(to)
    },
    shop: (options) => makeShop(house, options ?? {}),
  }
  return made
}

const makeOne = action('test.addOrganisation', (ctx, input: Parameters<typeof addOrganisation>[1]) =>
  addOrganisation(ctx, input),
)
const grantOne = action('test.grantRole', (ctx, input: { account: AccountId; role: string }) => grantRoleTo(ctx, input))

async function makeShop(house: House, options: ShopOptions): Promise<Shop> {
  const outsideAsking: Asking = { shop: outside, actor: system, language: 'en', requestId: 'test' }
  const { id, address } = await house.runner.act(
    makeOne,
    {
      name: options.name ?? `Shop ${newId().slice(-6)}`,
      kind: options.kind ?? 'shop',
      country: options.country ?? 'BE',
      zone: options.zone ?? 'Europe/Brussels',
      currency: options.currency ?? 'EUR',
      language: options.language ?? 'fr',
      languages: ['fr', 'nl', 'de', 'en', 'es'],
      email: null,
      demo: null,
    },
    outsideAsking,
  )
  const facts = (await house.organisations.shopOf(id)) as OrganisationFacts
  const asking = async (as?: Person): Promise<Asking> => ({
    shop: facts,
    actor: as ? await actorFor(house, id, as) : system,
    language: facts.language,
    requestId: 'test',
  })
  const shop: Shop = {
    id,
    address,
    facts,
    act: async (run, input, as, more) => house.runner.act(run, input, { ...(await asking(as)), ...more }),
    look: async (run, input, as) => house.runner.look(run, input, await asking(as)),
    async person(name, ...roles) {
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${onlyLetters(newId().slice(-8))}@example.org`
      const account = await house.auth.ensureAccount(email, name, facts.language)
      for (const role of roles) await shop.act(grantOne, { account, role })
      house.organisations.forget()
      return { account, email }
    },
    async events() {
      const found = await rows<{ name: string }>(
        house.database.for(id),
        sql<{ name: string }>`select name from platform.event where organisation_id = ${id} order by id`,
      )
      return found.map((row) => row.name)
    },
  }
  return shop
}

async function actorFor(house: House, organisation: OrganisationId, person: Person): Promise<Actor> {
  return actorOf('person', person.account, await house.organisations.permissionsOf(organisation, person.account))
}
