/** Categories, and pushing what they give to products. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-basics.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { afterMove, defaultsOf, upwards, wouldRing } from '../rules/category.ts'
import * as store from '../store/basics.ts'
import { lockProducts, type ProductRow, readProducts, updateProducts } from '../store/product.ts'

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

/** Products within a category whose flags differ from what it gives, each with what it would have. */
async function pushOf(ctx: Context, category: string) {
  const { tree } = await basicsOf(ctx)
  found(tree.get(category), 'category')
  const products = await readProducts(ctx.db, ctx.organisation, null)
  return products
    .filter((product) => upwards(tree, product.category).some(({ id }) => id === category))
    .map((product) => ({ product, after: afterMove(product, tree, product.category) }))
    .map((one) => ({ ...one, fields: differing(one.product, one.after) }))
    .filter(({ fields }) => fields.length > 0)
}

const differing = (product: ProductRow, after: ReturnType<typeof afterMove>) =>
  (['food', 'alcohol', 'vegan', 'vatClass'] as const)
    .filter((field) => product[field] !== after[field])
    .map((field) => ({ field, before: String(product[field]), after: String(after[field]) }))

export const previewPush = read(
  'catalogue.previewPush',
  async (ctx, { category }: InputOf<typeof contract.previewPush>) => ({
    rows: (await pushOf(ctx, category)).map(({ product: { id, number, name }, fields }) => ({
      product: id,
      number,
      name,
      fields,
    })),
  }),
)

export const pushCategory = action(
  'catalogue.pushCategory',
  async (ctx: ActionContext, { category }: InputOf<typeof contract.pushCategory>) => {
    const asked = await pushOf(ctx, category)
    await lockProducts(
      ctx.db,
      ctx.organisation,
      asked.map(({ product }) => product.id),
    )
    // once more under locks
    const rows = await pushOf(ctx, category)
    await updateProducts(
      ctx.db,
      ctx.organisation,
      rows.map(({ product, after }) => ({ id: product.id, ...after })),
    )
    for (const { product, fields } of rows)
      ctx.record('catalogue.product_changed', {
        subject: product.id,
        fields: fields.map(({ field }) => field),
        before: Object.fromEntries(fields.map(({ field, before }) => [field, before])),
        after: Object.fromEntries(fields.map(({ field, after }) => [field, after])),
      })
    return { changed: rows.length }
  },
)
