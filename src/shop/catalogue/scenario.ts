/** Products in scenario files: what may be given, named and expected; what is expected of products stands in `scenario/`. */
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioRoom } from '#platform/scenario.ts'
import { readBarcodeRules, readBasics } from './actions/basics.ts'
import { readCategories } from './actions/category.ts'
import { campaign } from './scenario/campaign.ts'
import { container } from './scenario/containers.ts'
import { catalogueGiven } from './scenario/given.ts'
import { marginName, odoo, odooMargins, odooName } from './scenario/odoo.ts'
import { place, walk } from './scenario/places.ts'
import { exemption, priceChange, priceChecks, unitPriceRules, waitingChange } from './scenario/prices.ts'
import { learnNames, lineOf, product } from './scenario/product.ts'
import { scale, scaleQueue } from './scenario/scales.ts'

export const category: ScenarioFacts = {
  facts: {
    path: 'names from above, with ` › ` between',
    products: 'products in it, withdrawn ones apart',
    gives: '`food`, `alcohol`, `vegan`, `vat_class`: what its products are given',
  },
  async read(world, id) {
    const { categories } = await world.look(readCategories, {})
    const one = found(
      categories.find((other) => other.category === id),
      'category',
    )
    const { vatClass, ...gives } = one.given
    return { path: one.path, products: one.products, gives: { ...gives, vat_class: vatClass } }
  },
}

/** By its class: what is due on it today. */
export const vatClass: ScenarioFacts = {
  facts: { percent: 'rate of today; nothing: none holds here' },
  async read(world, name) {
    const { vatClasses } = await world.look(readBasics, {})
    return { percent: vatClasses.find((one) => one.class === name)?.rate ?? null }
  },
  find: async (_world, value) => String(value),
}

export const quality: ScenarioFacts = {
  facts: {
    name: 'name',
    type: '`ecological`, `local`, `fair`, `distribution`, or a word of the shop',
    organic_class: 'class of organic farming',
    has_logo: 'bears a logo',
    products: 'how many products bear it',
  },
  async read(world, id) {
    const one = found(
      (await world.look(readBasics, {})).qualities.find((other) => other.quality === id),
      'quality',
    )
    return {
      name: one.name,
      type: one.type,
      organic_class: one.organicClass,
      has_logo: one.logo !== null,
      products: one.products,
    }
  },
}

const barcodeRules: ScenarioFacts = {
  facts: {
    rules: 'in the order they are tried: `name`, `pattern`, `kind`, `share`',
    clashes: '`first`, `second`, `code`',
  },
  async read(world) {
    const { rules, clashes } = await world.look(readBarcodeRules, {})
    return { rules, clashes }
  },
  find: async (world) => world.idOf('organisation', world.shop.name),
}

const productName = { says: 'name of a product', kind: 'product', learn: learnNames }

const supplierName = { says: 'name of a supplier', kind: 'supplier', learn: learnNames }

const placeName = { says: 'name of a place', kind: 'place' }

const categoryName = { says: 'name of a category', kind: 'category', learn: learnNames }

export const scenario: ScenarioRoom = {
  given: catalogueGiven,
  names: {
    product: productName,
    products: productName,
    category: categoryName,
    parent: categoryName,
    supplier: supplierName,
    preferredSupplier: supplierName,
    deposit: { says: 'name of a deposit', kind: 'deposit', learn: learnNames },
    quality: { says: 'name of a quality', kind: 'quality', learn: learnNames },
    qualities: { says: 'names of qualities', kind: 'quality', learn: learnNames },
    place: placeName,
    places: { says: 'names of places', kind: 'place' },
    before: placeName,
    add: placeName,
    remove: placeName,
    system: { says: 'name of a scale', kind: 'scale' },
    container: { says: 'name of a container', kind: 'container' },
    of: {
      says: 'whose picture: name of a product, quality, brand or maker',
      kind: 'product',
      find: (world, value, beside) =>
        beside['kind'] === 'product' || beside['kind'] === 'quality'
          ? world.idOf(String(beside['kind']), String(value))
          : value,
    },
    picture: { says: 'the `called` of the step that made it', kind: 'picture' },
    url: odooName,
    margins: marginName,
    sending: { says: 'the `called` of the step that made it', kind: 'sending' },
    list: { says: 'name of a price list', kind: 'list' },
    changes: {
      says: '`[{ product: Apples, supplier: Orchard }]`: what this supplier asks otherwise for it',
      kind: 'price_change',
      find: waitingChange,
    },
    exemption: {
      says: '`{ category: Spices }`, or `{ below: { amount: 30000, unit: g } }`',
      kind: 'exemption',
      find: exemption,
    },
    priceCampaign: { says: 'name of a campaign of prices', kind: 'price_campaign' },
    supplierLine: { says: '`{ product: Apples, supplier: Orchard }`', kind: 'supplier_line', find: lineOf },
  },
  expect: {
    product,
    quality,
    category,
    vat_class: vatClass,
    place,
    walk,
    scale,
    scale_queue: scaleQueue,
    odoo,
    odoo_margins: odooMargins,
    container,
    price_campaign: campaign,
    price_change: priceChange,
    price_checks: priceChecks,
    unit_price_rules: unitPriceRules,
    barcode_rules: barcodeRules,
  },
}
