/** Members: contacts with number, card and membership, from exports of Odoo or a list typed by hand. */
import type { Context } from '#platform/action.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import type {
  FieldMeaning,
  ImportAbout,
  ImportKind,
  ImportPlan,
  ImportRecord,
  MappingGuess,
  PlannedRow,
  RowChange,
} from '#platform/imports/kind.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { type Match, matchRecords, type Repeated, repeatedIn } from '../rules/matching.ts'
import { householdMajority } from '../settings.ts'
import { type ImportedContact, readImportedContacts } from '../store/importing.ts'
import { fieldsAbove, withColumnsAbove } from './above.ts'
import { type ContactChange, changedContact, shownChanges } from './change.ts'
import { comparedContact, comparedRecord } from './compared.ts'
import { address, cardCode, elsewhere, externalId, memberNo, membership, names, parent, reach, self } from './fields.ts'
import { type MembershipPlan, plannedMembership, type ReadMembership, readMembership } from './membership.ts'
import { type ReadPerson, readPerson } from './person.ts'
import { undoPeople } from './undo.ts'
import { writePeople } from './writing.ts'

const taken: readonly FieldMeaning[] = [
  externalId,
  ...names,
  ...reach,
  ...address,
  ...self,
  cardCode,
  memberNo,
  ...membership,
]
const notTaken: readonly FieldMeaning[] = [
  ...elsewhere,
  ...parent.filter((field) => field.key !== 'headName').map((field) => ({ ...field, elsewhere: true })),
]

/** Own fields, and those of modules above in the place of what would be left aside. */
function allFields(): FieldMeaning[] {
  const above = fieldsAbove()
  const left = notTaken.filter(({ key }) => !above.some((field) => field.key === key))
  return [...taken, ...parent.filter((field) => field.key === 'headName'), ...above, ...left]
}

export const members: ImportKind<PersonPlan> = {
  kind: 'members',
  get fields() {
    return allFields()
  },
  get parentFields() {
    const own = taken.map((field) => field.key).filter((key) => key !== 'tags')
    return [...own, 'headName', ...fieldsAbove().map(({ key }) => key)]
  },
  // Lists of cards or households are lists of people too, and say more: they go first.
  recognise: (table, guess) => (aboutPeople(guess) ? fit(guess, table.headers.length) * 0.9 : 0),
  plan: planMembers,
  apply: writePeople,
  undo: undoPeople,
}

/** What is to be written of one record. */
export interface PersonPlan {
  readonly contact: ContactChange
  readonly membership: MembershipPlan | null
  /** A card the person gets, and the one that ends by that. */
  readonly card: { readonly id: string; readonly code: string; readonly replaces: string | null } | null
  /** What modules above do with their columns, in their order. */
  readonly above: readonly unknown[]
}

/** Found by their names and not by sight. */
const named = (guess: MappingGuess, ...keys: readonly string[]): boolean =>
  keys.some((key) => (guess.confidence[key] ?? 0) > 0.65)

/** A list of people has names, and something only people have; that of their cards, or of who shops along, has more. */
function aboutPeople(guess: MappingGuess): boolean {
  if (named(guess, 'supplierRank', 'requestDay')) return false
  const has = (...keys: readonly string[]): boolean => named(guess, ...keys)
  const people = has('name') || has('firstName', 'lastName')
  const personal = has('memberNo', 'birthDate', 'since', 'gender') || (has('firstName') && has('lastName'))
  const reached = has('email', 'phone', 'mobile', 'cardCode', 'street', 'externalId')
  return people && guess.missing.length === 0 && (personal || reached) && (personal || has('email'))
}

/** Columns known to belong to such a file, also those that are not taken. */
export const fit = (guess: MappingGuess, headers: number): number => {
  const known = Object.values(guess.confidence).filter((sure) => sure > 0.65).length
  return headers === 0 ? 0 : Math.min(1, known / headers)
}

export async function planMembers(
  ctx: Context,
  records: readonly ImportRecord[],
  about: ImportAbout,
): Promise<ImportPlan<PersonPlan>> {
  const contacts = await readImportedContacts(ctx.db, ctx.organisation)
  const at = { country: ctx.shop.country, today: ctx.today, majority: await ctx.setting(householdMajority) }
  const read = records.map((record) => {
    const cells = new CellReader(record)
    const person = readPerson(cells, at)
    return { cells, person, membership: readMembership(cells, person) }
  })
  const compared = read.map(({ person }) => comparedRecord(person))
  const matches = matchRecords(compared, contacts.map(comparedContact))
  const facts: PlanFacts = {
    known: new Map(contacts.map((one) => [one.id, one])),
    repeated: repeatedIn(compared),
    cardHolders: new Map(contacts.flatMap((one) => one.cardCodes.map((code) => [code, one.id] as const))),
    today: at.today,
    majority: at.majority,
    now: ctx.now,
  }
  const rows = read.map((one, place) => planOne(one, matches[place] ?? { answer: 'nobody' }, facts))
  return { rows: await withColumnsAbove(ctx, rows, records, about) }
}

