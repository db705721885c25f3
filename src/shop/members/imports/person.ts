/** What a record of a file says of a person or an entity: cells read, spoiled ones kept as text. */
import { given, readLine, readText } from '#platform/imports/cells/cell.ts'
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readEmails, readHtml, readPhone } from '#platform/imports/cells/contact.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readWhole } from '#platform/imports/cells/numbers.ts'
import { readCountry, readGender, readLanguage } from '#platform/imports/cells/words.ts'
import type { RowProblem } from '#platform/imports/kind.ts'
import type { Day } from '#platform/values/day.ts'
import { plain } from '#platform/values/text.ts'
import { codesOf, isCode, isEan13 } from '../rules/card.ts'
import { earliestBirth, whyNotBirthDate } from '../rules/contact.ts'
import { displayName } from '../rules/names.ts'
import type { ImportedFields } from '../store/importing.ts'
import { companyWords } from './fields.ts'

/** Where the reading happens: the shop's country and day. */
export interface ReadingAt {
  readonly country: string
  readonly today: Day
}

export interface ReadPerson {
  readonly line: number
  readonly label: string
  /** Null where the file does not say. */
  readonly kind: 'person' | 'entity' | null
  /** First and last name stand in columns of their own; else they were cut out of the full name. */
  readonly namesApart: boolean
  /** Only what the file says: a missing column and an empty cell both leave what is known. */
  readonly fields: Partial<ImportedFields>
  readonly externalId: string | null
  readonly memberNo: number | null
  readonly cardCode: string | null
  /** True and false as said; null where the file has no such column. */
  readonly active: boolean | null
  /** Cells that could not be read, by field. */
  readonly kept: Readonly<Record<string, string>>
  readonly problems: readonly RowProblem[]
}

export function readPerson(cells: CellReader, at: ReadingAt): ReadPerson {
  const kind = kindOf(cells)
  const names = namesOf(cells, kind ?? 'person')
  const label = displayName({ kind: kind ?? 'person', usedName: null, ...names })
  if (label === '') cells.tell('contact.name_missing', {}, 'error', 'name')
  const place = placeOf(cells)
  const country = place.country ?? at.country
  const emails = cells.read('email', readEmails) ?? []
  if (emails.length > 1) cells.tell('person.emails_several', { used: emails[0] ?? '' }, 'warning', 'email')
  const fields: ImportedFields = {
    ...names,
    ...place,
    email: emails[0] ?? null,
    otherEmails: emails.slice(1),
    phone: phoneIn(cells, 'phone', country),
    mobile: phoneIn(cells, 'mobile', country),
    language: cells.read('language', readLanguage),
    birthDate: birthDateIn(cells, at.today),
    gender: cells.read('gender', readGender),
    infoSessionOn: cells.read('infoSessionOn', readDay),
    taxId: cells.read('taxId', readLine),
    tags: tagsOf(cells),
    staffNotes: cells.read('notes', readHtml),
  }
  return {
    line: cells.record.line,
    label: label === '' ? `${cells.record.line}` : label,
    kind,
    namesApart: cells.has('firstName') && cells.has('lastName'),
    fields: onlySaid(fields),
    externalId: cells.read('externalId', readLine),
    memberNo: memberNoIn(cells),
    cardCode: cardCodeIn(cells, 'cardCode'),
    active: cells.said('active'),
    kept: cells.kept,
    problems: cells.problems,
  }
}

/** Empty cells say nothing. */
const onlySaid = (fields: ImportedFields): Partial<ImportedFields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== null)),
  )

const companies = new Set(companyWords().map(plain))

function kindOf(cells: CellReader): ReadPerson['kind'] {
  const said = cells.said('isCompany')
  if (said !== null) return said ? 'entity' : 'person'
  if (!cells.filled('companyType')) return null
  return companies.has(plain(given(cells.record.cells['companyType']))) ? 'entity' : 'person'
}

type NameFields = Pick<ImportedFields, 'name' | 'firstName' | 'lastName'>

function namesOf(cells: CellReader, kind: 'person' | 'entity'): NameFields {
  const name = cells.read('name', readLine)
  const first = cells.read('firstName', readLine)
  const last = cells.read('lastName', readLine)
  if (kind === 'entity') return { name: name ?? last ?? first, firstName: null, lastName: null }
  return { name: null, ...personNames(name, first, last) }
}

/** First and last name where the file has both; else what the full name says beside the one it has. A file with "Nom"
 *  and "Prénom" means the last name by "Nom". */
