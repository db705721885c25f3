/** The tree of categories, plain or with the keys of another program. */
import type { ActionContext, Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportAbout, ImportKind, ImportPlan, ImportRecord } from '#platform/imports/kind.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { categoryPath } from '../rules/category.ts'
import { type CategoryGives, readCategoryKeys, writeCategoryGives, writeCategoryKeys } from '../store/importing.ts'
import { type Along, MadeAlong, takeBackAlong, writeAlong } from './along.ts'
import { readWithin } from './coded.ts'
import { externalId, lines } from './fields.ts'
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
  ...['food', 'alcohol', 'vegan', 'vat', 'order', 'active'].map((key) => ({ key, words: [] })),
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
  /** What it gives, where that is otherwise than it is. */
  readonly gives: CategoryGives | null
  readonly gave: CategoryGives | null
}

const givenBy = ({ id, food, alcohol, vegan, vatClass, position, archived }: CategoryGives): CategoryGives => ({
  id,
  food,
  alcohol,
  vegan,
  vatClass,
  position,
  archived,
})

/** An empty cell of a column that is there takes what the category above says. */
function givesOf(cells: CellReader, id: string, before: CategoryGives | null, basics: Basics): CategoryGives {
  const was = before ?? { id, food: null, alcohol: null, vegan: null, vatClass: null, position: 0, archived: false }
  const flag = (field: 'food' | 'alcohol' | 'vegan') => (cells.has(field) ? cells.read(field, readYesNo) : was[field])
  const vat = cells.has('vat') ? cells.read('vat', readLine) : was.vatClass
  const known = vat === null || basics.vatClasses.includes(vat)
  if (!known) cells.spoil('vat', 'product_import.word_unknown')
  const active = cells.has('active') ? cells.read('active', readYesNo) : null
  return {
    id,
    food: flag('food'),
    alcohol: flag('alcohol'),
    vegan: flag('vegan'),
    vatClass: known ? vat : was.vatClass,
    position: (cells.has('order') ? cells.read('order', readWithin(0, 0, 100_000)) : null) ?? was.position,
    archived: active === null ? was.archived : !active,
  }
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
  const here = Map.groupBy([...basics.tree.keys()], (id) => plain(tidy(categoryPath(basics.tree, id))))
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
    const here = basics.tree.get(id)
    const gave = here ? givenBy(here) : null
    const gives = givesOf(one.cells, id, gave, basics)
    const moved = gave === null ? [] : movedBetween(gave, gives)
    const outcome =
      needs.length > 0 ? ('create' as const) : named || moved.length > 0 ? ('update' as const) : ('same' as const)
    const key = named ? [{ field: 'externalId', before: known.get(id) ?? null, after: one.key }] : []
    const changes = outcome === 'update' ? [...key, ...moved] : []
    const row = { id, key: one.key, along: needs, gives: gave === null || moved.length > 0 ? gives : null, gave }
    return { line: one.cells.record.line, outcome, label: path, problems: one.cells.problems, changes, row }
  })
  return { rows }
}

const shownAs = { vatClass: 'vat', position: 'order', archived: 'active' } as const

const movedBetween = (before: CategoryGives, after: CategoryGives) =>
  (['food', 'alcohol', 'vegan', 'vatClass', 'position', 'archived'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => {
      const text = (one: CategoryGives): string | null => {
        const value = field === 'archived' ? !one.archived : one[field]
        return value === null ? null : String(value)
      }
      return {
        field: field in shownAs ? shownAs[field as keyof typeof shownAs] : field,
        before: text(before),
        after: text(after),
      }
    })

export const categories: ImportKind<CategoryWrite> = {
  kind: 'categories',
  may: 'catalogue.edit',
  undoDays: 30,
  fields,
  parentFields: fields.filter(({ key }) => key !== 'costing').map(({ key }) => key),
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
    const giving = writes.flatMap(({ gives, gave }) => (gives ? [{ gives, gave }] : []))
    await writeCategoryGives(
      ctx.db,
      ctx.organisation,
      giving.map(({ gives }) => gives),
    )
    const gave = giving.flatMap(({ gave }) => (gave ? [{ id: gave.id, before: gave }] : []))
    for (const { id } of gave) ctx.record('catalogue.category_changed', { subject: id, import: importId })
    await leaveTraces(ctx.db, ctx.organisation, importId, [
      ...made,
      { thing: 'catalogue.category_key', created: [], changed },
      { thing: 'catalogue.category_gives', created: [], changed: gave },
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
    const gave = traceOf(traces, 'catalogue.category_gives').changed
    await writeCategoryGives(
      ctx.db,
      ctx.organisation,
      gave.map(({ before }) => before as CategoryGives),
    )
    await takeBackAlong(ctx, traces)
  },
}
