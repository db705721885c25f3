/** Which format products are printed in: of their own, or of their category. */
import { action, read } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { pricedProducts, shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-desk.ts'
import { formatsInUse } from '../reads/formats.ts'
import { shopFormat } from '../settings.ts'
import * as store from '../store/format-rule.ts'
import { reckon, reckonLock } from './reckon.ts'

export const chooseFormat = action(
  'labels.chooseFormat',
  async (ctx, { product, category, labelFormat }: InputOf<typeof contract.chooseFormat>) => {
    await reckonLock(ctx)
    refuseWith((product === undefined) === (category === undefined) ? [refuse('format.one_target')] : [])
    const scope = product === undefined ? 'category' : 'product'
    const target = product ?? category ?? ''
    const exists =
      product === undefined
        ? (await shelfBasics(ctx)).categories.get(target)
        : (await pricedProducts(ctx, { day: ctx.today, products: [target] }))[0]
    found(exists, scope)
    if (labelFormat === null) await store.dropFormatRule(ctx.db, ctx.organisation, { scope, target })
    else {
      found((await formatsInUse(ctx)).get(labelFormat), 'format')
      await store.writeFormatRule(ctx.db, ctx.organisation, { scope, target, format: labelFormat })
    }
    ctx.record('labels.format_chosen', { subject: target, scope, format: labelFormat })
    await reckon(ctx, product === undefined ? null : [product])
    return {}
  },
)

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
    rules: rules.map(({ scope, target, format }) => ({
      scope,
      target,
      name: (scope === 'product' ? names.get(target) : categories.has(target) ? pathOf(target) : null) ?? null,
      labelFormat: format,
    })),
  }
})
