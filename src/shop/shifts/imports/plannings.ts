/** Plannings are the weeks of a rota: `plannings.csv` names each with the templates that lie in it. */
import type { ActionContext, Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readWhole } from '#platform/imports/cells/numbers.ts'
import type { ImportKind, ImportPlan, ImportRecord, PlannedRow, RowProblem } from '#platform/imports/kind.ts'
import { textOf } from '#platform/imports/mapping.ts'
import { leaveTrace, readTraces } from '#platform/imports/memory-store.ts'
import { type Day, mondayOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { type Rota, type RotaWeek, whyNotRota } from '../rules/rota.ts'
import * as store from '../store/importing.ts'
import { readRotas, writeRota } from '../store/rota.ts'
import { keyWords, nameWords } from './headers.ts'
import { changeOf, fault, mustBeUnused, Reading, remark } from './problems.ts'
import { weekLetter } from './written.ts'

/** One week; the rota around it is the same on every row of the plan. */
interface WeekRow {
  readonly rota: Rota
  readonly before: Rota | null
  readonly settled: boolean
  readonly mark: Omit<store.WeekMark, 'settled'>
}

const fields = [
  { key: 'title', required: true, words: [...nameWords, 'Semaine', 'Week', 'Woche', 'Semana', 'Planning'] },
  {
    key: 'sequence',
    words: ['Séquence', 'Sequence', 'Volgorde', 'Reeks', 'Sequenz', 'Reihenfolge', 'Secuencia', 'Ordre'],
  },
  {
    key: 'days',
    required: true,
    words: [
      ...['Périodicité', 'Periodicity', 'Periodiciteit', 'Periodizität', 'Periodicidad', 'Days', 'Jours', 'Dagen'],
      ...['Tage', 'Días'],
    ],
  },
  {
    key: 'template',
    words: [
      'Task Template',
      'Taaksjabloon',
      'Aufgabenvorlage',
      'Plantilla de tarea',
      'Modèle de tâche',
      'task_template_ids',
    ].flatMap((parent) => ['Nom', 'Name', 'Naam', 'Nombre', 'name'].map((child) => `${parent}/${child}`)),
  },
  {
    key: 'templateDay',
    words: [
      'Task Template',
      'Taaksjabloon',
      'Aufgabenvorlage',
      'Plantilla de tarea',
      'Modèle de tâche',
      'task_template_ids',
    ].flatMap((parent) => ['Jour', 'Day', 'Dag', 'Tag', 'Día', 'day_nb_id'].map((child) => `${parent}/${child}`)),
  },
  { key: 'externalId', words: keyWords },
  {
    key: 'firstDay',
    words: [
      'Premier jour',
      'First day',
      'Eerste dag',
      'Erster Tag',
      'Primer día',
      'Date de début',
      'Start date',
      'Startdatum',
    ],
  },
]
const parentFields = ['title', 'sequence', 'days', 'externalId', 'firstDay']

interface WeekWish {
  readonly record: ImportRecord
  readonly letter: string
  readonly sequence: number | null
  readonly days: number
  readonly key: string | null
  readonly firstDay: Day | null
  readonly names: readonly string[]
  readonly problems: RowProblem[]
}

function readWish(record: ImportRecord, lines: Map<string, number>): WeekWish {
  const reading = new Reading(record.line)
  const letter = weekLetter(textOf(record, 'title'))
  const days = reading.need('days', readWhole(record.cells['days']))
  const sequence = reading.need('sequence', readWhole(record.cells['sequence']))
  const firstDay = reading.need('firstDay', readDay(record.cells['firstDay']))
  const first = lines.get(plain(letter))
  if (letter === '') reading.problems.push(fault(record.line, 'title', 'shift_import.empty'))
  else if (first !== undefined)
    reading.problems.push(fault(record.line, 'title', 'shift_import.twice', { line: first }))
  else lines.set(plain(letter), record.line)
  if (days !== null && (days < 1 || days > 28))
    reading.problems.push(fault(record.line, 'days', 'shift_import.week_length', { days }))
  const names = record.children.map((child) => tidy(textOf(child, 'template'))).filter((name) => name !== '')
  const key = readLine(record.cells['externalId']).value
  return { record, letter, sequence, days: days ?? 7, key, firstDay, names, problems: reading.problems }
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<WeekRow>> {
  const lines = new Map<string, number>()
  const wishes = records.map((record) => readWish(record, lines))
  const fine = wishes.filter(({ problems }) => problems.length === 0)
  const rotas = await readRotas(ctx.db, ctx.organisation)
  const marks = await store.readWeekMarks(ctx.db, ctx.organisation)
  const before = rotaOfWeeks(
    rotas,
    fine.map(({ letter }) => letter),
  )
  const rota = rotaFrom(ctx, before, fine)
  const settled = before ? (marks.find((mark) => mark.rota === before.id)?.settled ?? true) : isSettled(fine)
  const no = fine.length === 0 ? [] : whyNotRota(rota, rotas)
  return {
    rows: wishes.map((wish, at) => {
      const hints = at > 0 ? [] : no.map(({ code, facts }) => fault(wish.record.line, null, code, facts))
      if (at === 0 && !settled) hints.push(anchorUnknown(wish.record.line, rota))
      return planOne(wish, rota, before, settled, marks, hints)
    }),
  }
}

/** What a file without dates leaves open. */
export const anchorUnknown = (line: number, rota: Rota): RowProblem =>
  remark(line, null, 'rota.anchor_unknown', { rota: rota.name, week: rota.weeks[0]?.letter ?? '' })

const isSettled = (wishes: readonly WeekWish[]): boolean =>
  wishes.length === 1 || wishes.some(({ firstDay }) => firstDay !== null)

/** The rota that has all these weeks. */
export const rotaOfWeeks = (rotas: readonly Rota[], letters: readonly string[]): Rota | null =>
  letters.length === 0
    ? null
    : (rotas.find((rota) => letters.every((letter) => weekNamed(rota, letter) !== undefined)) ?? null)

export const weekNamed = (rota: Rota, letter: string): RotaWeek | undefined =>
  rota.weeks.find((week) => plain(week.letter) === plain(letter))

/** Letters in their order as the name of a rota: `ABCD`. */
export const rotaName = (letters: readonly string[]): string =>
  letters.join(letters.every((letter) => letter.length === 1) ? '' : ', ').slice(0, 80)

function rotaFrom(ctx: Context, before: Rota | null, wishes: readonly WeekWish[]): Rota {
  const inOrder = wishes.toSorted((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0))
  if (before)
    return {
      ...before,
      weeks: before.weeks.map((week) => {
        const wish = wishes.find(({ letter }) => plain(letter) === plain(week.letter))
        return wish ? { ...week, lengthDays: wish.days } : week
      }),
    }
  const anchorDay = inOrder.find(({ firstDay }) => firstDay !== null)?.firstDay ?? mondayOf(ctx.today)
  return {
    id: newId(),
    name: rotaName(inOrder.map(({ letter }) => letter)),
    anchorDay,
    validFrom: anchorDay,
    validTo: null,
    priority: 0,
    weeks: inOrder.map(({ letter, days }, at) => ({ sequence: at + 1, letter, lengthDays: days })),
  }
}

function planOne(
  wish: WeekWish,
  rota: Rota,
  before: Rota | null,
  settled: boolean,
  marks: readonly store.WeekMark[],
  hints: readonly RowProblem[],
): PlannedRow<WeekRow> {
  const base = {
    line: wish.record.line,
    label: wish.letter,
    problems: [...wish.problems, ...hints],
    changes: [],
    row: null,
  }
  const week = weekNamed(rota, wish.letter)
  if (!week || wish.problems.length > 0) return { ...base, outcome: 'faulty' }
  const known = before && marks.find((mark) => mark.rota === rota.id && mark.sequence === week.sequence)
  const names = [...new Set([...(known?.names ?? []), ...wish.names])].sort()
  const mark = { rota: rota.id, sequence: week.sequence, key: wish.key ?? known?.key ?? null, names }
  const row = { rota, before, settled, mark }
  if (!known) return { ...base, outcome: 'create', row }
  const changes = [
    ...changeOf('days', before && weekNamed(before, wish.letter)?.lengthDays, week.lengthDays),
    ...changeOf('externalId', known.key, mark.key),
    ...changeOf('template', known.names.join(', '), names.join(', ')),
  ]
  return changes.length === 0 ? { ...base, outcome: 'same' } : { ...base, outcome: 'update', changes, row }
}

async function apply(ctx: ActionContext, plan: ImportPlan<WeekRow>, importId: string) {
  const weeks = plan.rows.flatMap((row) =>
    row.row && (row.outcome === 'create' || row.outcome === 'update') ? [row.row] : [],
  )
  const [first] = weeks
  if (!first) return { weeks: 0 }
  const { rota, before, settled } = first
  const marks = before ? await store.readWeekMarks(ctx.db, ctx.organisation) : []
  await writeRota(ctx.db, ctx.organisation, rota)
  await store.writeWeekMarks(
    ctx.db,
    ctx.organisation,
    weeks.map(({ mark }) => mark),
  )
  await store.settleRota(ctx.db, ctx.organisation, rota.id, settled)
  await leaveTrace(ctx.db, ctx.organisation, importId, {
    thing: 'shifts.rota',
    created: before ? [] : [rota.id],
    changed: before
      ? [{ id: rota.id, before: { rota: before, marks: marks.filter((one) => one.rota === rota.id) } }]
      : [],
  })
  ctx.record(before ? 'shifts.rota_edited' : 'shifts.rota_created', { subject: rota.id, import: importId })
  return { weeks: weeks.length }
}

async function undo(ctx: ActionContext, importId: string): Promise<void> {
  for (const trace of await readTraces(ctx.db, ctx.organisation, importId)) {
    mustBeUnused(await store.templatesInRotas(ctx.db, ctx.organisation, trace.created))
    await store.dropRotas(ctx.db, ctx.organisation, trace.created)
    for (const { id, before } of trace.changed) {
      const { rota, marks } = before as { rota: Rota; marks: store.WeekMark[] }
      await writeRota(ctx.db, ctx.organisation, rota)
      await store.writeWeekMarks(ctx.db, ctx.organisation, marks)
      await store.settleRota(ctx.db, ctx.organisation, id, marks[0]?.settled ?? true)
    }
  }
}

export const plannings: ImportKind<WeekRow> = { kind: 'plannings', fields, parentFields, plan, apply, undo }
