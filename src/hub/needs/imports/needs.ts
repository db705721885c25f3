/** Needs from a list: one on each line, with the organisation that tells it. */
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, type Context, languages } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord } from '#platform/imports/kind.ts'
import { refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { numbers } from '../actions/telling.ts'
import { whyNotMove } from '../rules/states.ts'
import { areaOf } from '../rules/telling.ts'
import * as store from '../store/needs.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())

const fields: readonly FieldMeaning[] = [
  {
    key: 'needProblem',
    required: true,
    words: words('problème | problem | probleem | problema | besoin | need | behoefte | bedarf | necesidad'),
  },
  {
    key: 'needAuthor',
    required: true,
    words: words(
      'déposé par | told by | gemeld door | gemeldet von | contada por | coopérative | co-op | organisation | organisatie | organización',
    ),
  },
  {
    key: 'needWho',
    required: true,
    words: words(
      'qui en souffre | who suffers | wie heeft er last van | wer darunter leidet | quién lo sufre | who suffers from it',
    ),
  },
  {
    key: 'needResult',
    required: true,
    words: words(
      'comment cela devrait être | how it should be | hoe het zou moeten zijn | wie es sein sollte | cómo debería ser | wished result',
    ),
  },
  { key: 'needArea', words: words('domaine | area | domein | bereich | ámbito') },
  { key: 'needLanguage', words: words('langue | language | taal | sprache | idioma') },
  {
    key: 'needFrequency',
    words: words('à quelle fréquence | how often | hoe vaak | wie oft | con qué frecuencia | frequency'),
  },
  {
    key: 'needWorkaround',
    words: words('en attendant | meanwhile | intussen | inzwischen | mientras tanto | workaround'),
  },
]

type NeedWrite = Omit<store.NewNeed, 'id' | 'state' | 'writtenAt'>

const keyOf = (author: string, problem: string): string => `${author} ${plain(tidy(problem))}`

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<NeedWrite>> {
  const known = await takingPart(ctx)
  const byName = new Map(known.filter(({ inside }) => inside).map((one) => [plain(one.name), one]))
  const told = await store.allTold(ctx.db, ctx.organisation)
  const taken = new Set(told.map(({ author, problem }) => keyOf(author, problem)))
  const rows = records.map((record) => {
    const cells = new CellReader(record)
    const text = (field: string): string | null => cells.read(field, readLine)
    const need = {
      problem: text('needProblem'),
      whoSuffers: text('needWho'),
      wishedResult: text('needResult'),
      frequency: text('needFrequency'),
      workaround: text('needWorkaround'),
      area: areaOf(text('needArea') ?? 'other'),
      language: languages.find((one) => one === text('needLanguage')?.toLowerCase()) ?? ctx.language,
    }
    const name = text('needAuthor')
    const author = byName.get(plain(name ?? ''))
    const wrong = (code: string, field: string, facts = {}) => cells.tell(code, facts, 'error', field)
    if (!author) wrong('need.not_taking_part', 'needAuthor', { organisation: name ?? '–' })
    if (!need.problem) wrong('need.problem_missing', 'needProblem')
    if (!need.whoSuffers) wrong('need.who_missing', 'needWho')
    if (!need.wishedResult) wrong('need.result_missing', 'needResult')
    const label = need.problem ?? '–'
    const line = { line: record.line, label, problems: cells.problems, changes: [] }
    if (!author || cells.problems.some(({ severity }) => severity === 'error'))
      return { ...line, outcome: 'faulty' as const, row: null }
    const key = keyOf(author.id, label)
    if (taken.has(key)) return { ...line, outcome: 'same' as const, row: null }
    taken.add(key)
    return { ...line, outcome: 'create' as const, row: { ...need, author: author.id } }
  })
  return { rows }
}

async function apply(ctx: ActionContext, { rows }: ImportPlan<NeedWrite>, importId: string) {
  const made = rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : []))
  if (made.length === 0) return { needs: 0 }
  const first = await nextNumber(ctx.db, ctx.organisation, numbers, made.length)
  const all = made.map((row, at) => ({ ...row, id: newId(), number: first + at }))
  await store.writeImported(ctx.db, ctx.organisation, importId, all, { at: ctx.now, on: ctx.today })
  for (const { id } of all) ctx.record('needs.imported', { subject: id, import: importId })
  return { needs: all.length }
}

/** Taken back whole, while nothing was built on any of them. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const all = await store.lockImported(ctx.db, ctx.organisation, importId)
  const moved = all.find(({ state }) => state !== 'collected')
  if (moved) refuseWith(whyNotMove('merge', moved.state))
  const ids = all.map(({ id }) => id)
  await store.changeNeeds(ctx.db, ctx.organisation, ids, { state: 'withdrawn' })
  for (const id of ids) ctx.record('needs.withdrawn', { subject: id, reason: '–' })
}

export const needs: ImportKind<NeedWrite> = {
  kind: 'needs',
  may: 'needs.import',
  undoDays: 30,
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('needProblem') && sure('needWho') && sure('needResult') ? 0.95 : 0
  },
  plan,
  apply,
  undo,
}
