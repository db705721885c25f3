/** Two kinds for the tests of imports. */
import { insertRows, one, rows, sql, written } from '../database/sql.ts'
import { Refused, refuse } from '../refusal.ts'
import { newId } from '../values/ids.ts'
import { readLine } from './cells/cell.ts'
import type { ImportKind, ImportRecord, PlannedRow } from './kind.ts'
import { textOf } from './mapping.ts'
import { leaveTrace, readTraces } from './memory-store.ts'

interface Thing {
  readonly id: string
  readonly name: string
  readonly list: string
}

/** Saved views serve as the things imported: a name, and a list that must exist as a thing of the file or the shop. */
export const things: ImportKind<Thing> = {
  kind: 'things',
  fields: [
    { key: 'name', words: ['nom', 'name'], required: true },
    { key: 'list', words: ['liste', 'list'] },
    { key: 'tags', words: ['étiquettes', 'tags'] },
  ],
  parentFields: ['name', 'list'],
  async plan(ctx, records) {
    const known = await rows(
      ctx.db,
      sql<Thing>`select id, name, list from platform.saved_view where organisation_id = ${ctx.organisation}`,
    )
    const names = new Set([...known.map((thing) => thing.name), ...records.map((record) => textOf(record, 'name'))])
    return { rows: records.map((record) => planOne(record, known, names)) }
  },
  async apply(ctx, plan, importId) {
    const writing = plan.rows.flatMap((row) => (row.outcome === 'create' && row.row ? [row.row] : []))
    const types = {
      organisation_id: 'uuid',
      id: 'uuid',
      list: 'text',
      name: 'text',
      query: 'text',
      saved_at: 'timestamptz',
    }
    await insertRows(
      ctx.db,
      'platform.saved_view',
      types,
      writing.map((thing) => ({ ...thing, organisation_id: ctx.organisation, query: '', saved_at: ctx.now })),
    )
    await leaveTrace(ctx.db, ctx.organisation, importId, {
      thing: 'things',
      created: writing.map((thing) => thing.id),
      changed: [],
    })
    return { lists: new Set(writing.map((thing) => thing.list)).size }
  },
  async undo(ctx, importId) {
    const [trace] = await readTraces(ctx.db, ctx.organisation, importId)
    const busy = await one(
      ctx.db,
      sql`select 1 from platform.saved_view where organisation_id = ${ctx.organisation}
        and list = 'busy' and id = any(${trace?.created ?? []}::uuid[])`,
    )
    if (busy) throw new Refused([refuse('thing.busy')])
    await written(
      ctx.db,
      sql`delete from platform.saved_view where organisation_id = ${ctx.organisation} and id = any(${trace?.created ?? []}::uuid[])`,
    )
  },
}

function planOne(record: ImportRecord, known: readonly Thing[], names: ReadonlySet<string>): PlannedRow<Thing> {
  const name = readLine(record.cells['name']).value ?? ''
  const list = textOf(record, 'list')
  const base = { line: record.line, label: name, problems: [], changes: [], row: null }
  if (known.some((thing) => thing.name === name)) return { ...base, outcome: 'same' }
  if (list.startsWith('of ') && !names.has(list.slice(3))) {
    const lost = { line: record.line, field: 'list', code: 'thing.unknown', facts: {}, severity: 'error' as const }
    return { ...base, outcome: 'create', problems: [lost] }
  }
  return { ...base, outcome: 'create', row: { id: newId(), name, list } }
}

/** Comes after things; every row is skipped. */
export const others: ImportKind = {
  kind: 'others',
  after: ['things'],
  fields: [{ key: 'weight', words: ['poids', 'weight'], required: true }],
  parentFields: ['weight'],
  plan: async (_ctx, records) => ({
    rows: records.map((record) => ({
      line: record.line,
      outcome: 'skip',
      label: textOf(record, 'weight'),
      problems: [],
      changes: [],
      row: null,
    })),
  }),
  apply: async () => ({}),
}
