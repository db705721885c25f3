/** Meetings of before with their minutes, one on each line; those who were there are told by the names of organisations. */
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, type Context, languages } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { readLine, readText } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay, readTime } from '#platform/imports/cells/moments.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord, PlannedRow } from '#platform/imports/kind.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { numbers } from '../actions/planning.ts'
import { type MeetingKind, meetingKinds } from '../rules/states.ts'
import * as store from '../store/past.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())

const fields: readonly FieldMeaning[] = [
  {
    key: 'meetingDay',
    required: true,
    words: words(
      'réunion du | held on | meeting day | gehouden op | gehalten am | celebrada el | date | datum | fecha',
    ),
  },
  {
    key: 'meetingText',
    required: true,
    words: words('compte rendu | minutes | verslag | protokoll | acta'),
  },
  { key: 'meetingTitle', words: words('réunion | meeting | vergadering | treffen | reunión | titre | title | titel') },
  { key: 'meetingKind', words: words('genre | kind | soort | art | tipo') },
  { key: 'meetingFrom', words: words('début | from | begins | van | beginn | desde') },
  { key: 'meetingUntil', words: words('fin | until | ends | tot | ende | hasta') },
  { key: 'meetingPlace', words: words('lieu | place | plaats | ort | lugar') },
  { key: 'meetingPresent', words: words('présents | present | aanwezig | anwesend | presentes') },
  { key: 'meetingLanguage', words: words('langue | language | taal | sprache | idioma') },
]

type Row = Omit<store.PastMeeting, 'id' | 'number'>
const keyOf = (title: string, day: Day): string => `${day} ${plain(tidy(title))}`
const [first, last] = ['19:00' as TimeOfDay, '21:00' as TimeOfDay]

/** By code, or by its word in any language. */
function kindOf(ctx: Context, told: string | null): MeetingKind {
  const asked = plain(told ?? '')
  const said = (kind: MeetingKind) =>
    languages.map((one) => plain(currentWords().say(one, `meetings.kind.${kind}`, {}, ctx.shop)))
  return meetingKinds.find((kind) => kind === asked || said(kind).includes(asked)) ?? 'monthly'
}

/** What one line says; null where its day or its minutes are missing, or it cannot be so. */
function rowOf(ctx: Context, cells: CellReader, known: ReadonlyMap<string, string>): Row | null {
  const [day, text] = [cells.read('meetingDay', readDay), cells.read('meetingText', readText)]
  const wrong = (code: string, field: string) => cells.tell(code, {}, 'error', field)
  if (!day) wrong('meeting.day_missing', 'meetingDay')
  else if (day >= ctx.today) wrong('meeting.day_ahead', 'meetingDay')
  if (!text) wrong('minutes.empty', 'meetingText')
  const [from, until] = [cells.read('meetingFrom', readTime) ?? first, cells.read('meetingUntil', readTime) ?? last]
  if (cells.filled('meetingUntil') && until <= from) wrong('time.order', 'meetingUntil')
  if (!day || !text || cells.problems.some(({ severity }) => severity === 'error')) return null
  const kind = kindOf(ctx, cells.read('meetingKind', readLine))
  const language = cells.read('meetingLanguage', readLine)?.toLowerCase()
  const title =
    cells.read('meetingTitle', readLine) ?? currentWords().say(ctx.shop.language, `meetings.kind.${kind}`, {}, ctx.shop)
  return {
    ...{ kind, text, startDay: day, facilitator: null, noteTaker: null },
    title: title.slice(0, 200),
    startsAt: atWallTime(day, from, ctx.shop.zone),
    endsAt: atWallTime(day, until > from ? until : ('23:59' as TimeOfDay), ctx.shop.zone),
    place: cells.read('meetingPlace', readLine)?.slice(0, 200) ?? null,
    language: languages.find((one) => one === language) ?? ctx.shop.language,
    present: presentIn(cells, known),
  }
}

/** Names of organisations, parted by commas or semicolons; one that nobody knows is told and left out. */
function presentIn(cells: CellReader, known: ReadonlyMap<string, string>): Row['present'] {
  const names = (cells.read('meetingPresent', readLine) ?? '').split(/[,;]/).map((name) => name.trim())
  const found = new Map<string, string>()
  for (const name of names.filter((one) => one !== '')) {
    const id = known.get(plain(tidy(name)))
    if (id === undefined) cells.tell('meeting.present_unknown', { name }, 'warning', 'meetingPresent')
    else found.set(id, name)
  }
  return [...found].map(([participant, name]) => ({ participant, persons: [name] }))
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<Row>> {
  const [all, before] = await Promise.all([takingPart(ctx), store.meetingsKnown(ctx.db, ctx.organisation)])
  const known = new Map(all.map(({ id, name }): [string, string] => [plain(tidy(name)), id]))
  const taken = new Set(before.map(({ title, day }) => keyOf(title, day)))
  const rows = records.map((record): PlannedRow<Row> => {
    const cells = new CellReader(record)
    const row = rowOf(ctx, cells, known)
    const label = row ? `${row.startDay} ${row.title}` : '–'
    const line = { line: record.line, label, problems: cells.problems, changes: [] }
    if (row === null) return { ...line, outcome: 'faulty', row: null }
    const key = keyOf(row.title, row.startDay)
    if (taken.has(key)) return { ...line, outcome: 'same', row: null }
    taken.add(key)
    return { ...line, outcome: 'create', row }
  })
  return { rows }
}

/** The series of meetings goes on, the earliest first. */
async function apply(ctx: ActionContext, { rows }: ImportPlan<Row>, importId: string) {
  const made = rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : []))
  const inOrder = made.sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
  if (inOrder.length === 0) return { meetings: 0 }
  const number = await nextNumber(ctx.db, ctx.organisation, numbers, inOrder.length)
  const all = inOrder.map((row, at) => ({ ...row, id: newId(), number: number + at }))
  const by = { import: importId, at: ctx.now, account: ctx.actor.account }
  await store.addPastMeetings(ctx.db, ctx.organisation, all, by)
  for (const { id } of all) ctx.record('meetings.imported', { subject: id, import: importId })
  return { meetings: all.length }
}

/** Taken back whole, while nothing rests on any of them. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const all = await store.lockImportedMeetings(ctx.db, ctx.organisation, importId)
  const used = all.find((one) => one.used)
  if (used) refuseWith([refuse('meeting.used', { number: used.number })])
  await store.removeImportedMeetings(ctx.db, ctx.organisation, importId)
  for (const { id, number } of all) ctx.record('meetings.import_undone', { subject: id, number })
}

export const meetings: ImportKind<Row> = {
  kind: 'meetings',
  may: 'meetings.import',
  undoDays: 30,
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('meetingDay') && sure('meetingText') ? 0.95 : 0
  },
  plan,
  apply,
  undo,
}
