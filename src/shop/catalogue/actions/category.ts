/** Categories, and pushing what they give to products. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-basics.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { afterMove, defaultsOf, upwards, wouldRing } from '../rules/category.ts'
import * as store from '../store/basics.ts'
import { idsWithin, lockProducts, readProducts } from '../store/product.ts'
import type { ProductRow } from '../store/product-columns.ts'
import { changeAndKeep, outcomes, previewOf, reasonsOf } from './changing-many.ts'

const whyNotClass = (vatClass: string | null, basics: Basics): Refusal[] =>
  vatClass === null || basics.vatClasses.includes(vatClass) ? [] : [refuse('vat.class_unknown', { class: vatClass })]

export const readCategories = read('catalogue.readCategories', async (ctx, _input: object) => {
  const basics = await basicsOf(ctx)
  const counts = new Map(
    (await store.countByCategory(ctx.db, ctx.organisation)).map((one) => [one.category, one.products]),
  )
  return { categories: inTree([...basics.tree.values()]).map((one) => categoryReply(one, basics, counts)) }
})

function categoryReply(one: store.CategoryRow, { tree }: Basics, counts: ReadonlyMap<string, number>) {
  const way = upwards(tree, one.id)
  const { id, ...fields } = one
  return {
    ...fields,
    category: id,
    depth: way.length - 1,
    path: way
      .toReversed()
      .map(({ name }) => name)
      .join(' › '),
    products: counts.get(id) ?? 0,
    given: defaultsOf(tree, id),
  }
}

/** From above: each followed by those below it. */
function inTree(all: readonly store.CategoryRow[], parent: string | null = null): store.CategoryRow[] {
  return all.filter((one) => one.parent === parent).flatMap((one) => [one, ...inTree(all, one.id)])
}

export const createCategory = action(
  'catalogue.createCategory',
  async (ctx, input: InputOf<typeof contract.createCategory>) => {
    const basics = await basicsOf(ctx)
    const empty = { parent: null, food: null, alcohol: null, vegan: null, vatClass: null, position: 0, archived: false }
    const category = { ...empty, ...input, id: newId() }
    if (category.parent) found(basics.tree.get(category.parent), 'category')
    refuseWith(whyNotClass(category.vatClass, basics))
    await store.addCategories(ctx.db, ctx.organisation, [category])
    ctx.record('catalogue.category_created', { subject: category.id })
    return { category: category.id, version: 1 }
  },
)

export const editCategory = action(
  'catalogue.editCategory',
  async (ctx, { category: id, version, ...given }: InputOf<typeof contract.editCategory>) => {
    const basics = await basicsOf(ctx)
    const before = found(basics.tree.get(id) as store.CategoryRow | undefined, 'category')
    const after = { ...before, ...given }
    if (given.parent) found(basics.tree.get(given.parent), 'category')
    refuseWith([
      ...(version === undefined || version === before.version ? [] : [refuse('category.changed_meanwhile')]),
      ...whyNotClass(after.vatClass, basics),
      ...(given.parent && wouldRing(basics.tree, id, given.parent) ? [refuse('category.ring')] : []),
    ])
    await store.updateCategory(ctx.db, ctx.organisation, after)
    ctx.record('catalogue.category_changed', { subject: id, fields: Object.keys(given) })
    return { category: id, version: before.version + 1 }
  },
)

/** What products within a category would become, if they had what their category gives; those that differ. */
async function pushOf(ctx: Context, category: string, rowsOf: (ids: readonly string[]) => Promise<ProductRow[]>) {
  const basics = await basicsOf(ctx)
  found(basics.tree.get(category), 'category')
  const within = [...basics.tree.keys()].filter((one) => upwards(basics.tree, one).some(({ id }) => id === category))
  const rows = await rowsOf(await idsWithin(ctx.db, ctx.organisation, within))
  const all = await outcomes(ctx, basics, rows, (row) => afterMove(row, basics.tree, row.category))
  return all.filter(({ fields }) => fields.length > 0)
}

export const previewPush = read(
  'catalogue.previewPush',
  async (ctx, { category }: InputOf<typeof contract.previewPush>) =>
    previewOf(await pushOf(ctx, category, (ids) => readProducts(ctx.db, ctx.organisation, ids))),
)

export const pushCategory = action(
  'catalogue.pushCategory',
  async (ctx: ActionContext, { category }: InputOf<typeof contract.pushCategory>) => {
    const changed = await pushOf(ctx, category, (ids) => lockProducts(ctx.db, ctx.organisation, ids))
    refuseWith(reasonsOf(changed))
    const fields = new Set(changed.flatMap((one) => one.fields))
    const asked = Object.fromEntries([...fields].map((field) => [field, null]))
    return { changed: changed.length, change: await changeAndKeep(ctx, asked, changed) }
  },
)
