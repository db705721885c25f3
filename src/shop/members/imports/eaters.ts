/** People who shop on a member's membership: contacts with a household link. */
import type { ActionContext, Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readWhole } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord, PlannedRow } from '#platform/imports/kind.ts'
import { leaveTrace } from '#platform/imports/memory-store.ts'
import { addDays, type Day, type Instant } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { indexOfPeople, type PersonIndex } from '../rules/finding.ts'
import {
  ageOn,
  type HeadFacts,
  type HouseholdPolicy,
  type LinkedFacts,
  type LinkKind,
  whyNotLink,
} from '../rules/household.ts'
import { comparable } from '../rules/identity.ts'
import { type Match, matchRecords, repeatedIn } from '../rules/matching.ts'
import { stageOn } from '../rules/role.ts'
import { householdPolicy } from '../settings.ts'
import { addLinks } from '../store/bulk.ts'
import { readSides, type SideRow } from '../store/household.ts'
import { type ImportedContact, readImportedContacts, updateLinkEnds } from '../store/importing.ts'
import { type ContactChange, changedContact, shownChanges } from './change.ts'
import { comparedContact, comparedRecord } from './compared.ts'
import {
  address,
  cardCode,
  eaterKind,
  elsewhere,
  externalId,
  memberNo,
  membership,
  names,
  parent,
  reach,
  self,
} from './fields.ts'
import { fit, tellMatch, tellRepeated } from './members.ts'
import { cardCodeIn, type ReadPerson, readPerson } from './person.ts'
import { undoPeople } from './undo.ts'
import { about, writeContacts } from './writing.ts'

const extras = membership.filter((field) => ['tags', 'notes', 'active'].includes(field.key))
const taken: readonly FieldMeaning[] = [
  externalId,
  ...names,
  ...reach,
  ...address,
  ...self,
  ...parent,
  eaterKind,
  ...extras,
]
const notTaken: readonly FieldMeaning[] = [
  ...[cardCode, memberNo, ...membership.filter((field) => !extras.includes(field))].map((field) => ({
    ...field,
    elsewhere: true,
  })),
  ...elsewhere,
]

export const eaters: ImportKind<EaterPlan> = {
  kind: 'eaters',
  after: ['members'],
  fields: [...taken, ...notTaken],
  parentFields: taken.map((field) => field.key).filter((key) => key !== 'tags'),
  recognise(table, guess) {
    const sure = (key: string): number => guess.confidence[key] ?? 0
    const headed = ['headName', 'headKey', 'headNo', 'headCard'].some((key) => sure(key) > 0.85)
    if (!headed || guess.missing.length > 0) return 0
    const filled = table.rows.filter((row) => isHeaded(row.cells, guess.columns)).length
    return filled * 2 > table.rows.length ? Math.min(1, fit(guess, table.headers.length) + 0.1) : 0
  },
  plan: planEaters,
  apply: writeEaters,
  undo: undoPeople,
}

const isHeaded = (cells: readonly { readonly text: string }[], columns: Readonly<Record<string, number>>): boolean =>
  ['headName', 'headKey', 'headNo', 'headCard'].some((key) => {
    const column = columns[key]
    return column !== undefined && (cells[column]?.text.trim() ?? '') !== ''
  })

interface EaterPlan {
  readonly contact: ContactChange
  readonly link: {
    readonly id: string
    readonly head: ContactId
    readonly kind: LinkKind
    readonly ends: { readonly id: string; readonly head: ContactId } | null
  } | null
}

interface EaterFacts {
  readonly index: PersonIndex
  readonly known: ReadonlyMap<ContactId, ImportedContact>
  readonly sides: ReadonlyMap<ContactId, SideRow>
  /** Open links of each head, those of this file added as they are planned. */
  readonly households: Map<ContactId, { readonly kind: LinkKind; readonly contact: ContactId }[]>
  readonly policy: HouseholdPolicy
  readonly today: Day
  readonly now: Instant
}

