/** Decisions of before the register, one on each line; each gets a number of the year in which it was taken. */
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, type Context, languages } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { readLine, readText } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readWhole } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord, PlannedRow } from '#platform/imports/kind.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import { addDays, addMonths, type Day, yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { numberOf, reviewDays, whyNotRecord } from '../rules/register.ts'
import { reviewMonths } from '../settings.ts'
import * as store from '../store/decisions-imported.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())

const fields: readonly FieldMeaning[] = [
  {
    key: 'decisionTitle',
    required: true,
    words: words('titre | title | titel | título | sujet | subject | onderwerp | betreff'),
  },
  {
    key: 'decisionText',
    required: true,
    words: words('texte | text | tekst | texto | décision | decision | besluit | beschluss'),
  },
  {
    key: 'decisionTakenOn',
    required: true,
    words: words('prise le | taken on | genomen op | gefasst am | tomada el | date | datum | fecha'),
  },
  {
    key: 'decisionTakenIn',
    words: words('prise en | taken in | genomen in | gefasst in | tomada en | réunion | meeting'),
  },
  { key: 'decisionMethod', words: words('méthode | method | methode | método') },
  {
    key: 'decisionInForce',
    words: words('en vigueur le | in force from | van kracht vanaf | gilt ab | en vigor desde'),
  },
  { key: 'decisionReview', words: words('à revoir le | review on | te herzien op | überprüfen am | revisar el') },
  { key: 'decisionCriteria', words: words('critères | criteria | criteria | kriterien | criterios') },
  {
    key: 'decisionEligible',
    words: words('pouvaient répondre | could answer | konden antwoorden | stimmberechtigt | podían responder'),
  },
  { key: 'decisionAnswered', words: words('ont répondu | answered | antwoordden | geantwortet | respondieron') },
  { key: 'decisionEnded', words: words('fin le | ended on | geëindigd op | beendet am | terminada el') },
  { key: 'decisionLanguage', words: words('langue | language | taal | sprache | idioma') },
]

type Row = store.ImportedDecision
const keyOf = (title: string, takenOn: Day): string => `${takenOn} ${plain(tidy(title))}`
const columnOf: Readonly<Record<string, string>> = {
  'decision.day_ahead': 'decisionTakenOn',
  'decision.force_before_taken': 'decisionInForce',
  'decision.review_before_force': 'decisionReview',
  'decision.figures': 'decisionAnswered',
}

/** What one line says; null where its title, words or day are missing, or it cannot be so. */
function rowOf(ctx: Context, cells: CellReader, months: number): Row | null {
  const [title, text, takenOn] = [
    cells.read('decisionTitle', readLine),
    cells.read('decisionText', readText),
    cells.read('decisionTakenOn', readDay),
  ]
  const wrong = (code: string, field: string, facts = {}) => cells.tell(code, facts, 'error', field)
  if (!title) wrong('decision.title_missing', 'decisionTitle')
  if (!text) wrong('decision.text_missing', 'decisionText')
  if (!takenOn) wrong('decision.day_missing', 'decisionTakenOn')
  if (!title || !text || !takenOn) return null
  const inForceFrom = cells.read('decisionInForce', readDay) ?? takenOn
  const language = cells.read('decisionLanguage', readLine)?.toLowerCase()
  const row: Row = {
    ...{ title: title.slice(0, 200), text, takenOn, inForceFrom },
    reviewOn: cells.read('decisionReview', readDay) ?? addMonths(inForceFrom, months),
    takenIn: cells.read('decisionTakenIn', readLine),
    method: cells.read('decisionMethod', readLine) ?? 'consent',
    criteria: cells.read('decisionCriteria', readText),
    eligible: cells.read('decisionEligible', readWhole),
    answered: cells.read('decisionAnswered', readWhole),
    endedFrom: cells.read('decisionEnded', readDay),
    language: languages.find((one) => one === language) ?? ctx.language,
  }
  const no = whyNotRecord(row, ctx.today)
  for (const { code, facts } of no) wrong(code, columnOf[code] ?? 'decisionTitle', facts)
  return no.length > 0 ? null : row
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<Row>> {
  await takingPart(ctx)
  const months = await ctx.setting(reviewMonths)
  const known = await store.decisionsKnown(ctx.db, ctx.organisation)
  const taken = new Set(known.map(({ title, takenOn }) => keyOf(title, takenOn)))
  const rows = records.map((record): PlannedRow<Row> => {
    const cells = new CellReader(record)
    const row = rowOf(ctx, cells, months)
    const line = { line: record.line, label: row?.title ?? '–', problems: cells.problems, changes: [] }
    if (row === null) return { ...line, outcome: 'faulty', row: null }
    const key = keyOf(row.title, row.takenOn)
    if (taken.has(key)) return { ...line, outcome: 'same', row: null }
    taken.add(key)
    return { ...line, outcome: 'create', row }
  })
  return { rows }
}

/** The series of each year goes on, the earliest decision first. */
export async function numbered(ctx: ActionContext, all: readonly Row[]) {
  const inOrder = [...all].sort((one, other) => (one.takenOn < other.takenOn ? -1 : 1))
  const years = [...Map.groupBy(inOrder, ({ takenOn }) => yearOf(takenOn))]
  const firsts = await Promise.all(
    years.map(([year, those]) => nextNumber(ctx.db, ctx.organisation, `decision ${year}`, those.length)),
  )
  return years.flatMap(([year, those], at) =>
    those.map((row, place) => {
      const seq = (firsts[at] as number) + place
      const due = addDays(row.reviewOn, -reviewDays) <= ctx.today
      return { ...row, id: newId(), year, seq, number: numberOf(year, seq), toldOn: due ? ctx.today : null }
    }),
  )
}

async function apply(ctx: ActionContext, { rows }: ImportPlan<Row>, importId: string) {
  const made = rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : []))
  const all = await numbered(ctx, made)
  const by = { import: importId, at: ctx.now, account: ctx.actor.account }
  await store.addImported(ctx.db, ctx.organisation, all, by)
  for (const { id, number } of all)
    ctx.record('governance.decision_imported', { subject: id, number, import: importId })
  return { decisions: all.length }
}

/** Taken back whole, while nothing rests on any of them. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const all = await store.lockImportedDecisions(ctx.db, ctx.organisation, importId)
  const used = all.find((one) => one.used)
  if (used) refuseWith([refuse('decision.used', { number: used.number })])
  await store.removeImported(ctx.db, ctx.organisation, importId)
  for (const { id, number } of all) ctx.record('governance.import_undone', { subject: id, number })
}

export const decisions: ImportKind<Row> = {
  kind: 'decisions',
  may: 'governance.import',
  undoDays: 30,
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('decisionTitle') && sure('decisionText') && sure('decisionTakenOn') ? 0.95 : 0
  },
  plan,
  apply,
  undo,
}
