/** The members of the demo: the named people first, then invented ones in a fixed order. */
import { firstNames, lastNames } from '#cast.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { raiseNumber } from '#platform/database/counter.ts'
import type { Seed, SeedCast, SeedContext } from '#platform/module.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { plain } from '#platform/values/text.ts'
import { randomCode } from './rules/card.ts'
import { addCards, addContacts, addLinks, addMemberships, type NewContact } from './store/bulk.ts'

type CastPerson = SeedCast['people'][number]

interface SeededPerson {
  readonly row: NewContact
  readonly key: string | null
  /** Position in the shop, from 1: also the member number. */
  readonly number: number
}

const streets = ['Rue des Érables', 'Kerkstraat', 'Chemin du Lavoir', 'Avenue des Tilleuls', 'Molenweg'] as const
const towns: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  BE: [
    ['1050', 'Ixelles'],
    ['1060', 'Saint-Gilles'],
    ['1180', 'Uccle'],
    ['1000', 'Bruxelles'],
  ],
  CH: [
    ['1205', 'Genève'],
    ['1227', 'Carouge'],
  ],
}
const phoneStarts: Readonly<Record<string, string>> = { BE: '+3247000', CH: '+4179000' }

/** Who is no member in the story: wants to join, or shops on somebody else's membership. */
const withoutMembership = new Set(['koen', 'hanne'])

const fill = action('members.seed', async (ctx, { cast, accounts }: { cast: SeedCast; accounts: Accounts }) => {
  const people = [...named(ctx, cast, accounts), ...invented(ctx, cast)]
  const members = people.filter((one) => !withoutMembership.has(one.key ?? ''))
  await addContacts(
    ctx.db,
    ctx.organisation,
    people.map((one) => one.row),
  )
  await addMemberships(
    ctx.db,
    ctx.organisation,
    members.map((one) => membershipOf(one, ctx.today)),
  )
  await addCards(
    ctx.db,
    ctx.organisation,
    members.map((one) => cardOf(one, ctx.today)),
  )
  await linkCouple(ctx, people)
  await raiseNumber(ctx.db, ctx.organisation, 'member_no', people.length)
  for (const { row } of people) ctx.record('members.contact_created', { subject: row.id, person: row.id })
})

type Accounts = ReadonlyMap<string, AccountId>

function named(ctx: ActionContext, cast: SeedCast, accounts: Accounts): SeededPerson[] {
  return cast.people.map((person, index) => ({
    key: person.key,
    number: index + 1,
    row: {
      ...address(ctx, index),
      id: newId(),
      kind: 'person',
      first_name: person.first,
      last_name: person.last,
      birth_date: person.birthDate,
      language: person.language,
      email: emailOf(cast, person),
      account_id: accounts.get(person.key) ?? null,
      created_at: ctx.now,
    },
  }))
}

const emailOf = (cast: SeedCast, person: CastPerson): string => `${person.key}@${cast.address}.example`

function invented(ctx: ActionContext, cast: SeedCast): SeededPerson[] {
  const missing = cast.members - cast.people.filter((one) => !withoutMembership.has(one.key)).length
  return Array.from({ length: missing }, (_, index) => {
    const first = firstNames[(index * 7) % firstNames.length] as string
    const last = lastNames[(index * 11 + Math.floor(index / 120)) % lastNames.length] as string
    const number = cast.people.length + index + 1
    return {
      key: null,
      number,
      row: {
        ...address(ctx, number),
        id: newId(),
        kind: 'person',
        first_name: first,
        last_name: last,
        birth_date: addDays('1950-01-01' as Day, (index * 397) % 20_000),
        language: ctx.shop.languages[index % ctx.shop.languages.length],
        email: index % 25 === 0 ? null : `${plain(`${first}.${last}`).replace(/[^a-z.]/g, '')}.${number}@post.example`,
        mobile:
          index % 12 === 0 ? null : `${phoneStarts[ctx.shop.country] ?? '+3247000'}${String(number).padStart(4, '0')}`,
        tags: index % 40 === 0 ? ['cargo bike'] : [],
        created_at: ctx.now,
      },
    }
  })
}

function address(ctx: ActionContext, index: number) {
  const known = towns[ctx.shop.country] ?? [['1000', 'Bruxelles'] as const]
  const [zip, city] = known[index % known.length] as readonly [string, string]
  return { street: `${streets[index % streets.length]} ${(index % 180) + 1}`, zip, city, country: ctx.shop.country }
}

function membershipOf({ row, key, number }: SeededPerson, today: Day) {
  const since = addDays(today, -((number * 13) % 1500) - 30)
  const excluded = key === 'fatou'
  return {
    contact_id: row.id,
    member_no: number,
    since,
    role: 'worker',
    excluded_on: excluded ? addDays(today, -60) : null,
    exclusion_reason: excluded ? 'Decided by the general meeting after a hearing' : null,
  }
}

const cardOf = ({ row, number }: SeededPerson, today: Day) => ({
  id: newId(),
  contact_id: row.id,
  code: randomCode('042', String(100_000_000 + number * 7919).slice(-9)),
  state: 'active',
  active_on: addDays(today, -20),
  ordered_on: addDays(today, -30),
})

/** Gérard and Hanne are one household: she shops on his membership. */
async function linkCouple(ctx: ActionContext, people: readonly SeededPerson[]): Promise<void> {
  const head = people.find((one) => one.key === 'gerard')
  const partner = people.find((one) => one.key === 'hanne')
  if (!head || !partner) return
  const link = {
    id: newId(),
    head_id: head.row.id,
    contact_id: partner.row.id,
    kind: 'adult',
    from_day: addDays(ctx.today, -300),
  }
  await addLinks(ctx.db, ctx.organisation, [link])
}

export const seed: Seed = {
  async run(ctx: SeedContext) {
    const accounts = new Map<string, AccountId>()
    for (const person of ctx.cast.people.filter((one) => one.roles.length > 0)) {
      const account = await ctx.accounts.accountByEmail(emailOf(ctx.cast, person))
      if (account) accounts.set(person.key, account)
    }
    await ctx.act(fill, { cast: ctx.cast, accounts })
  },
}
