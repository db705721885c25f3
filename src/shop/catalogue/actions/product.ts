/** What the editor does with one product. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-product.ts'
import { rulesInForce } from '../reads/barcode.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { columnsOf, type Edited, fieldsOf } from '../reads/fields.ts'
import { loadProducts } from '../reads/priced.ts'
import { hasRightDigit, ownCode, tidyCode } from '../rules/barcode.ts'
import { baseCodeFor } from '../rules/barcode-rule.ts'
import { afterMove } from '../rules/category.ts'
import { originAfter } from '../rules/origin.ts'
import { weighedBy } from '../rules/product.ts'
import { ownBarcodePrefix } from '../settings.ts'
import { addWaiting, dropWaiting } from '../store/after-closing.ts'
import * as held from '../store/belongings.ts'
import * as store from '../store/product.ts'
import type { ProductColumns } from '../store/product-columns.ts'
import * as writing from '../store/product-writing.ts'
import { changesBetween } from './changes.ts'
import { whyNotBear } from './codes.ts'
import { takeNumbers } from './numbers.ts'
import { offTillLater } from './off-till-later.ts'
import { anyTillOpen } from './till-open.ts'
import { whyNotKept } from './why-not-kept.ts'

/** A product of which nothing was said. */
export const emptyProduct: ProductColumns = {
  name: '',
  labelName: {},
  labelComment: {},
  category: null,
  brand: null,
  maker: null,
  saleUnit: 'piece',
  contentAmount: null,
  contentUnit: null,
  contentPacks: 1,
  drainedWeight: null,
  grossWeight: null,
  tare: null,
  displayUnit: null,
  secondUnit: null,
  vatClass: 'standard',
  country: null,
  region: null,
  zone: null,
  originComplement: null,
  freshClass: null,
  range: null,
  storage: null,
  useByDays: null,
  bestBeforeDays: null,
  saleLimitDays: null,
  ingredients: null,
  allergens: {},
  abv: null,
  food: false,
  alcohol: false,
  vegan: false,
  vegetarian: false,
  rawMilk: false,
  weighed: false,
  sold: true,
  bought: true,
  atTill: true,
  internalConsumable: false,
  hazard: null,
  safetySheet: null,
  scores: {},
  scaleGroup: null,
  scaleSequence: null,
  scaleTexts: [],
  barcodeRule: null,
  preferredSupplier: null,
  printCategory: null,
}

type Create = InputOf<typeof contract.createProduct>

export const createProduct = action('catalogue.createProduct', async (ctx, input: Create) => {
  const { number: wished, state, ...given } = input
  const basics = await basicsOf(ctx)
  const columns = { ...emptyProduct, ...(await settled(ctx, basics, emptyProduct, given)) }
  const lists = listsOf(given)
  refuseWith([
    ...(await whyNotKept(ctx, basics, { columns, given, ...lists, self: null })),
    ...(await whyNotNumber(ctx, wished)),
  ])
  const number = wished ?? (await takeNumbers(ctx, 1))[0]
  if (number === undefined) refuseWith([refuse('product.no_number_left')])
  const id = newId()
  await writing.addProducts(ctx.db, ctx.organisation, [
    { ...columns, id, number: number as number, state, now: ctx.now },
  ])
  await writeLists(ctx, id, { ...given, ...lists })
  ctx.record('catalogue.product_created', { subject: id, number })
  return { product: id, number: number as number, version: 1 }
})

async function whyNotNumber(ctx: ActionContext, wished: number | undefined): Promise<Refusal[]> {
  const other = wished === undefined ? null : await store.productOfNumber(ctx.db, ctx.organisation, wished)
  return other ? [refuse('product.number_taken', { number: wished ?? null, name: other.name })] : []
}

/** Lists as they are kept: codes without blanks, each once. */
const listsOf = (given: Edited) => ({
  barcodes: given.barcodes && [...new Set(given.barcodes.map(tidyCode))],
  qualities: given.qualities && [...new Set(given.qualities)],
})

/** What was given, with what follows: flags of the category, the country of a region, whether it is weighed. */
async function settled(
  ctx: ActionContext,
  basics: Basics,
  before: ProductColumns,
  given: Edited,
): Promise<Partial<ProductColumns>> {
  const columns = columnsOf(given)
  const moved = given.category !== undefined && given.category !== before.category
  const flags = moved ? afterMove({ vatClass: before.vatClass }, basics.tree, given.category ?? null) : {}
  const known = given.region ? await store.countryOfRegion(ctx.db, ctx.organisation, given.region) : null
  const unitSaid = given.saleUnit !== undefined && given.saleUnit !== before.saleUnit
  return {
    ...flags,
    ...(unitSaid ? { weighed: weighedBy(given.saleUnit ?? '', basics.units) } : {}),
    ...columns,
    ...(given.country === undefined && given.region === undefined
      ? {}
      : originAfter(before, given, () => known?.country ?? null)),
    ...(given.alcohol && given.food === undefined ? { food: true } : {}),
  }
}

