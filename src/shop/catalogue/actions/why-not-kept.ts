/** Every reason why a product cannot be kept as it would be: the pure rules, on the facts of the shop. */
import type { ActionContext, Context } from '#platform/action.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import { rulesInForce } from '../reads/barcode.ts'
import type { Basics } from '../reads/basics-of.ts'
import type { Edited } from '../reads/fields.ts'
import { hasRightDigit } from '../rules/barcode.ts'
import { type QualityFacts, whyNotProduct } from '../rules/product.ts'
import { readPlaces } from '../store/place.ts'
import type { ProductColumns } from '../store/product-columns.ts'
import { whyNotBear } from './codes.ts'

const qualitiesOf = (basics: Basics, ids: readonly string[]): QualityFacts[] =>
  ids.map((id) => {
    const quality = found(basics.qualities.get(id), 'quality')
    return { ...quality, several: basics.settings.severalQualities.has(quality.type) }
  })

export interface ToBeKept {
  readonly columns: ProductColumns
  readonly given: Edited
  /** Absent: they stay. */
  readonly barcodes?: readonly string[] | undefined
  readonly qualities?: readonly string[] | undefined
  readonly self: string | null
}

export function whyNotFields(basics: Basics, { columns, given, qualities = [] }: Omit<ToBeKept, 'self'>): Refusal[] {
  const contents = [given.content, given.netWeight, given.netVolume].filter((one) => one)
  const { contentAmount, contentUnit, contentPacks } = columns
  const content =
    contentAmount !== null && contentUnit !== null
      ? { amount: contentAmount, unit: contentUnit, packs: contentPacks }
      : null
  return whyNotProduct(
    { ...columns, content, twoContents: contents.length > 1, qualities: qualitiesOf(basics, qualities) },
    basics.units,
    basics.vatClasses,
  )
}

export async function whyNotKept(ctx: ActionContext | Context, basics: Basics, kept: ToBeKept): Promise<Refusal[]> {
  const { columns, given, barcodes = [], self } = kept
  if (columns.category !== null) found(basics.tree.get(columns.category), 'category')
  for (const { deposit } of given.deposits ?? []) found(basics.deposits.get(deposit), 'deposit')
  const places = given.places ? await readPlaces(ctx.db, ctx.organisation, given.places) : []
  for (const id of given.places ?? [])
    found(
      places.find((one) => one.id === id && !one.archived),
      'place',
    )
  const rule = given.barcodeRule ?? null
  const unknown = rule !== null && !(await rulesInForce(ctx)).some(({ name }) => name === rule)
  const wrong = barcodes.filter((code) => !hasRightDigit(code))
  return [
    ...whyNotFields(basics, kept),
    ...(unknown ? [refuse('barcode.rule_unknown', { rule })] : []),
    ...wrong.map((code) => refuse('barcode.wrong_digit', { code })),
    ...(await whyNotBear(ctx, barcodes, self)),
  ]
}
