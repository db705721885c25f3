/** Kinds of shift: `types_de_shift.csv`, plain or import-compatible. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Table } from '#platform/csv/table.ts'
import { readLine, readText } from '#platform/imports/cells/cell.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import type { ImportKind, ImportPlan, ImportRecord, MappingGuess, PlannedRow } from '#platform/imports/kind.ts'
import { leaveTrace, readTraces } from '#platform/imports/memory-store.ts'
import { newId } from '#platform/values/ids.ts'
import { plain } from '#platform/values/text.ts'
import * as store from '../store/importing.ts'
import { activeWords, keyWords, nameWords } from './headers.ts'
import { changeOf, fault, mustBeUnused, Reading } from './problems.ts'
import { isKey } from './written.ts'

interface KindWish {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly key: string | null
  readonly before: store.KeyedKind | null
}

const fields = [
  { key: 'title', required: true, words: nameWords },
  { key: 'description', words: ['Description', 'Omschrijving', 'Beschrijving', 'Beschreibung', 'Descripción'] },
  { key: 'externalId', words: keyWords },
  { key: 'active', words: activeWords },
]

/** Little speaks for kinds: keys of kinds, or names with descriptions and nothing else. */
function recognise(table: Table, guess: MappingGuess): number {
  const { externalId: id, description } = guess.columns
  const keys = id === undefined ? [] : table.rows.slice(0, 40).map((row) => row.cells[id]?.text ?? '')
  if (keys.some((key) => /(^|[._])shift_type_/.test(key))) return 1
  const bare = guess.missing.length === 0 && guess.unmapped.length === 0 && id === undefined
  return bare && description !== undefined ? 0.7 : 0
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<KindWish>> {
  const known = await store.readKeyedKinds(ctx.db, ctx.organisation)
  const lines = new Map<string, number>()
  return { rows: records.map((record) => planOne(record, known, lines)) }
}

function planOne(
  record: ImportRecord,
  known: readonly store.KeyedKind[],
  lines: Map<string, number>,
): PlannedRow<KindWish> {
  const reading = new Reading(record.line)
  const name = reading.need('title', readLine(record.cells['title'])) ?? ''
  const description = readText(record.cells['description']).value
  const key = readLine(record.cells['externalId']).value
  const active = reading.need('active', readYesNo(record.cells['active']))
  const first = lines.get(plain(name))
  if (name === '') reading.problems.push(fault(record.line, 'title', 'shift_import.empty', {}))
  else if (first !== undefined)
    reading.problems.push(fault(record.line, 'title', 'shift_import.twice', { line: first }))
  else lines.set(plain(name), record.line)
  const base = { line: record.line, label: name, problems: reading.problems, changes: [], row: null }
  if (reading.problems.length > 0) return { ...base, outcome: 'faulty' }
  if (active === false) return { ...base, outcome: 'skip' }
  const before = kindMeant(known, name, key)
  if (!before) return { ...base, outcome: 'create', row: { id: newId(), name, description, key, before: null } }
  const after = { id: before.id, name, description: description ?? before.description, key: key ?? before.key, before }
  const changes = [
    ...changeOf('title', before.name, after.name),
    ...changeOf('description', before.description, after.description),
    ...changeOf('externalId', before.key, after.key),
  ]
  return changes.length === 0 ? { ...base, outcome: 'same' } : { ...base, outcome: 'update', changes, row: after }
}

/** The kind of this key, or of this name. */
export const kindMeant = (
  known: readonly store.KeyedKind[],
  name: string,
  key: string | null = isKey(name) ? name : null,
): store.KeyedKind | undefined =>
  (key === null ? undefined : known.find((kind) => kind.key === key)) ??
  known.find((kind) => plain(kind.name) === plain(name) && (kind.key === null || key === null))

async function apply(ctx: ActionContext, plan: ImportPlan<KindWish>, importId: string) {
  const wishes = plan.rows.flatMap((row) =>
    row.row && (row.outcome === 'create' || row.outcome === 'update') ? [row.row] : [],
  )
  await store.writeKeyedKinds(ctx.db, ctx.organisation, wishes)
  await leaveTrace(ctx.db, ctx.organisation, importId, {
    thing: 'shifts.kind',
    created: wishes.filter((wish) => wish.before === null).map(({ id }) => id),
    changed: wishes.flatMap(({ id, before }) => (before ? [{ id, before }] : [])),
  })
  for (const { id, before } of wishes)
    ctx.record(before ? 'shifts.kind_edited' : 'shifts.kind_created', { subject: id, import: importId })
  return { kinds: wishes.length }
}

async function undo(ctx: ActionContext, importId: string): Promise<void> {
  for (const trace of await readTraces(ctx.db, ctx.organisation, importId)) {
    mustBeUnused(await store.usesOfKinds(ctx.db, ctx.organisation, trace.created))
    await store.dropKinds(ctx.db, ctx.organisation, trace.created)
    await store.writeKeyedKinds(
      ctx.db,
      ctx.organisation,
      trace.changed.map((one) => one.before as store.KeyedKind),
    )
  }
}

export const kinds: ImportKind<KindWish> = {
  kind: 'kinds',
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise,
  plan,
  apply,
  undo,
}