async function planEaters(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<EaterPlan>> {
  const contacts = await readImportedContacts(ctx.db, ctx.organisation)
  const known = new Map(contacts.map((one) => [one.id, one]))
  const at = { country: ctx.shop.country, today: ctx.today }
  const read = records.map((record) => {
    const cells = new CellReader(record)
    const person = readPerson(cells, at)
    return { cells, person: { ...person, memberNo: null, cardCode: null } }
  })
  const facts: EaterFacts = {
    index: indexOfPeople(contacts.map(asKnown)),
    known,
    sides: new Map((await readSides(ctx.db, ctx.organisation, [...known.keys()])).map((one) => [one.id, one])),
    households: householdsOf(contacts),
    policy: await householdPolicy(ctx),
    today: ctx.today,
    now: ctx.now,
  }
  const compared = read.map(({ person }) => comparedRecord(person))
  const matches = matchRecords(compared, contacts.map(comparedContact))
  const repeated = repeatedIn(compared)
  return {
    rows: read.map(({ cells, person }, place) => {
      tellRepeated(cells, repeated)
      return planOne(cells, person, matches[place] ?? { answer: 'nobody' }, facts)
    }),
  }
}

const asKnown = (one: ImportedContact) => {
  const {
    contact,
    mergedInto,
    externalId: key,
    memberNo: no,
    cardCodes,
    emails,
    name,
    otherName,
  } = comparedContact(one)
  return { contact: mergedInto ?? contact, externalId: key, memberNo: no, cardCodes, emails, names: [name, otherName] }
}

function householdsOf(contacts: readonly ImportedContact[]): EaterFacts['households'] {
  const linked = contacts.flatMap((one) => (one.link ? [{ ...one.link, contact: one.id }] : []))
  return new Map(Map.groupBy(linked, (one) => one.head))
}

function planOne(cells: CellReader, person: ReadPerson, match: Match, facts: EaterFacts): PlannedRow<EaterPlan> {
  const left = { line: person.line, label: person.label, changes: [], row: null, problems: cells.problems }
  const head = headOf(cells, facts)
  if (head === null)
    return { ...left, outcome: cells.problems.some((one) => one.severity === 'error') ? 'create' : 'skip' }
  const own = inHousehold(person, head, facts)
  // A name alone is no proof; in the household of this very head it is.
  const nameless: Match = match.answer === 'unsure' ? { answer: 'nobody' } : match
  const found: Match = own ? { answer: 'contact', contact: own } : nameless
  if (!tellMatch(cells, person, found, facts.known)) return { ...left, outcome: 'skip' }
  const known = found.answer === 'contact' ? (facts.known.get(found.contact) ?? null) : null
  const contact = changedContact(person, known, known?.id ?? newId<ContactId>(), facts.now)
  const link = plannedLink(cells, contact, known, head, facts)
  const moved =
    link === null ? [] : [{ field: 'head', before: nameOf(known?.link?.head, facts), after: nameOf(head, facts) }]
  const changes = known ? [...shownChanges(contact), ...moved] : []
  const outcome = known === null ? 'create' : changes.length > 0 ? 'update' : 'same'
  return { ...left, outcome, changes, row: { contact, link } }
}

const nameOf = (id: ContactId | undefined, { known }: EaterFacts): string | null =>
  (id && known.get(id)?.displayName) || null

/** The member on whose membership this person shops: by key, number or card; by name where one bears it, or one is
 *  written exactly so, which is told. */
function headOf(cells: CellReader, { index, known }: EaterFacts): ContactId | null {
  const name = cells.read('headName', readLine)
  const reference = {
    externalId: cells.read('headKey', readLine),
    memberNo: cells.read('headNo', readWhole),
    cardCode: cardCodeIn(cells, 'headCard'),
    email: cells.read('headEmail', readLine),
    name,
  }
  if (Object.values(reference).every((value) => value === null)) {
    cells.tell('person.head_missing')
    return null
  }
  const answer = index.find(reference, { byNameAlone: true })
  const exact = answer.answer === 'ambiguous' ? answer.contacts.filter((id) => writtenSo(known.get(id), name)) : []
  const head = answer.answer === 'found' ? answer.contact : exact.length === 1 ? (exact[0] ?? null) : null
  const shown = name ?? reference.externalId ?? String(reference.memberNo ?? reference.cardCode ?? '')
  if (head === null)
    cells.tell(answer.answer === 'unknown' ? 'person.unknown' : 'person.unsure', { name: shown }, 'error', 'headName')
  else if (answer.answer !== 'found' || answer.by === 'name')
    cells.tell('person.head_by_name', { name: shown }, 'warning', 'headName')
  return head
}

const writtenSo = (contact: ImportedContact | undefined, name: string | null): boolean =>
  contact !== undefined && (contact.displayName === name || comparedContact(contact).name === name)

/** Somebody of this name who shops with this head already. */
function inHousehold(person: ReadPerson, head: ContactId, { households, known }: EaterFacts): ContactId | null {
  const same = (households.get(head) ?? []).filter(
    ({ contact }) => comparable(known.get(contact)?.displayName ?? '') === comparable(person.label),
  )
  return same.length === 1 ? (same[0]?.contact ?? null) : null
}

/** Reasons that belong to a policy of the shop: what another program has linked is taken over, and told. */
const tolerated = new Set(['head_no_member', 'head_no_worker', 'head_investing'])

function plannedLink(
  cells: CellReader,
  contact: ContactChange,
  known: ImportedContact | null,
  head: ContactId,
  facts: EaterFacts,
): EaterPlan['link'] {
  if (known?.link?.head === head) return null
  const kind = kindOfLink(contact, head, facts)
  const household = facts.households.get(head) ?? []
  for (const no of whyNotLink(
    headFacts(head, household, facts),
    linkedFacts(contact, known, facts),
    kind,
    facts.today,
    facts.policy,
  )) {
    const soft = no.code === 'household.full' || tolerated.has(String(no.facts['why']))
    cells.tell(no.code, no.facts, soft ? 'warning' : 'error', 'headName')
  }
  facts.households.set(head, [...household, { kind, contact: contact.after.id }])
  const ends = known?.link ? { id: known.link.id, head: known.link.head } : null
  return { id: newId(), head, kind, ends }
}

function kindOfLink({ after }: ContactChange, head: ContactId, { known, today, policy }: EaterFacts): LinkKind {
  if (known.get(head)?.kind === 'entity') return 'shopper'
  return after.birthDate !== null && ageOn(after.birthDate, today) < policy.majority ? 'minor' : 'adult'
}

function headFacts(head: ContactId, household: HeadFacts['household'], { sides, known, today }: EaterFacts): HeadFacts {
  const side = sides.get(head)
  return {
    id: head,
    kind: side?.kind ?? 'person',
    stage: side ? stageOn(side, today) : 'none',
    role: side?.role ?? null,
    investing: side?.investing ?? false,
    household,
    isLinked: known.get(head)?.link != null,
  }
}

/** A link with another head ends by this one, so it does not stand against it. */
function linkedFacts(
  { after }: ContactChange,
  known: ImportedContact | null,
  { sides, today }: EaterFacts,
): LinkedFacts {
  const side = known ? sides.get(known.id) : undefined
  return {
    id: after.id,
    kind: after.kind,
    stage: side ? stageOn(side, today) : 'none',
    birthDate: after.birthDate,
    headsSomebody: known?.headsSomebody ?? false,
    hasLink: false,
  }
}

async function writeEaters(
  ctx: ActionContext,
  plan: ImportPlan<EaterPlan>,
  importId: string,
): Promise<Readonly<Record<string, number>>> {
  const planned = plan.rows.flatMap(({ row, outcome }) =>
    row && (outcome === 'create' || outcome === 'update') ? [row] : [],
  )
  await writeContacts(
    ctx,
    planned.map((one) => one.contact),
    importId,
  )
  const links = planned.flatMap(({ contact, link }) => (link ? [{ ...link, contact: contact.after.id }] : []))
  const ended = links.flatMap(({ ends, contact }) => (ends ? [{ ...ends, contact }] : []))
  const lastDay = addDays(ctx.today, -1)
  await updateLinkEnds(
    ctx.db,
    ctx.organisation,
    ended.map(({ id }) => ({ id, untilDay: lastDay })),
  )
  await addLinks(
    ctx.db,
    ctx.organisation,
    links.map(({ id, head, contact, kind }) => ({ id, head_id: head, contact_id: contact, kind, from_day: ctx.today })),
  )
  for (const { head, contact } of ended)
    ctx.record('members.household_ended', { subject: head, person: contact, lastDay, import: importId })
  for (const { head, contact, kind } of links)
    ctx.record('members.household_linked', { ...about(contact, importId), subject: head, kind, fromDay: ctx.today })
  await leaveTrace(ctx.db, ctx.organisation, importId, {
    thing: 'members.household_link',
    created: links.map((one) => one.id),
    changed: ended.map(({ id }) => ({ id, before: { id, untilDay: null } })),
  })
  return { links: links.length }
}
