/** Cards of members, lost ones too: an export of members with their cards as sub-lines. */

import type { ActionContext, Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import type {
  FieldMeaning,
  ImportKind,
  ImportPlan,
  ImportRecord,
  MappedRow,
  PlannedRow,
  RowChange,
} from '#platform/imports/kind.ts'
import { looksLikeBarcode } from '#platform/imports/looks.ts'
import { leaveTrace } from '#platform/imports/memory-store.ts'
import type { Day } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { plain } from '#platform/values/text.ts'
import type { EndReason } from '../rules/card.ts'
import { indexOfPeople, type PersonIndex } from '../rules/finding.ts'
import { addCards } from '../store/bulk.ts'
import { readKnownPeople } from '../store/finding.ts'
import { type CardAtImport, readAllCards } from '../store/importing.ts'
import { cardCode, elsewhere, externalId, memberNo, names, reach, under } from './fields.ts'
import { fit } from './members.ts'
import { cardCodeIn } from './person.ts'
import { undoPeople } from './undo.ts'
import { type EndingCard, endCards } from './writing.ts'

const cardParents =
  'carte de membre | lidkaart | mitgliedskarte | tarjeta de socio | member card | member_card_ids | cartes de membre | lidkaarten | mitgliedskarten | tarjetas de socio | member cards | carné | karte | card | kaart | carte'.split(
    ' | ',
  )
const shareParents =
  'lignes de part | aandelenlijnen | anteilszeilen | líneas de participación | share lines | share_ids | share line | ligne de part | aandeellijnen'.split(
    ' | ',
  )

const subCards: readonly FieldMeaning[] = [
  {
    key: 'code',
    required: true,
    words: under(
      cardParents,
      'code-barres | streepjescode | strichcode | código de barras | barcode | numéro | nummer | número | number | code',
    ),
    looks: looksLikeBarcode,
  },
  {
    key: 'valid',
    words: under(cardParents, 'actif | actief | aktiv | activo | active | valid | valide | geldig | gültig'),
  },
  {
    key: 'endedOn',
    words: under(
      cardParents,
      "date d'expiration | vervaldatum | ablaufdatum | fecha de caducidad | fecha de vencimiento | expiration date | end_date | end date | fin | einddatum | enddatum",
    ),
  },
  {
    key: 'reason',
    words: under(cardParents, 'raison | reden | grund | motivo | razón | reason | comment | commentaire'),
  },
]

const shareLines: readonly FieldMeaning[] = [
  ['shareName', 'nom du type de part | naam | name | nombre | share_product_id/name | product name'],
  [
    'shareProduct',
    'type de part | type aandeel | anteilsart | tipo de participación | share type | share_product_id | share_product_id/id',
  ],
  [
    'shareCount',
    'nombre de parts | aantal aandelen | anzahl anteile | número de participaciones | number of shares | share_number',
  ],
  [
    'sharePrice',
    'prix de la part | prijs van het aandeel | anteilspreis | precio de la participación | share price | share_unit_price',
  ],
  [
    'shareDay',
    'date effective | effectieve datum | wirksamkeitsdatum | fecha efectiva | effective date | effective_date',
  ],
].map(([key = '', words = '']) => ({ key, elsewhere: true, words: under(shareParents, words) }))

const people: readonly FieldMeaning[] = [
  externalId,
  ...names.map((field) => ({ ...field, required: false })),
  ...reach,
  cardCode,
  memberNo,
]

export const cards: ImportKind<readonly CardPlan[]> = {
  kind: 'cards',
  after: ['members'],
  fields: [...people, ...subCards, ...shareLines, ...elsewhere],
  parentFields: people.map((field) => field.key),
  recognise: (table, guess) =>
    guess.missing.length === 0 && (guess.confidence['code'] ?? 0) > 0.65 && table.headers.length > 1
      ? Math.min(1, fit(guess, table.headers.length) + 0.05)
      : 0,
  plan: planCards,
  apply: writeCards,
  undo: undoPeople,
}

interface CardPlan {
  readonly contact: ContactId
  readonly code: string
  readonly end: { readonly reason: EndReason; readonly day: Day } | null
  readonly reason: string | null
  /** The card as it is known, where it is. */
  readonly known: CardAtImport | null
  /** The card that ends because this one counts now. */
  readonly replaces: string | null
}

interface CardFacts {
  readonly index: PersonIndex
  readonly byCode: ReadonlyMap<string, CardAtImport>
  readonly living: ReadonlyMap<ContactId, CardAtImport>
  /** Lines on which each code stands. */
  readonly lines: ReadonlyMap<string, readonly number[]>
  readonly today: Day
}

async function planCards(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<readonly CardPlan[]>> {
  const known = await readAllCards(ctx.db, ctx.organisation)
  const read = records.map((record) => readCards(record, ctx.today))
  const codes = read.flatMap((one) => one.cards.map(({ code, line }) => ({ code, line })))
  const facts: CardFacts = {
    index: indexOfPeople(await readKnownPeople(ctx.db, ctx.organisation)),
    byCode: new Map(known.map((one) => [one.code, one])),
    living: new Map(known.filter((one) => one.state !== 'ended').map((one) => [one.contact, one])),
    lines: new Map([...Map.groupBy(codes, (one) => one.code)].map(([code, all]) => [code, all.map((one) => one.line)])),
    today: ctx.today,
  }
  return { rows: read.map((one) => planRecord(one, facts)) }
}

interface ReadCard {
  readonly line: number
  readonly code: string
  readonly end: CardPlan['end']
  readonly reason: string | null
}

interface ReadCards {
  readonly cells: CellReader
  readonly name: string
  readonly own: string | null
  readonly cards: readonly ReadCard[]
}

function readCards(record: ImportRecord, today: Day): ReadCards {
  const cells = new CellReader(record)
  const own = cardCodeIn(cells, 'cardCode')
  const parts = ['firstName', 'lastName'].map((field) => cells.read(field, readLine) ?? '')
  const name = cells.read('name', readLine) ?? parts.join(' ').trim()
  const cards = record.children.flatMap((line) => readCard(cells, record, line, own, today) ?? [])
  return { cells, name, own, cards }
}

function readCard(
  cells: CellReader,
  record: ImportRecord,
  line: MappedRow,
  own: string | null,
  today: Day,
): ReadCard | null {
  const child = new CellReader({ ...line, children: [] })
  const code = cardCodeIn(child, 'code')
  const said = child.said('valid')
  const endedOn = child.read('endedOn', readDay)
  const reason = child.read('reason', readLine)
  for (const one of child.problems) cells.problems.push(one)
  for (const [field, text] of Object.entries(child.kept))
    if (field === 'code') cells.tell('card.code_form', { code: text }, 'error', field)
  if (code === null) return null
  // Without such a column the card printed on the member counts, the others do not.
  const counts = said ?? (own === null ? record.children.at(-1) === line : own === code)
  const day = endedOn !== null && endedOn <= today ? endedOn : today
  return { line: line.line, code, reason, end: counts ? null : { reason: endReasonOf(reason), day } }
}

const endWords: readonly (readonly [EndReason, RegExp])[] = [
  ['lost', /perdu|lost|verlor|kwijt|perdid|extravi/],
  ['stolen', /vol[eé]|stolen|gestohl|gestol|robad/],
  ['damaged', /abim|casse|damag|beschad|kaputt|kapot|danad|defect|defekt|deterior/],
  ['expired', /expir|abgelauf|verlop|caduc|vencid/],
  ['left', /demission|sortie|left|ausgetret|uitgetred|baja/],
]

/** Why a card ended, by a word of its reason in five languages; else it was replaced. */
export const endReasonOf = (text: string | null): EndReason =>
  endWords.find(([, word]) => word.test(plain(text ?? '')))?.[0] ?? 'replaced'

function planRecord({ cells, name, own, cards: read }: ReadCards, facts: CardFacts): PlannedRow<readonly CardPlan[]> {
  const { record, problems } = cells
  const left = { line: record.line, label: name || `${record.line}`, changes: [], problems, row: null }
  if (read.length === 0) return { ...left, outcome: 'skip' }
  const contact = holderOf(cells, name, own, read, facts)
  if (contact === null) return { ...left, outcome: 'create' }
  const planned = read.map((card): CardPlan => plannedCard(card, contact, facts))
  tellTrouble(cells, planned, read, facts)
  const changed = planned.filter(isChange)
  const changes = changed.filter((one) => one.known !== null).map(shownChange)
  const outcome = changed.length === 0 ? 'same' : changed.some((one) => one.known === null) ? 'create' : 'update'
  return { ...left, outcome, changes, row: changed }
}

/** The person by key, number, any of the cards, or e-mail and name together. */
function holderOf(
  cells: CellReader,
  name: string,
  own: string | null,
  read: readonly ReadCard[],
  { index, byCode }: CardFacts,
): ContactId | null {
  const known = [own, ...read.map((one) => one.code)].find((code) => code !== null && byCode.has(code)) ?? null
  const answer = index.find(
    {
      externalId: cells.read('externalId', readLine),
      memberNo: Number(cells.read('memberNo', readLine)) || null,
      cardCode: known,
      email: cells.read('email', readLine),
      name,
    },
    { byNameAlone: false },
  )
  if (answer.answer === 'found') return answer.contact
  cells.tell(answer.answer === 'ambiguous' ? 'person.unsure' : 'person.unknown', { name }, 'error', 'name')
  return null
}

function plannedCard(card: ReadCard, contact: ContactId, { byCode, living }: CardFacts): CardPlan {
  const known = byCode.get(card.code) ?? null
  const counting = living.get(contact)
  const replaces = card.end === null && counting && counting.code !== card.code ? counting.id : null
  return { contact, code: card.code, end: card.end, reason: card.reason, known, replaces }
}

function tellTrouble(
  cells: CellReader,
  planned: readonly CardPlan[],
  read: readonly ReadCard[],
  facts: CardFacts,
): void {
  planned.forEach((one, at) => {
    const { code } = one
    const line = read[at]?.line
    const others = (facts.lines.get(code) ?? []).filter((other) => other !== line).map(String)
    if (others.length > 0) cells.tell('person.key_twice', { text: code, lines: others }, 'error', 'code')
    if (one.known && one.known.contact !== one.contact) cells.tell('card.in_use', { code }, 'error', 'code')
    if (one.known?.state === 'ended' && one.end === null) cells.tell('person.card_ended', { code }, 'warning', 'code')
  })
  if (planned.filter((one) => one.end === null).length > 1) cells.tell('person.cards_several', {}, 'error', 'code')
}

/** A card that ended here stays ended. */
const isChange = ({ known, end }: CardPlan): boolean => known === null || (end !== null && known.state !== 'ended')

const shownChange = ({ code, end }: CardPlan): RowChange => ({
  field: 'cardCode',
  before: code,
  after: end === null ? code : `${code}: ${end.day}`,
})

async function writeCards(
  ctx: ActionContext,
  plan: ImportPlan<readonly CardPlan[]>,
  importId: string,
): Promise<Readonly<Record<string, number>>> {
  const planned = plan.rows.flatMap(({ row, outcome }) =>
    row && (outcome === 'create' || outcome === 'update') ? row : [],
  )
  const made = planned.filter((one) => one.known === null).map((one) => ({ ...one, id: newId() }))
  const ending = new Map<string, EndingCard>()
  for (const { contact, known, end, replaces } of planned) {
    if (known && end) ending.set(known.id, { id: known.id, contact, ...end })
    if (replaces && !ending.has(replaces))
      ending.set(replaces, { id: replaces, contact, reason: 'replaced', day: ctx.today })
  }
  const before = await endCards(ctx, [...ending.values()], importId)
  await addCards(
    ctx.db,
    ctx.organisation,
    made.map(({ id, contact, code, reason, end }) => ({
      id,
      contact_id: contact,
      code,
      reason,
      state: end ? 'ended' : 'active',
      ended_on: end?.day ?? null,
      end_reason: end?.reason ?? null,
    })),
  )
  for (const { id, contact } of made)
    ctx.record('members.card_issued', { subject: id, person: contact, import: importId })
  await leaveTrace(ctx.db, ctx.organisation, importId, {
    thing: 'members.card',
    created: made.map((one) => one.id),
    changed: before,
  })
  return { cards: made.length }
}
