/** Tasks from a list: each with its title and what to do; they wait for a mentor to make them ready. */
import { peopleInside, takingPart } from '#hub/organisations/public.ts'
import type { ActionContext, Context, Language } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { type CellRead, type Given, given, nothing, readLine, readText, spoiled } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readLanguage } from '#platform/imports/cells/words.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord, PlannedRow } from '#platform/imports/kind.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { plain } from '#platform/values/text.ts'
import type { TaskSize } from '../rules/task.ts'
import * as store from '../store/tasks.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())

const fields: readonly FieldMeaning[] = [
  { key: 'taskTitle', required: true, words: words('titre | title | titel | título | tâche | task | taak | aufgabe') },
  {
    key: 'taskSays',
    required: true,
    words: words('à faire | what to do | te doen | zu tun | qué hacer | description | beschrijving | beschreibung'),
  },
  { key: 'taskSize', words: words('taille | size | grootte | größe | tamaño') },
  { key: 'taskSkills', words: words('compétences | skills | vaardigheden | kenntnisse | conocimientos') },
  { key: 'taskLanguage', words: words('langue | language | taal | sprache | idioma') },
  { key: 'taskPlace', words: words('où | where | waar | wo | dónde | module | dossier | folder') },
  {
    key: 'taskDoneWhen',
    words: words('terminé quand | done when | klaar als | fertig wenn | terminado cuando | test'),
  },
  {
    key: 'taskMentor',
    words: words('mentor | accompagnement | begleitung | begeleiding | acompañamiento | mentor e-mail'),
  },
]

/** `S`, `M`, `L`, or how long: `2 h`, `1 day`, `3 days`, in any of our languages. */
function readSize(cell: Given): CellRead<TaskSize> {
  const text = plain(given(cell))
  if (text === '') return nothing
  if (/^s\b|^2 ?(h|u|std)/.test(text)) return { value: 'S' }
  if (/^m\b|^1 ?(j|d|t)/.test(text)) return { value: 'M' }
  if (/^l\b|^3 ?(j|d|t)/.test(text)) return { value: 'L' }
  return spoiled('task_import.size_unknown', text)
}

const skillsAtMost = 10

const readSkills = (cell: Given): CellRead<readonly string[]> => ({
  value: given(cell)
    .split(/[,;]/)
    .map((one) => one.trim().slice(0, 40))
    .filter((one) => one !== '')
    .slice(0, skillsAtMost),
})

type Write = store.TaskText

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<Write>> {
  await takingPart(ctx)
  const people = await ctx.accounts.accountsById(await peopleInside(ctx))
  const mentors = new Map(
    [...people].flatMap(([id, { name, email }]) => [[plain(name), id] as const, [plain(email), id] as const]),
  )
  const read = records.map((record) => readOne(ctx, record, mentors))
  const titles = read.flatMap(({ text }) => (text ? [plain(text.title)] : []))
  const seen = await store.titlesThere(ctx.db, ctx.organisation, titles)
  const rows = read.map(({ cells, line, label, text }): PlannedRow<Write> => {
    const row = { line, label, problems: cells.problems, changes: [] }
    if (text === null || cells.problems.some(({ severity }) => severity === 'error'))
      return { ...row, outcome: 'faulty', row: null }
    if (seen.has(plain(text.title))) return { ...row, outcome: 'same', row: null }
    seen.add(plain(text.title))
    return { ...row, outcome: 'create', row: text }
  })
  return { rows }
}

function readOne(ctx: Context, record: ImportRecord, mentors: ReadonlyMap<string, AccountId>) {
  const cells = new CellReader(record)
  const title = cells.read('taskTitle', readLine)
  const says = cells.read('taskSays', readText)
  if (title === null) cells.tell('task_import.title_missing', {}, 'error', 'taskTitle')
  if (says === null) cells.tell('task_import.says_missing', {}, 'error', 'taskSays')
  const named = cells.read('taskMentor', readLine)
  const mentor = named === null ? null : (mentors.get(plain(named)) ?? null)
  if (named !== null && mentor === null) cells.tell('task_import.mentor_unknown', {}, 'warning', 'taskMentor')
  const facts = {
    ...{ size: cells.read('taskSize', readSize), skills: cells.read('taskSkills', readSkills) ?? [], mentor },
    ...{ language: cells.read('taskLanguage', readLanguage) ?? (ctx.shop.language as Language) },
    ...{ place: cells.read('taskPlace', readLine)?.slice(0, 200) ?? '' },
    doneWhen: cells.read('taskDoneWhen', readText)?.slice(0, 1000) ?? '',
  }
  const text =
    title === null || says === null ? null : { title: title.slice(0, 120), says: says.slice(0, 4000), ...facts }
  return { cells, line: record.line, label: title ?? '–', text }
}

async function apply(ctx: ActionContext, { rows }: ImportPlan<Write>, importId: string) {
  const made = rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : []))
  if (made.length === 0) return { tasks: 0 }
  const first = await nextNumber(ctx.db, ctx.organisation, 'task', made.length)
  const more = { participant: null, codeLink: null, at: ctx.now, by: ctx.actor.account, importId }
  const all = made.map((text, index) => ({ ...text, ...more, id: newId(), number: first + index }))
  const tasks = await store.addTasks(ctx.db, ctx.organisation, all)
  ctx.record('communication.tasks_imported', { import: importId, count: tasks })
  return { tasks }
}

/** What a mentor made ready meanwhile stays. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const count = await store.dropImportedTasks(ctx.db, ctx.organisation, importId)
  ctx.record('communication.tasks_taken_back', { import: importId, count })
}

export const tasks: ImportKind<Write> = {
  kind: 'tasks',
  may: 'tasks.steer',
  undoDays: 30,
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('taskTitle') && sure('taskSays') && (sure('taskDoneWhen') || sure('taskSize')) ? 0.95 : 0
  },
  plan,
  apply,
  undo,
}
