/** Organisations of a community from a list: one on each line, its contacts and who acts for it on the lines below. */
import { type ActionContext, type Context, languages } from '#platform/action.ts'
import { nextNumber, raiseNumber } from '#platform/database/counter.ts'
import { speakAs } from '#platform/database/sql.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readEmail, readPhone } from '#platform/imports/cells/contact.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readUnits, readWhole } from '#platform/imports/cells/numbers.ts'
import { readCountry, readLanguage } from '#platform/imports/cells/words.ts'
import type { ImportKind, ImportPlan, ImportRecord, MappedRow } from '#platform/imports/kind.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import { type Currency, currencies } from '#platform/values/money.ts'
import { plain } from '#platform/values/text.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { addOrganisation } from '../actions/founding.ts'
import { builtOn } from '../doors/own-data.ts'
import { type BroughtState, kindCalled, powersCalled, stageCalled, stateCalled } from '../rules/bringing-in.ts'
import { whyNotActive } from '../rules/membership.ts'
import type { Power } from '../rules/powers.ts'
import { takesPart } from '../rules/states.ts'
import * as store from '../store/participants.ts'
import { addRepresentations, endRepresentations, keepPerson } from '../store/powers.ts'
import { fields, parents } from './columns.ts'

interface Contact {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly about: string | null
  readonly powers: readonly Power[]
  readonly limit: number | null
}

interface Brought {
  readonly name: string
  readonly kind: 'shop' | 'provider' | 'supporter' | 'project'
  readonly lifeStage: string | null
  readonly state: BroughtState
  readonly number: number | null
  readonly since: Day
  readonly country: string
  readonly city: string | null
  readonly currency: Currency | undefined
  readonly language: string
  readonly vatNumber: string | null
  readonly website: string | null
  readonly softwareVersion: string | null
  readonly contacts: readonly Contact[]
}

/** A person with powers signs in, so they need an address. */
function readContact(cells: CellReader, line: MappedRow, country: string): Contact | null {
  const child = new CellReader({ ...line, children: [] })
  const wrong = (code: string, field: string, facts = {}) => child.tell(code, facts, 'error', field)
  const email = child.read('orgEmail', readEmail)
  const name = child.read('orgContact', readLine)
  const phone = child.read('orgPhone', (cell) => readPhone(cell, country))
  const said = child.read('orgPowers', readLine)
  const powers = said === null ? [] : powersCalled(said)
  const limit = child.read('orgLimit', (cell) => readUnits(cell, 2))
  const about = child.read('orgAbout', readLine)
  if (powers === null) wrong('organisation.power_unknown', 'orgPowers', { text: said ?? '' })
  if (powers?.length && email === null) wrong('organisation.power_without_email', 'orgEmail', { name: name ?? '–' })
  if (limit !== null && !powers?.includes('commit')) wrong('representation.limit_without_commit', 'orgLimit')
  if (limit !== null && limit < 0) wrong('organisation.limit_negative', 'orgLimit')
  cells.problems.push(...child.problems)
  const called = name ?? email
  return called === null ? null : { name: called, email, phone, about, powers: powers ?? [], limit }
}

function readOne(cells: CellReader, ctx: Context): Brought | null {
  const wrong = (code: string, field: string | null, facts = {}) => cells.tell(code, facts, 'error', field)
  /** A word of a list that is known; an unknown one is told, an empty cell is `otherwise`. */
  const known = <T>(field: string, called: (word: string) => T | undefined, otherwise: T): T => {
    const word = cells.read(field, readLine)
    const found = word === null ? otherwise : called(word)
    if (word !== null && found === undefined) wrong('organisation.word_unknown', field, { text: word })
    return found ?? otherwise
  }
  const name = cells.read('orgName', readLine)
  const kind = known<Brought['kind']>('orgKind', kindCalled, 'shop')
  const lifeStage = known<string | null>('orgStage', stageCalled, null)
  const state = known<BroughtState>('orgState', stateCalled, 'onboarding')
  const country = cells.read('orgCountry', readCountry) ?? ctx.shop.country
  const currency = known<Currency | undefined>(
    'orgCurrency',
    (word) => currencies.find((one) => one === word.toUpperCase()),
    undefined,
  )
  const language = cells.read('orgLanguage', readLanguage) ?? ctx.shop.language
  const number = cells.read('orgNumber', readWhole)
  const since = cells.read('orgSince', readDay) ?? ctx.today
  const contacts = cells.record.children.flatMap((line) => readContact(cells, line, country) ?? [])
  if (!name) wrong('organisation.name_missing', 'orgName')
  if (since > ctx.today) wrong('organisation.since_ahead', 'orgSince', { day: since })
  if (number !== null && number < 1) wrong('organisation.number_form', 'orgNumber', { number })
  if (number !== null && state === 'onboarding') wrong('organisation.number_too_early', 'orgNumber')
  // whoever is active already promised its dues when it came in
  const signers = contacts.filter(({ powers }) => powers.includes('sign')).length
  if (state === 'active')
    for (const { code, facts } of whyNotActive({ contacts: contacts.length, signers, duesMandate: true }))
      wrong(code, null, facts)
  if (!name || cells.problems.some(({ severity }) => severity === 'error')) return null
  return {
    ...{ name, kind, lifeStage, state, country, currency, language, number, since, contacts },
    city: cells.read('orgCity', readLine),
    vatNumber: cells.read('orgVat', readLine),
    website: cells.read('orgWebsite', readLine),
    softwareVersion: cells.read('orgSoftware', readLine),
  }
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<Brought>> {
  const here = await store.readParticipants(ctx.db, ctx.organisation)
  const names = new Set(here.filter(({ state }) => state !== 'refused').map(({ name }) => plain(name)))
  const numbers = new Set(here.flatMap(({ joinSeq }) => joinSeq ?? []))
  const rows = records.map((record) => {
    const cells = new CellReader(record)
    const brought = readOne(cells, ctx)
    const label = readLine(record.cells['orgName']).value ?? '–'
    const line = { line: record.line, label, problems: cells.problems, changes: [] }
    if (names.has(plain(label))) return { ...line, problems: [], outcome: 'same' as const, row: null }
    if (brought && brought.number !== null && numbers.has(brought.number))
      cells.tell('organisation.number_taken', { number: brought.number }, 'error', 'orgNumber')
    if (!brought || cells.problems.some(({ severity }) => severity === 'error'))
      return { ...line, outcome: 'faulty' as const, row: null }
    names.add(plain(label))
    if (brought.number !== null) numbers.add(brought.number)
    return { ...line, outcome: 'create' as const, row: brought }
  })
  return { rows }
}

/** Those with a number first, so that the others get the numbers after them. */
async function apply(ctx: ActionContext, { rows }: ImportPlan<Brought>, importId: string) {
  const made = rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : []))
  const numbered = made.flatMap(({ number }) => number ?? [])
  if (numbered.length > 0) await raiseNumber(ctx.db, ctx.organisation, 'join_seq', Math.max(...numbered))
  const unnumbered = made.filter((one) => one.number === null && one.state !== 'onboarding')
  const first = unnumbered.length && (await nextNumber(ctx.db, ctx.organisation, 'join_seq', unnumbered.length))
  const ids: OrganisationId[] = []
  // a community has dozens of organisations; each is a row behind a wall of its own
  for (const one of made) {
    const given = one.state === 'onboarding' ? null : first + unnumbered.indexOf(one)
    ids.push(await bringIn(ctx, one, one.number ?? given))
  }
  await store.markImported(ctx.db, ctx.organisation, importId, ids)
  for (const id of ids) ctx.record('organisations.imported', { subject: id, import: importId })
  return { organisations: made.length }
}