export const editProduct = action('catalogue.editProduct', async (ctx, input: InputOf<typeof contract.editProduct>) => {
  const { product: id, version, afterClosing, ...given } = input
  const [before] = await store.lockProducts(ctx.db, ctx.organisation, [id])
  const row = found(before, 'product')
  const basics = await basicsOf(ctx)
  const [loaded] = await loadProducts(ctx, ctx.today, [id])
  const fields = fieldsOf(found(loaded, 'product'))
  const offTill = given.atTill === false && row.atTill && row.state === 'active'
  const waits = offTill && (await anyTillOpen(ctx))
  const { atTill, ...others } = await settled(ctx, basics, row, given)
  const changed = waits || atTill === undefined ? others : { ...others, atTill }
  const lists = listsOf(given)
  refuseWith([
    ...(waits && !afterClosing ? [refuse('product.till_open')] : []),
    ...(version === undefined || version === row.version ? [] : [refuse('product.changed_meanwhile')]),
    ...(await whyNotKept(ctx, basics, {
      columns: { ...row, ...changed },
      given,
      barcodes: lists.barcodes,
      qualities: lists.qualities ?? fields.qualities,
      self: id,
    })),
  ])
  if (waits) await offTillLater(ctx, [id])
  const dropped = given.atTill ? await dropWaiting(ctx.db, ctx.organisation, [id], ['off_till']) : 0
  if (dropped > 0) ctx.record('catalogue.withdrawal_dropped', { subject: id })
  const { differing, facts } = changesBetween(row, changed, fields, { ...given, ...lists })
  if (facts.fields.length === 0) return { product: id, version: row.version, waits }
  await writing.updateProducts(ctx.db, ctx.organisation, [{ ...differing, id }])
  await writeLists(ctx, id, { ...given, ...lists }, row.state !== 'withdrawn')
  ctx.record('catalogue.product_changed', { subject: id, ...facts })
  return { product: id, version: row.version + 1, waits }
})

async function writeLists(ctx: ActionContext, id: string, given: Edited, counts = true): Promise<void> {
  const { db, organisation } = ctx
  const { barcodes, deposits, qualities, places } = given
  if (barcodes) await held.writeBarcodes(db, organisation, [{ id, codes: barcodes, counts }])
  if (deposits) await held.writeDeposits(db, organisation, [{ id, deposits }])
  if (qualities) await held.writeQualities(db, organisation, [{ id, qualities }])
  if (places) await held.writePlaces(db, organisation, [{ id, places }])
}

export const setProductState = action(
  'catalogue.setProductState',
  async (ctx, { product: id, state, afterClosing }: InputOf<typeof contract.setProductState>) => {
    const { db, organisation } = ctx
    const [before] = await store.lockProducts(db, organisation, [id])
    const row = found(before, 'product')
    if (row.state === state) {
      const dropped = await dropWaiting(db, organisation, [id], ['withdraw', 'off_till'])
      if (dropped > 0) ctx.record('catalogue.withdrawal_dropped', { subject: id })
      return { product: id, version: row.version, waits: false }
    }
    const codes = (await held.readBarcodes(db, organisation, [id])).map(({ code }) => code)
    const taken = state === 'active' ? await whyNotBear(ctx, codes, id) : []
    const open = state === 'withdrawn' && row.atTill && (await anyTillOpen(ctx))
    refuseWith([...taken, ...(open && !afterClosing ? [refuse('product.till_open')] : [])])
    if (open) {
      await addWaiting(db, organisation, [{ product: id, does: 'withdraw' }], ctx.now)
      ctx.record('catalogue.withdrawal_waits', { subject: id })
      return { product: id, version: row.version, waits: true }
    }
    await writeState(ctx, id, state)
    return { product: id, version: row.version + 1, waits: false }
  },
)

async function writeState(ctx: ActionContext, id: string, state: 'active' | 'withdrawn'): Promise<void> {
  await writing.updateState(ctx.db, ctx.organisation, id, state)
  await held.countCodes(ctx.db, ctx.organisation, id, state === 'active')
  await dropWaiting(ctx.db, ctx.organisation, [id], ['withdraw'])
  if (state === 'active') ctx.record('catalogue.product_on_sale', { subject: id })
  else ctx.record('catalogue.product_withdrawn', { subject: id })
}

export const giveOwnBarcode = action(
  'catalogue.giveOwnBarcode',
  async (ctx, input: InputOf<typeof contract.giveOwnBarcode>) => {
    const [before] = await store.lockProducts(ctx.db, ctx.organisation, [input.product])
    const row = found(before, 'product')
    const code =
      input.rule === null ? await nextOwnCode(ctx) : await scaleCode(ctx, input.rule, input.article ?? row.number)
    if (!hasRightDigit(code)) throw new Error(`made a code with a wrong digit: ${code}`)
    refuseWith(await whyNotBear(ctx, [code], row.id))
    const own = (await held.readBarcodes(ctx.db, ctx.organisation, [row.id])).map((one) => one.code)
    const codes = [...new Set([...own, code])]
    await held.writeBarcodes(ctx.db, ctx.organisation, [{ id: row.id, codes, counts: row.state !== 'withdrawn' }])
    ctx.record('catalogue.barcode_given', { subject: row.id, code })
    return { code }
  },
)

async function nextOwnCode(ctx: ActionContext): Promise<string> {
  const prefix = await ctx.setting(ownBarcodePrefix)
  const code = ownCode(prefix, await nextNumber(ctx.db, ctx.organisation, `catalogue.barcode.${prefix}`))
  if (code === null) refuseWith([refuse('barcode.series_full')])
  return code as string
}

async function scaleCode(ctx: ActionContext, name: string, article: number): Promise<string> {
  const rule = found(
    (await rulesInForce(ctx)).find((one) => one.name === name || one.pattern === name),
    'barcode rule',
  )
  const code = baseCodeFor(rule.pattern, article)
  if (code === null) refuseWith([refuse('barcode.rule_without_article', { rule: name })])
  return code as string
}