export function personNames(
  name: string | null,
  first: string | null,
  last: string | null,
): Pick<ImportedFields, 'firstName' | 'lastName'> {
  if (name === null || (first !== null && last !== null)) return { firstName: first, lastName: last }
  if (first !== null) return { firstName: first, lastName: without(name, first) ?? name }
  if (last !== null) return { firstName: without(name, last) ?? name, lastName: last }
  const [family, called] = name.split(/\s*,\s*/)
  if (called && family) return { firstName: called, lastName: family }
  const blank = name.indexOf(' ')
  return blank < 0
    ? { firstName: name, lastName: null }
    : { firstName: name.slice(0, blank), lastName: name.slice(blank + 1) }
}

/** The rest of the full name beside this part; null where the part is not at either end of it. */
function without(name: string, part: string): string | null {
  if (name === part) return ''
  if (name.startsWith(`${part} `)) return name.slice(part.length + 1)
  return name.endsWith(` ${part}`) ? name.slice(0, -part.length - 1) : null
}

type PlaceFields = Pick<ImportedFields, 'street' | 'street2' | 'zip' | 'city' | 'country'>

function placeOf(cells: CellReader): PlaceFields {
  const country = cells.read('country', readCountry)
  return {
    street: oneLine(cells.read('street', readText)),
    street2: oneLine(cells.read('street2', readText)),
    ...postalCode(cells.read('zip', readLine), country),
    city: cells.read('city', readLine),
  }
}

/** An address is written on one line: what stood below a break follows after a comma. */
const oneLine = (text: string | null): string | null =>
  text
    ?.split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(', ')
    .replace(/,,/g, ',') || null

const prefixes: Readonly<Record<string, string>> = { B: 'BE', F: 'FR', D: 'DE', L: 'LU', A: 'AT', E: 'ES', I: 'IT' }
const fiveDigits = new Set(['FR', 'DE', 'ES', 'IT'])

/** `B-1081` is 1081 in Belgium, also where the country is missing; a workbook's number gets its leading zero back. */
export function postalCode(zip: string | null, country: string | null): Pick<ImportedFields, 'zip' | 'country'> {
  const found = /^([A-Z]{1,2})\s?-\s?(\d{4,5})$/i.exec(zip ?? '')
  const prefix = found?.[1]?.toUpperCase() ?? ''
  const named = prefixes[prefix] ?? (prefix.length === 2 ? prefix : null)
  if (found && named !== null && (country === null || country === named))
    return { zip: found[2] ?? null, country: named }
  if (zip !== null && country !== null && fiveDigits.has(country) && /^\d{4}$/.test(zip))
    return { zip: `0${zip}`, country }
  return { zip, country }
}

/** A text that is no number stays what it is: somebody may still be reached by it. */
function phoneIn(cells: CellReader, field: 'phone' | 'mobile', country: string): string | null {
  const number = cells.read(field, (cell) => readPhone(cell, country))
  if (number !== null) return number
  const text = readLine(cells.record.cells[field]).value
  if (text !== null) delete cells.kept[field]
  return text
}

/** Many systems write 1900-01-01 for "unknown". */
function birthDateIn(cells: CellReader, today: Day): Day | null {
  const day = cells.read('birthDate', readDay)
  if (day === null) return null
  if (day === earliestBirth) return cells.spoil('birthDate', 'person.birth_date_open')
  const [no] = whyNotBirthDate(day, today)
  return no ? cells.spoil('birthDate', no.code, no.facts) : day
}

/** A plain export gives every further tag a line of its own; an import-compatible one names them by keys. */
function tagsOf(cells: CellReader): readonly string[] {
  const tags = cells.record.children.flatMap((line) => readLine(line.cells['tags']).value ?? [])
  if (!tags.some(isKeys)) return [...new Set(tags)]
  cells.spoil('tags', 'person.tags_are_keys')
  return tags.filter((tag) => !isKeys(tag))
}

const isKeys = (text: string): boolean => /^[a-z_]\w*\.\w[\w.-]*(,[a-z_]\w*\.\w[\w.-]*)*$/i.test(text)

function memberNoIn(cells: CellReader): number | null {
  const { value, problem } = readWhole(cells.record.cells['memberNo'])
  if (value !== null && value > 0) return value
  if (value === 0) return null
  if (problem)
    cells.tell('person.number_unreadable', { text: String(problem.facts['text'] ?? '') }, 'error', 'memberNo')
  else if (value !== null) cells.tell('person.number_unreadable', { text: String(value) }, 'error', 'memberNo')
  return null
}

/** The code of a card, with the leading zero a spreadsheet takes away given back. */
export function cardCodeIn(cells: CellReader, field: string): string | null {
  const codes = codesOf(given(cells.record.cells[field]).replace(/^['’]/, ''))
  const [code] = codes
  if (code === undefined) return null
  if (!isCode(code)) return cells.spoil(field, 'card.code_form', { code })
  return codes.find(isEan13) ?? code
}
