/** Members, other contacts, households and cards in scenario files. */
import { z } from 'zod'
import { found } from '#platform/refusal.ts'
import { given, type Line, type ScenarioRoom, type ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { languages } from '#platform/values/languages.ts'
import { inviteAccount } from './actions/account.ts'
import { issueCard } from './actions/card.ts'
import { createContact } from './actions/contact.ts'
import { linkHousehold } from './actions/household.ts'
import { setMembershipOf } from './actions/membership.ts'
import { openFile } from './actions/page.ts'
import * as contract from './contract.ts'
import * as cards from './contract-cards.ts'
import * as households from './contract-household.ts'

const longAgo = '2020-01-01'
const day = z.iso.date()
const name = z.string().describe('how the file calls this person')

const personFields = {
  name,
  last_name: z.string().default('Scenario').describe('family name'),
  email: z.string().nullable().optional().describe('address; unless given, one made of the name'),
  other_emails: z.array(z.string()).default([]).describe('further addresses'),
  birth_date: day.nullable().default(null).describe('a day'),
  phone: z.string().nullable().default(null).describe('phone number'),
  language: z.enum(languages).nullable().default(null).describe('language of mails'),
  tags: z.array(z.string()).default([]).describe('tags'),
}
const accountField = z.boolean().default(true).describe('can sign in, and so act with `as`')

const addressOf = (called: string): string => `${called.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.org`

type PersonLine = z.output<z.ZodObject<typeof personFields>>

async function addPerson(world: ScenarioWorld, line: PersonLine): Promise<string> {
  const body = found(contract.createContact.body, 'body').parse({
    firstName: line.name,
    lastName: line.last_name,
    email: line.email === undefined ? addressOf(line.name) : line.email,
    otherEmails: line.other_emails,
    birthDate: line.birth_date,
    phone: line.phone,
    language: line.language,
    tags: line.tags,
    somebodyElse: true,
  })
  const { contact } = await world.act(createContact, body)
  world.remember('member', line.name, contact)
  return contact
}

async function letIn(world: ScenarioWorld, called: string, contact: string): Promise<void> {
  const { account } = await world.act(inviteAccount, { contact })
  world.signInAs(called, account)
}

const members = given(
  'people with a membership; they may sign in',
  z.strictObject({
    ...personFields,
    since: day.default(longAgo).describe('first day as a member'),
    until: day.nullable().default(null).describe('last day as a member'),
    number: z.int().nullable().default(null).describe('member number; unless given, the next one'),
    role: z.enum(['worker', 'eater']).default('worker').describe('`worker` or `eater`'),
    investing: z.boolean().default(false).describe('gives money only'),
    account: accountField,
  }),
  async (world, line) => {
    const contact = await addPerson(world, line)
    await world.act(setMembershipOf, {
      contact,
      memberNo: line.number,
      since: line.since,
      lastDay: line.until,
      role: line.role,
      forceWorker: false,
      investing: line.investing,
    })
    if (line.account) await letIn(world, line.name, contact)
  },
)

const people = given(
  'people the shop knows who are no members: those of a household, double entries',
  z.strictObject({ ...personFields, account: z.boolean().default(false).describe('can sign in') }),
  async (world, line) => {
    const contact = await addPerson(world, line)
    if (line.account) await letIn(world, line.name, contact)
  },
)

const entities = given(
  'associations and companies, with the person who speaks for them',
  z.strictObject({
    name: z.string().describe('its name'),
    email: z.string().optional().describe('its own address'),
    representative: z.string().describe('a person of the file'),
    function: z.string().default('speaks for it').describe('what that person is there'),
    since: day.nullable().default(null).describe('first day as a member; without it, it is none'),
  }),
  async (world, line) => {
    const body = found(contract.createContact.body, 'body').parse({
      kind: 'entity',
      name: line.name,
      email: line.email ?? addressOf(line.name),
      representative: world.idOf('member', line.representative),
      representativeFunction: line.function,
      somebodyElse: true,
    })
    const { contact } = await world.act(createContact, body)
    world.remember('member', line.name, contact)
    const membership = { memberNo: null, lastDay: null, role: 'eater', forceWorker: false, investing: false } as const
    if (line.since) await world.act(setMembershipOf, { contact, since: line.since, ...membership })
  },
)

const householdLinks = given(
  'who shops on whose membership',
  z.strictObject({
    head: z.string().describe('whose membership it is'),
    person: z.string().describe('who shops on it'),
    kind: z.enum(['adult', 'minor', 'temporary', 'shopper']).default('adult').describe('kind of link'),
    until: day.nullable().default(null).describe('last day'),
    may_shop: z.boolean().default(true).describe('may shop'),
    may_work: z.boolean().default(false).describe('may work the shifts of the head'),
  }),
  async (world, line) => {
    const body = found(households.linkHousehold.body, 'body').parse({
      contact: world.idOf('member', line.person),
      kind: line.kind,
      untilDay: line.until,
      mayShop: line.may_shop,
      mayWork: line.may_work,
    })
    await world.act(linkHousehold, { head: world.idOf('member', line.head), ...body })
  },
)

const cardLines = given(
  'cards in the hands of their owners',
  z.strictObject({
    member: z.string().describe('whose card'),
    code: z.string().nullable().default(null).describe('its code; unless given, one of the scheme'),
  }),
  async (world, line) => {
    const body = found(cards.issueCard.body, 'body').parse({ code: line.code, reason: 'first card', handedOver: true })
    await world.act(issueCard, { contact: world.idOf('member', line.member), ...body })
  },
)

const fileOf = (world: ScenarioWorld, contact: string) => world.act(openFile, { contact })

async function factsOfMember(world: ScenarioWorld, contact: string): Promise<Line> {
  const file = await fileOf(world, contact)
  const today = world.today()
  const live = file.household.links.filter((link) => link.fromDay <= today && link.current)
  const head = live.find((link) => link.contact === contact)
  const card = file.cards.find(({ state }) => state !== 'ended')
  return {
    name: file.contact.displayName,
    email: file.contact.email,
    phone: file.contact.phone,
    birth_date: file.contact.birthDate,
    language: file.contact.language,
    stage: file.stage,
    role: file.membership?.role ?? null,
    number: file.membership?.memberNo ?? null,
    since: file.membership?.since ?? null,
    until: file.membership?.lastDay ?? null,
    investing: file.membership?.investing ?? false,
    has_account: file.hasAccount,
    tags: file.tags,
    archived: file.archivedAt !== null,
    merged: file.mergedFrom.length,
    represents: file.represents?.name ?? null,
    card: card?.code ?? null,
    cards: file.cards.map(({ code, state, reason, endReason, endedOn }) => ({
      code,
      state,
      reason,
      end_reason: endReason,
      ended_on: endedOn,
    })),
    head: head ? world.nameOf(head.head) : null,
    household: live
      .filter((link) => link.head === contact)
      .map((link) => ({
        person: world.nameOf(link.contact),
        kind: link.kind,
        until: link.untilDay,
        may_shop: link.mayShop,
        may_work: link.mayWork,
      })),
    room: file.household.room,
  }
}

const memberFacts = {
  name: 'as it is shown',
  email: 'address',
  phone: 'phone number',
  birth_date: 'day',
  language: 'language of mails',
  stage: '`member`, `candidate`, `former` or `none`, today',
  role: '`worker` or `eater`',
  number: 'member number',
  since: 'first day as a member',
  until: 'last day as a member',
  investing: 'gives money only',
  has_account: 'can sign in',
  tags: 'tags',
  archived: 'put away',
  merged: 'how many double entries were made one with this',
  represents: 'name of the entity this person speaks for',
  card: 'code of the card that counts',
  cards: 'all cards: `code`, `state` (ordered, printed, active, ended), `reason`, `end_reason`, `ended_on`',
  head: 'whose membership this person shops on today',
  household: 'who shops on this membership today: `person`, `kind`, `until`, `may_shop`, `may_work`',
  room: 'how many more adults fit; nothing is no limit',
}

/** A card by its code, or by its owner: then the one that counts, else the last one. */
async function cardOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const owner = typeof value === 'object' && value !== null ? String((value as Line)['member']) : String(value)
  if (isId(owner)) return owner
  if (!world.knows('member', owner)) return world.idOf('card', owner)
  const file = await fileOf(world, world.idOf('member', owner))
  const card = file.cards.find(({ state }) => state !== 'ended') ?? file.cards[0]
  if (!card) throw new Error(`${owner} has no card`)
  return card.id
}