async function bringIn(ctx: ActionContext, one: Brought, joinSeq: number | null): Promise<OrganisationId> {
  const { name, kind, lifeStage, country, city, currency, language, vatNumber, website, softwareVersion } = one
  const told = { name, kind, lifeStage, country, city, vatNumber, website, softwareVersion }
  const { id } = await addOrganisation(ctx, {
    ...{ ...told, language: languages.find((each) => each === language) ?? ctx.shop.language },
    ...(currency ? { currency } : {}),
    ...{ email: null, demo: null, hosted: false },
  })
  await speakAs(ctx.db, ctx.organisation)
  const now = atWallTime(one.since, '12:00' as TimeOfDay, ctx.shop.zone)
  await store.addApplication(ctx.db, ctx.organisation, {
    id,
    wished: one.state === 'observer' ? 'observer' : 'active',
    now,
    by: null,
  })
  await store.changeMembership(ctx.db, ctx.organisation, id, {
    ...{ state: one.state, joinSeq, admittedOn: one.since },
    since: one.state === 'onboarding' ? null : one.since,
    duesMandateOn: one.state === 'active' ? one.since : null,
  })
  const contacts = one.contacts.map(({ name, email, phone, about }) => ({
    id: newId(),
    participant: id,
    name,
    email,
    phone,
    about,
    // nobody said so for them
    agreed: false,
  }))
  await store.addContacts(ctx.db, ctx.organisation, contacts)
  if (one.state === 'onboarding' || takesPart(one.state)) await addPeople(ctx, id, one)
  return id
}

async function addPeople(
  ctx: ActionContext,
  participant: OrganisationId,
  { contacts, language }: Brought,
): Promise<void> {
  const spoken = languages.find((one) => one === language) ?? ctx.shop.language
  const acting = contacts.filter(({ powers, email }) => powers.length > 0 && email !== null)
  const given = []
  for (const { name, email, powers, limit } of acting) {
    const account = await ctx.accounts.ensureAccount(email ?? '', name, spoken)
    await keepPerson(ctx.db, ctx.organisation, { account, name, email: email ?? '', language: spoken })
    given.push({ id: newId(), participant, account, powers, commitLimit: limit })
    ctx.record('organisations.powers_given', { subject: participant, account, powers })
  }
  const by = { fromDay: ctx.today, untilDay: null, source: '–', grantedBy: ctx.actor.account, grantedAt: ctx.now }
  await addRepresentations(
    ctx.db,
    ctx.organisation,
    given.map((one) => ({ ...one, ...by, powers: [...one.powers] })),
  )
}

/** Taken back whole: nobody acts for them any more, and their numbers are given to nobody else. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const all = await store.lockImported(ctx.db, ctx.organisation, importId)
  const ids = all.map(({ id }) => id)
  const used = await builtOn(ctx, ids)
  const known = used.length > 0 ? await store.readParticipants(ctx.db, ctx.organisation) : []
  const names = known.flatMap(({ id, name }) => (used.includes(id) ? [name] : []))
  refuseWith(used.length > 0 ? [refuse('organisation.import_used', { names })] : [])
  await endRepresentations(ctx.db, ctx.organisation, { participants: ids }, addDays(ctx.today, -1))
  for (const id of ids) {
    await store.changeMembership(ctx.db, ctx.organisation, id, { state: 'refused', reason: null })
    ctx.record('organisations.import_undone', { subject: id, import: importId })
  }
}

export const organisations: ImportKind<Brought> = {
  kind: 'organisations',
  may: 'community.steer',
  undoDays: 30,
  fields,
  parentFields: parents.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('orgName') && (sure('orgState') || sure('orgStage') || sure('orgPowers')) ? 0.95 : 0
  },
  plan,
  apply,
  undo,
}
