/** Suppliers and how they sell. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-supplier.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { listFile } from '../reads/list-file.ts'
import { pricedProducts } from '../reads/priced.ts'
import { appliesItself } from '../rules/applying.ts'
import { millionths } from '../rules/percent.ts'
import { whyNotLine } from '../rules/product.ts'
import { supplierFile } from '../store/files.ts'
import { lockProducts } from '../store/product.ts'
import * as store from '../store/supplier.ts'
import { suggestionsOn, takeOver } from './price.ts'
import { noteByHand } from './price-change.ts'

type Row = ReplyOf<typeof contract.listSuppliers>['rows'][number]

export const listSuppliers = read('catalogue.listSuppliers', (ctx, asked: InputOf<typeof contract.listSuppliers>) =>
  listPage<Row>(ctx.db, store.supplierList(ctx.organisation), asked),
)

export const exportSuppliers = action(
  'catalogue.exportSuppliers',
  (ctx, { format, ...asked }: InputOf<typeof contract.exportSuppliers>) =>
    listFile(ctx, supplierFile(ctx.organisation), asked, {
      format,
      name: 'catalogue.suppliers_file',
      fields: { name: 'supplierName' },
    }),
)

export const readSupplier = read(
  'catalogue.readSupplier',
  async (ctx, { supplier }: InputOf<typeof contract.readSupplier>) => {
    const all = await store.readSuppliers(ctx.db, ctx.organisation)
    const { id, number, version, archived, ...fields } = found(
      all.find((one) => one.id === supplier),
      'supplier',
    )
    return {
      supplier: id,
      number,
      version,
      archived,
      fields,
      lines: await store.linesOfSupplier(ctx.db, ctx.organisation, id),
    }
  },
)

const emptySupplier = {
  email: null,
  phone: null,
  website: null,
  city: null,
  country: null,
  customerNumber: null,
  notes: null,
}

export const createSupplier = action(
  'catalogue.createSupplier',
  async (ctx, input: InputOf<typeof contract.createSupplier>) => {
    const id = newId()
    const number = await nextNumber(ctx.db, ctx.organisation, 'catalogue.supplier')
    await store.addSuppliers(ctx.db, ctx.organisation, [{ ...emptySupplier, ...input, id, number, archived: false }])
    ctx.record('catalogue.supplier_created', { subject: id, number })
    return { supplier: id, version: 1 }
  },
)

export const editSupplier = action(
  'catalogue.editSupplier',
  async (ctx, { supplier, version, ...given }: InputOf<typeof contract.editSupplier>) => {
    const before = found(await store.lockSupplier(ctx.db, ctx.organisation, supplier), 'supplier')
    refuseWith(version === undefined || version === before.version ? [] : [refuse('supplier.changed_meanwhile')])
    await store.updateSupplier(ctx.db, ctx.organisation, { ...before, ...given })
    ctx.record('catalogue.supplier_changed', { subject: supplier, fields: Object.keys(given) })
    return { supplier, version: before.version + 1 }
  },
)

type AddLine = InputOf<typeof contract.addLine>

const linesOf = (given: Partial<AddLine>) => {
  const { deposits, discount, order, ...fields } = given
  return {
    deposits,
    fields: {
      ...fields,
      ...(discount === undefined ? {} : { discount: millionths(discount) }),
      ...(order === undefined ? {} : { position: order }),
    } as Partial<store.LineFields>,
  }
}

export const addLine = action('catalogue.addLine', async (ctx, input: AddLine) => {
  const [row] = await lockProducts(ctx.db, ctx.organisation, [input.product])
  const product = found(row, 'product')
  found(await store.lockSupplier(ctx.db, ctx.organisation, input.supplier), 'supplier')
  const { fields, deposits } = linesOf(input)
  const line: store.LineFields = {
    code: null,
    name: null,
    per: 'unit',
    packageQty: 1000,
    strictPackage: true,
    discount: 0,
    minQty: 0,
    purchaseUnit: product.saleUnit,
    purchaseCount: null,
    validFrom: null,
    validTo: null,
    vatIncluded: false,
    advisedPrice: null,
    listing: 'listed',
    position: 0,
    source: 'hand',
    ...fields,
    price: input.price,
    product: input.product,
    supplier: input.supplier,
  }
  await mustFit(ctx, line, product.saleUnit, deposits)
  const id = newId()
  await store.addLines(ctx.db, ctx.organisation, [{ ...line, id, priceChangedAt: ctx.now }])
  if (deposits) await store.writeLineDeposits(ctx.db, ctx.organisation, id, deposits)
  ctx.record('catalogue.line_added', { subject: product.id, line: id, supplier: line.supplier })
  await applyBySelf(ctx, product.id)
  return { supplierLine: id, version: 1 }
})

async function mustFit(
  ctx: ActionContext,
  line: store.LineFields,
  saleUnit: string,
  deposits: AddLine['deposits'],
): Promise<void> {
  const basics = await basicsOf(ctx)
  for (const { deposit } of deposits ?? []) found(basics.deposits.get(deposit), 'deposit')
  refuseWith(whyNotLine({ ...line, saleUnit }, basics.units))
}

export const editLine = action(
  'catalogue.editLine',
  async (ctx, { supplierLine: id, version, ...given }: InputOf<typeof contract.editLine>) => {
    const before = found(await store.lockLine(ctx.db, ctx.organisation, id), 'supplier line')
    refuseWith(version === undefined || version === before.version ? [] : [refuse('line.changed_meanwhile')])
    const [row] = await lockProducts(ctx.db, ctx.organisation, [before.product])
    const { fields, deposits } = linesOf(given)
    const line = { ...before, ...fields }
    await mustFit(ctx, line, found(row, 'product').saleUnit, deposits)
    // the day of a price is the day it changed, at four decimals
    const priceChangedAt = line.price === before.price ? before.priceChangedAt : ctx.now
    await store.updateLine(ctx.db, ctx.organisation, { ...line, priceChangedAt })
    if (deposits) await store.writeLineDeposits(ctx.db, ctx.organisation, id, deposits)
    ctx.record('catalogue.line_changed', { subject: before.product, line: id, fields: Object.keys(given) })
    const told = await applyBySelf(ctx, before.product)
    if (told) await noteByHand(ctx, { before, after: { ...line, priceChangedAt }, ...told })
    return { supplierLine: id, version: before.version + 1 }
  },
)

export const removeLine = action(
  'catalogue.removeLine',
  async (ctx, { supplierLine: line }: InputOf<typeof contract.removeLine>) => {
    const before = found(await store.lockLine(ctx.db, ctx.organisation, line), 'supplier line')
    await store.dropLine(ctx.db, ctx.organisation, line)
    ctx.record('catalogue.line_removed', { subject: before.product, line })
    return {}
  },
)

/** Where the rule says so, the price follows what the supplier asks. */
async function applyBySelf(ctx: ActionContext, product: string) {
  const [priced] = await pricedProducts(ctx, { day: ctx.today, products: [product] })
  if (!priced) return null
  const followed = appliesItself(priced.rule, priced.cents, priced.made?.suggested ?? null)
  if (followed) await takeOver(ctx, await suggestionsOn(ctx, [product], ctx.today), ctx.today)
  return { priced, followed }
}
