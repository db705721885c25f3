/** Which format products are printed in: of their own, or of their category. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { change as changeSetting } from '#platform/settings/actions.ts'
import { pricedProducts, printCategories, shelfBasics, soldProducts } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-desk.ts'
import { formatsInUse } from '../reads/formats.ts'
import { shopFormat } from '../settings.ts'
import * as store from '../store/format-rule.ts'
import { reckon, reckonLock } from './reckon.ts'

export const chooseFormat = action(
  'labels.chooseFormat',
  async (ctx, { product, category, printCategory, shop, labelFormat }: InputOf<typeof contract.chooseFormat>) => {
    await reckonLock(ctx)
    const targets = [product, category, printCategory, shop].filter((one) => one !== undefined)
    refuseWith(targets.length === 1 ? [] : [refuse('format.one_target')])
    if (labelFormat !== null) found((await formatsInUse(ctx)).get(labelFormat), 'format')
    if (shop) await changeSetting.run(ctx, { key: shopFormat.key, value: labelFormat ?? '' })
    else if (product !== undefined) {
      found((await soldProducts(ctx, { day: ctx.today, products: [product] }))[0], 'product')
      await keepRule(ctx, 'product', product, labelFormat)
    } else if (category !== undefined) {
      found((await shelfBasics(ctx)).categories.get(category), 'category')
      await keepRule(ctx, 'category', category, labelFormat)
    } else if (printCategory !== undefined) await keepPrintCategory(ctx, printCategory, labelFormat)
    await reckon(ctx, product === undefined ? null : [product])
    return {}
  },
)

async function keepRule(
  ctx: ActionContext,
  scope: 'product' | 'category',
  target: string,
  format: string | null,
): Promise<void> {
  if (format === null) await store.dropFormatRule(ctx.db, ctx.organisation, { scope, target })
  else await store.writeFormatRule(ctx.db, ctx.organisation, { scope, target, format })
  ctx.record('labels.format_chosen', { subject: target, scope, format })
}

/** Of one that products bear, or that was given a format before. */
async function keepPrintCategory(ctx: ActionContext, name: string, format: string | null): Promise<void> {
  const known = (await printCategoriesFound(ctx)).find((one) => one.name === name)
  const { name: kept } = found(known, 'print category')
  if (format === null) await store.dropPrintCategory(ctx.db, ctx.organisation, kept)
  else await store.writePrintCategory(ctx.db, ctx.organisation, { name: kept, format })
  ctx.record('labels.format_chosen', { subject: ctx.organisation, scope: 'print_category', format })
}

async function printCategoriesFound(ctx: Context) {
  const chosen = new Map(
    (await store.readPrintCategories(ctx.db, ctx.organisation)).map(({ name, format }) => [name, format]),
  )
  const borne = new Map((await printCategories(ctx)).map(({ name, products }) => [name, products]))
  return [...new Set([...borne.keys(), ...chosen.keys()])]
    .toSorted((one, other) => one.localeCompare(other, ctx.language))
    .map((name) => ({ name, products: borne.get(name) ?? 0, labelFormat: chosen.get(name) ?? null }))
}

export const readFormatRules = read('labels.readFormatRules', async (ctx, _input: object) => {
  const rules = await store.readFormatRuleRows(ctx.db, ctx.organisation)
  const { categories, upwards } = await shelfBasics(ctx)
  const pathOf = (id: string): string =>
    upwards(id)
      .map(({ name }) => name)
      .reverse()
      .join(' / ')
  const products = await pricedProducts(ctx, {
    day: ctx.today,
    products: rules.filter(({ scope }) => scope === 'product').map(({ target }) => target),
  })
  const names = new Map(products.map(({ product }) => [product.id, product.name]))
  return {
    shop: (await ctx.setting(shopFormat)) || null,
    categories: [...categories.values()]
      .filter(({ archived }) => !archived)
      .map(({ id }) => ({ category: id, name: pathOf(id) }))
      .sort((one, other) => one.name.localeCompare(other.name, ctx.language)),
    printCategories: await printCategoriesFound(ctx),
    rules: rules.map(({ scope, target, format }) => ({
      scope,
      target,
      name: (scope === 'product' ? names.get(target) : categories.has(target) ? pathOf(target) : null) ?? null,
      labelFormat: format,
    })),
  }
})