interface ReadRecord {
  readonly cells: CellReader
  readonly person: ReadPerson
  readonly membership: ReadMembership
}

interface PlanFacts {
  readonly known: ReadonlyMap<ContactId, ImportedContact>
  readonly repeated: Repeated
  readonly cardHolders: ReadonlyMap<string, ContactId>
  readonly today: Day
  readonly majority: number
  readonly now: Instant
}

function planOne(one: ReadRecord, match: Match, facts: PlanFacts): PlannedRow<PersonPlan> {
  const { cells, person } = one
  const left = { line: person.line, label: person.label, changes: [], row: null, problems: cells.problems }
  if (cells.filled('headName') && person.memberNo === null) {
    cells.tell('person.shops_along')
    return { ...left, outcome: 'skip' }
  }
  tellRepeated(cells, facts.repeated)
  if (!tellMatch(cells, person, match, facts.known)) return { ...left, outcome: 'skip' }
  const known = match.answer === 'contact' ? (facts.known.get(match.contact) ?? null) : null
  const about = {
    kind: known?.kind ?? person.kind ?? ('person' as const),
    birthDate: person.fields.birthDate ?? known?.birthDate ?? null,
  }
  const membership = plannedMembership(one.membership, known?.membership ?? null, about, facts, cells)
  if (known && known.tags.length > 0) cells.forget('tags')
  const contact = changedContact(person, known, known?.id ?? newId<ContactId>(), facts.now)
  tellNumberSet(cells, person, known)
  const card = plannedCard(cells, person, known, facts.cardHolders)
  const changes = known ? [...shownChanges(contact), ...shownMembership(membership), ...shownCard(known, card)] : []
  if (!known && contact.after.kind === 'entity') cells.tell('contact.representative_missing')
  const outcome = known === null ? 'create' : changes.length > 0 ? 'update' : 'same'
  return { ...left, outcome, changes, row: { contact, membership, card, above: [] } }
}

/** A number, card or key that stands twice, and a person who does. */
export function tellRepeated(cells: CellReader, repeated: Repeated): void {
  const { line } = cells.record
  const twice = repeated.keys.get(line)
  if (twice) {
    const lines = twice.lines.filter((other) => other !== line).map(String)
    cells.tell('person.key_twice', { text: twice.text, lines }, 'error', twice.field)
  }
  const twin = repeated.people.get(line)
  if (twin !== undefined) cells.tell('person.twice_in_file', { line: twin }, 'error', 'name')
}

/** Says why nobody safe was found; false where the record is left alone for that. */
export function tellMatch(
  cells: CellReader,
  person: ReadPerson,
  match: Match,
  known: ReadonlyMap<ContactId, ImportedContact>,
): boolean {
  const nameOf = (id: ContactId): string => {
    const one = known.get(id)
    return one?.membership?.memberNo ? `${one.displayName} (${one.membership.memberNo})` : (one?.displayName ?? '')
  }
  if (match.answer === 'keys_disagree')
    cells.tell('person.keys_disagree', { names: match.contacts.map(nameOf) }, 'error')
  if (match.answer === 'of_another') {
    const text = String(person.memberNo ?? person.cardCode ?? '')
    cells.tell('person.key_of_another', { text, name: nameOf(match.contact) }, 'error')
  }
  if (match.answer === 'merged') cells.tell('person.merged_since', { name: nameOf(match.contact) })
  if (match.answer === 'unsure') cells.tell('person.match_unsure', { names: match.contacts.map(nameOf) })
  return match.answer === 'nobody' || match.answer === 'contact'
}

function tellNumberSet(cells: CellReader, person: ReadPerson, known: ImportedContact | null): void {
  const set = known?.membership?.memberNo ?? null
  if (set !== null && person.memberNo !== null && set !== person.memberNo)
    cells.tell('membership.number_set', { memberNo: set }, 'error', 'memberNo')
}

/** The card of the file, unless it is the one that counts already. A code stays with whoever had it first. */
function plannedCard(
  cells: CellReader,
  { cardCode: code }: ReadPerson,
  known: ImportedContact | null,
  holders: ReadonlyMap<string, ContactId>,
): PersonPlan['card'] {
  if (code === null || known?.card?.code === code) return null
  const holder = holders.get(code)
  if (holder !== undefined) {
    if (holder === known?.id) cells.tell('person.card_ended', { code }, 'warning', 'cardCode')
    else cells.tell('card.in_use', { code }, 'error', 'cardCode')
    return null
  }
  return { id: newId(), code, replaces: known?.card?.id ?? null }
}

const shownMembership = (membership: MembershipPlan | null): RowChange[] =>
  (membership?.fields ?? []).map((field) => ({
    field,
    before: textOr(membership?.before?.[field]),
    after: textOr(membership?.after[field]),
  }))

const textOr = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

const shownCard = (known: ImportedContact, card: PersonPlan['card']): RowChange[] =>
  card === null ? [] : [{ field: 'cardCode', before: known.card?.code ?? null, after: card.code }]
