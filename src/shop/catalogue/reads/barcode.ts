/** What a scanned code means here. */
import { type Context, read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type { testBarcode as contract } from '../contract-basics.ts'
import { codesFor } from '../rules/barcode.ts'
import { barcodePresets, standardPreset } from '../rules/barcode-presets.ts'
import { readCode, soldBy } from '../rules/barcode-rule.ts'
import { readBarcodeRules } from '../store/basics.ts'
import { productOfCode } from '../store/belongings.ts'
import { pricedProducts } from './priced.ts'
import { percentOf } from './product.ts'

/** A product that bears the whole code comes before a rule; then the rule says which base code to look for. */
export async function understand(ctx: Context, scanned: string) {
  const own = await readBarcodeRules(ctx.db, ctx.organisation)
  const scan = readCode(scanned, own.length > 0 ? own : (barcodePresets[standardPreset] ?? []))
  const whole = await productOfCode(ctx.db, ctx.organisation, codesFor(scan.code))
  const based = whole ?? (scan.reading ? await productOfCode(ctx.db, ctx.organisation, [scan.reading.baseCode]) : null)
  const [product] = based ? await pricedProducts(ctx, { day: ctx.today, products: [based.id] }) : []
  const sold = scan.reading
    ? soldBy(scan.reading, product?.cents ?? null)
    : { amount: product?.cents ?? null, quantity: product ? 1000 : null }
  return { scan, product: product ?? null, ...sold }
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
    baseCode: reading?.baseCode ?? null,
    amount,
    quantity,
    wrongDigit: scan.wrongDigit && product === null,
    others: scan.others.map(({ rule, why }) => ({ name: rule.name, pattern: rule.pattern, why })),
  }
})