async function linkOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { head, person } = value as { head?: string; person?: string }
  if (!head || !person) throw new Error('link: write { head: Amina, person: Bram }')
  const file = await fileOf(world, world.idOf('member', head))
  const other = world.idOf('member', person)
  const links = file.household.links.filter((link) => link.contact === other)
  return found(links.find(({ current }) => current) ?? links[0], 'link').id
}

/** The version last read, which an edit must name: the file need not. */
async function versionOf(world: ScenarioWorld, beside: Line, as: string | undefined): Promise<number | undefined> {
  const contact = typeof beside['contact'] === 'string' ? beside['contact'] : as
  if (!contact || !world.knows('member', contact)) return undefined
  return (await fileOf(world, world.idOf('member', contact))).contact.version
}

const person = { says: 'name of a person or entity', kind: 'member' }

export const scenario: ScenarioRoom = {
  given: { members, people, entities, households: householdLinks, cards: cardLines },
  names: {
    member: person,
    contact: person,
    contacts: person,
    lead: person,
    head: person,
    representative: person,
    kept: person,
    gone: person,
    one: person,
    other: person,
    person,
    card: { says: 'the code, or the name of its owner', kind: 'card', find: cardOf },
    cards: { says: 'codes, or names of owners', kind: 'card', find: cardOf },
    link: { says: '`{ head: Amina, person: Bram }`', kind: 'link', find: linkOf },
    version: { says: 'may be left out: the last one read', kind: 'version', otherwise: versionOf },
  },
  expect: { member: { facts: memberFacts, read: factsOfMember } },
}
