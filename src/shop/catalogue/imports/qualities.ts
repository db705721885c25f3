/** Certifications: their names and what sort they are. */
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import type { FieldMeaning, ImportKind } from '#platform/imports/kind.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import { plain } from '#platform/values/text.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { type Along, MadeAlong, takeBackAlong, writeAlong } from './along.ts'
import { lines } from './fields.ts'

const fields: readonly FieldMeaning[] = [
  {
    key: 'qualityName',
    required: true,
    words: lines('nom | name | naam | nombre | label | keurmerk | siegel | sello | quality'),
  },
  { key: 'qualityType', required: true, words: lines('type | typ | tipo | soort | art') },
  {
    key: 'colour',
    elsewhere: true,
    words: lines('code couleur | color code | colour code | kleurcode | farbcode | código de color | color_code'),
  },
]

const types: Readonly<Record<string, readonly string[]>> = {
  ecological: ['ecologique', 'eco', 'ecological', 'ecologisch', 'okologisch', 'ecologico', 'bio'],
  fair: ['equitable', 'fair', 'eerlijk', 'justo'],
  local: ['local', 'lokaal', 'regional'],
  distribution: ['distribution', 'distributie', 'vertrieb', 'distribucion'],
}

/** A word of the shop as a code, where it is none of the usual sorts. */
const typeOf = (text: string): string => {
  const word = plain(text)
  const known = Object.entries(types).find(([, words]) => words.includes(word))?.[0]
  return known ?? (word.replace(/[^a-z0-9]+/g, '_').slice(0, 20) || 'ecological')
}

export const qualities: ImportKind<readonly Along[]> = {
  kind: 'qualities',
  may: 'catalogue.edit',
  undoDays: 30,
  fields,
  parentFields: ['qualityName', 'qualityType'],
  recognise: (table, { confidence }) =>
    ['qualityName', 'qualityType', 'colour'].every((key) => (confidence[key] ?? 0) > 0.8) && table.headers.length <= 5
      ? 0.8
      : 0,
  async plan(ctx, records) {
    const along = new MadeAlong(await basicsOf(ctx))
    const rows = records.map((record) => {
      const cells = new CellReader(record)
      const name = cells.read('qualityName', readLine) ?? ''
      const known = along.quality(name)
      const id = known ?? along.newQuality(name, typeOf(cells.read('qualityType', readLine) ?? ''))
      const needs = along.needs([id])
      const outcome = needs.length > 0 ? ('create' as const) : ('same' as const)
      return { line: record.line, outcome, label: name, problems: cells.problems, changes: [], row: needs }
    })
    return { rows }
  },
  async apply(ctx, plan, importId) {
    const made = await writeAlong(
      ctx,
      plan.rows.flatMap(({ row }) => row ?? []),
      importId,
    )
    await leaveTraces(ctx.db, ctx.organisation, importId, made)
    return { qualities: made.reduce((sum, { created }) => sum + created.length, 0) }
  },
  undo: async (ctx, importId) => takeBackAlong(ctx, await readTraces(ctx.db, ctx.organisation, importId)),
}
