/** What a scanned code means here. */
import { type Context, read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type { testBarcode as contract } from '../contract-basics.ts'
import { codesFor } from '../rules/barcode.ts'
import { barcodePresets, standardPreset } from '../rules/barcode-presets.ts'
import { type BarcodeRule, readCode, soldBy } from '../rules/barcode-rule.ts'
import { readingOf } from '../rules/forced-rule.ts'
import { readBarcodeRules } from '../store/basics.ts'
import { bearersOf, productOfCode } from '../store/belongings.ts'
import { pricedProducts } from './priced.ts'
import { percentOf } from './product.ts'

/** The rules of the shop, or the ready ones where it has none. */
export async function rulesInForce(ctx: Context): Promise<readonly BarcodeRule[]> {
  const own = await readBarcodeRules(ctx.db, ctx.organisation)
  return own.length > 0 ? own : (barcodePresets[standardPreset] ?? [])
}

/** A product that bears the whole code comes before a rule; then the rule says which base code to look for: the first
 *  that fits, or the one the product insists on. */
export async function understand(ctx: Context, scanned: string) {
  const scan = readCode(scanned, await rulesInForce(ctx))
  const whole = await productOfCode(ctx.db, ctx.organisation, codesFor(scan.code))
  const bearers = new Map(
    (
      await bearersOf(
        ctx.db,
        ctx.organisation,
        scan.readings.map(({ baseCode }) => baseCode),
      )
    ).map((one) => [one.code, one]),
  )
  const reading = readingOf(scan.readings, bearers)
  const based = whole?.id ?? (reading && bearers.get(reading.baseCode)?.product)
  const [product] = based ? await pricedProducts(ctx, { day: ctx.today, products: [based] }) : []
  const sold = reading
    ? soldBy(reading, product?.cents ?? null)
    : { amount: product?.cents ?? null, quantity: product ? 1000 : null }
  return { scan: { ...scan, reading }, product: product ?? null, ...sold }
}

export const testBarcode = read('catalogue.testBarcode', async (ctx, { code }: InputOf<typeof contract>) => {
  const { scan, product, amount, quantity } = await understand(ctx, code)
  const { reading } = scan
  return {
    code: scan.code,
    rule: reading && { ...reading.rule, share: percentOf(reading.rule.share) },
    product: product && {
      product: product.product.id,
      number: product.product.number,
      name: product.product.name,
      saleUnit: product.product.saleUnit,
      price: product.cents,
    },
    article: reading?.article ?? null,
    value: reading?.value ?? null,
    baseCode: reading?.baseCode ?? null,
    amount,
    quantity,
    wrongDigit: scan.wrongDigit && product === null,
    others: scan.others.map(({ rule, why }) => ({ name: rule.name, pattern: rule.pattern, why })),
  }
})
