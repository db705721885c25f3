/** The tree of categories, plain or with the keys of another program. */
import type { ActionContext, Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import type { FieldMeaning, ImportAbout, ImportKind, ImportPlan, ImportRecord } from '#platform/imports/kind.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { readCategoryKeys, writeCategoryKeys } from '../store/importing.ts'
import { type Along, MadeAlong, takeBackAlong, writeAlong } from './along.ts'
import { externalId, lines } from './fields.ts'
import { categoryPath } from './known-words.ts'
import { traceOf } from './product-writing.ts'

const fields: readonly FieldMeaning[] = [
  externalId,
  {
    key: 'categoryPath',
    words: lines('nom complet | complete name | volledige naam | vollständiger name | nombre completo | complete_name'),
  },
  {
    key: 'categoryName',
    required: true,
    words: lines('nom | name | naam | nombre | catégorie | category | categorie | kategorie | categoría'),
  },
  {
    key: 'categoryAbove',
    words: lines(`catégorie mère | parent category | bovenliggende categorie | übergeordnete kategorie | categoría padre
      | parent_id | parent_id/id | catégorie parente | parent`),
  },
  {
    key: 'costing',
    elsewhere: true,
    words: lines(
      'méthode de coût | costing method | kostenmethode | kostenberechnungsmethode | método de coste | property_cost_method',
    ),
  },
]

interface CategoryWrite {
  readonly id: string
  readonly key: string | null
  readonly along: readonly Along[]
}

interface Named {
  readonly cells: CellReader
  readonly key: string | null
  readonly name: string
  readonly above: string | null
  readonly path: string | null
}

const readOne = (record: ImportRecord): Named => {
  const cells = new CellReader(record)
  const text = (field: string): string | null => cells.read(field, readLine)
  return {
    cells,
    key: text('externalId'),
    name: text('categoryName') ?? '',
    above: text('categoryAbove'),
    path: text('categoryPath'),
  }
}

async function planCategories(
  ctx: Context,
  records: readonly ImportRecord[],
  _about: ImportAbout,
): Promise<ImportPlan<CategoryWrite>> {
  const basics = await basicsOf(ctx)
  const along = new MadeAlong(basics)
  const known = new Map((await readCategoryKeys(ctx.db, ctx.organisation)).map(({ key, id }) => [id, key]))
  const read = records.map(readOne)
  const byKey = new Map(read.flatMap((one) => (one.key ? [[one.key, one] as const] : [])))
  const pathOf = (one: Named, depth = 0): string => {
    if (one.path) return one.path
    const parent = one.above ? byKey.get(one.above) : undefined
    if (parent && depth < 20) return `${pathOf(parent, depth + 1)} / ${one.name}`
    return one.above ? `${one.above} / ${one.name}` : one.name
  }
  // two may bear one path: the second in the file is the second here
  const here = Map.groupBy([...basics.tree.keys()], (id) => plain(tidy(categoryPath(basics, id))))
  const byKnownKey = new Map([...known].map(([id, key]) => [key, id]))
  const taken = new Map<string, number>()
  const idFor = (one: Named, path: string): string => {
    const word = plain(tidy(path))
    const place = taken.get(word) ?? 0
    taken.set(word, place + 1)
    const keyed = one.key === null ? undefined : byKnownKey.get(one.key)
    return keyed ?? here.get(word)?.[place] ?? (place === 0 ? along.newCategory(path) : along.anotherCategory(path))
  }
  const rows = read.map((one) => {
    const path = pathOf(one)
    const id = idFor(one, path)
    const named = one.key !== null && known.get(id) !== one.key
    const needs = along.needs([id])
    const outcome = needs.length > 0 ? ('create' as const) : named ? ('update' as const) : ('same' as const)
    const changes = outcome === 'update' ? [{ field: 'externalId', before: known.get(id) ?? null, after: one.key }] : []
    const row = { id, key: one.key, along: needs }
    return { line: one.cells.record.line, outcome, label: path, problems: one.cells.problems, changes, row }
  })
  return { rows }
}

export const categories: ImportKind<CategoryWrite> = {
  kind: 'categories',
  may: 'catalogue.edit',
  undoDays: 30,
  fields,
  parentFields: ['externalId', 'categoryPath', 'categoryName', 'categoryAbove'],
  recognise: (table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('categoryAbove') && sure('categoryName') && table.headers.length <= 6 ? 0.8 : 0
  },
  plan: planCategories,
  async apply(ctx, plan, importId) {
    const writes = plan.rows.flatMap(({ row, outcome }) => (row && outcome !== 'same' ? [row] : []))
    const made = await writeAlong(
      ctx,
      writes.flatMap(({ along }) => along),
      importId,
    )
    const keyed = writes.flatMap(({ id, key }) => (key ? [{ id, key }] : []))
    const before = new Map((await readCategoryKeys(ctx.db, ctx.organisation)).map(({ key, id }) => [id, key]))
    await writeCategoryKeys(ctx.db, ctx.organisation, keyed)
    for (const { id } of keyed) ctx.record('catalogue.category_changed', { subject: id, import: importId })
    const created = new Set(made.flatMap((trace) => trace.created))
    const changed = keyed
      .filter(({ id }) => !created.has(id))
      .map(({ id }) => ({ id, before: { id, key: before.get(id) ?? null } }))
    await leaveTraces(ctx.db, ctx.organisation, importId, [
      ...made,
      { thing: 'catalogue.category_key', created: [], changed },
    ])
    return { categories: traceOf(made, 'catalogue.category').created.length }
  },
  async undo(ctx: ActionContext, importId) {
    const traces = await readTraces(ctx.db, ctx.organisation, importId)
    const keys = traceOf(traces, 'catalogue.category_key').changed
    await writeCategoryKeys(
      ctx.db,
      ctx.organisation,
      keys.map(({ before }) => before as { id: string; key: string | null }),
    )
    await takeBackAlong(ctx, traces)
  },
}
