/** What a shop may tune about products; defaults and bounds from domain-catalogue 5. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'
import { type MainSupplierRule, mainSupplierRules } from './rules/main-supplier.ts'
import { type PublicField, publicFields, usualPublicFields } from './rules/public-fields.ts'

const one = <T>(name: string, schema: z.ZodType<T>, fallback: T) =>
  setting(`catalogue.${name}`, 'products', schema, fallback)

export const mainSupplierRule = one<MainSupplierRule>('main_supplier_rule', z.enum(mainSupplierRules), 'latestStart')
/** Days after which a cost nobody confirmed is told. */
export const staleSupplierDays = one('stale_supplier_days', z.int().min(30).max(1095), 365)
/** Where the law leaves it open. */
export const usesDrainedWeight = one('drained_weight', z.boolean(), true)
export const hidesEqualUnitPrice = one('hide_when_equal', z.boolean(), true)
export const secondUnitDecimals = one('second_unit_decimals', z.int().min(0).max(3), 2)
export const ownBarcodePrefix = one('own_barcode_prefix', z.string().regex(/^\d{2,6}$/), '043')
/** Kinds of quality of which a product may bear several. */
export const severalQualities = one('several_qualities', z.array(z.string().max(20)).max(20), [])

/** Percent by which cost and price of a product may move with a supplier's list without anybody's yes; 0 is never. */
export const autoAccept = one('auto_accept', z.number().min(0).max(10), 0)
/** Days for which, after a rise, the till keeps the lower price that the label on the shelf still says; 0 is off. */
export const shelfPriceWins = one('shelf_price_wins', z.int().min(0).max(7), 0)
/** Whether everybody may read what the shop sells, and what of it. */
export const publicCatalogue = one('public_catalogue', z.boolean(), false)
export const publicCatalogueFields = one<PublicField[]>(
  'public_catalogue_fields',
  z.array(z.enum(publicFields)).max(publicFields.length),
  usualPublicFields,
)

/** Square metres of the shop: some rules of countries begin above a size. */
export const shopArea = one('shop_area', z.int().min(0).max(100_000), 0)

export const settings = [
  mainSupplierRule,
  staleSupplierDays,
  usesDrainedWeight,
  hidesEqualUnitPrice,
  secondUnitDecimals,
  ownBarcodePrefix,
  severalQualities,
  autoAccept,
  shelfPriceWins,
  shopArea,
  publicCatalogue,
  publicCatalogueFields,
] as SettingDefinitions
