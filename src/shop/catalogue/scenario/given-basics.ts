/** What products are made of, as a scenario gives it: rates, units, deposits, qualities, categories, suppliers, places. */
import { z } from 'zod'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioWorld } from '#platform/scenario.ts'
import * as basics from '../actions/basics.ts'
import { createCategory } from '../actions/category.ts'
import { createPlace } from '../actions/place.ts'
import { createSupplier } from '../actions/supplier.ts'
import * as basicContract from '../contract-basics.ts'
import * as placeContract from '../contract-place.ts'
import * as supplierContract from '../contract-supplier.ts'
import { treatments } from '../rules/deposit.ts'
import { dimensions } from '../rules/units.ts'

export const name = z.string().describe('how the file calls it')

export const day = z.iso.date()

/** The id behind a name, or nothing. */
export const idOf = (world: ScenarioWorld, kind: string, called: string | null | undefined): string | null =>
  called ? world.idOf(kind, called) : null

export const vat = given(
  'rates of VAT besides those of the country',
  z.strictObject({
    vat_class: z
      .string()
      .describe('its class; `standard`, `intermediate`, `reduced`, `super_reduced` and `zero` are known'),
    percent: z.number().describe('percent'),
    from: day.default('2020-01-01').describe('first day'),
  }),
  async (world, line) => {
    const body = found(basicContract.setVatRate.body, 'body')
    await world.act(basics.setVatRate, body.parse({ vatClass: line.vat_class, percent: line.percent, from: line.from }))
  },
)

export const units = given(
  'units of the shop; `piece kg g 100g l dl cl ml 100ml m cm m2 m3 wash` are known',
  z.strictObject({
    unit: z.string().describe('its code'),
    dimension: z.enum(dimensions).describe('`mass`, `volume`, `length`, `area`, `space`, `piece`, `wash`'),
    size: z.int().default(1_000_000).describe('in millionths of kg, l, m, m², m³, piece, wash'),
  }),
  async (world, line) => {
    const body = found(basicContract.setUnit.body, 'body').parse({ name: line.unit, ...line })
    await world.act(basics.setUnit, { unit: line.unit, ...body })
  },
)

export const deposits = given(
  'container money',
  z.strictObject({
    name,
    amount: z.int().describe('cents'),
    treatment: z.enum(treatments).default('outside').describe('`outside`, `own_class`, `as_product`'),
    vat_class: z.string().nullable().default(null).describe('its own class, with `own_class`'),
  }),
  async (world, { vat_class: vatClass, ...line }) => {
    const body = found(basicContract.createDeposit.body, 'body').parse({ ...line, vatClass })
    world.remember('deposit', line.name, (await world.act(basics.createDeposit, body)).deposit)
  },
)

export const qualities = given(
  'certifications products may bear',
  z.strictObject({
    name,
    type: z
      .string()
      .default('ecological')
      .describe('`ecological`, `local`, `fair`, `distribution`, or a word of the shop'),
    organic_class: z.string().nullable().default(null).describe('class of organic farming; makes its products organic'),
    for_alcohol: z.boolean().default(true).describe('may stand on alcohol'),
    means_vegan: z.boolean().default(false).describe('asks for the vegan flag'),
  }),
  async (world, line) => {
    const body = found(basicContract.createQuality.body, 'body').parse({
      name: line.name,
      type: line.type,
      organicClass: line.organic_class,
      forAlcohol: line.for_alcohol,
      meansVegan: line.means_vegan,
    })
    world.remember('quality', line.name, (await world.act(basics.createQuality, body)).quality)
  },
)

export const places = given(
  'places on shelves, in the order one walks',
  z.strictObject({
    name,
    zone: z.string().optional().describe('part of the shop; unless given, the name'),
    aisle: z.string().default('').describe('aisle'),
    rack: z.string().default('').describe('rack'),
    shelf: z.string().default('').describe('shelf'),
    position: z.string().default('').describe('place on the shelf'),
    facing: z.int().default(1).describe('how many stand side by side'),
    walk_order: z.int().optional().describe('its place in the walk; unless given, after those before it'),
  }),
  async (world, { name: called, walk_order: walkOrder, ...line }) => {
    const body = found(placeContract.createPlace.body, 'body').parse({ ...line, zone: line.zone ?? called, walkOrder })
    world.remember('place', called, (await world.act(createPlace, body)).place)
  },
)

const tri = (says: string) => z.boolean().nullable().default(null).describe(says)

export const categories = given(
  'categories; one stands after its parent',
  z.strictObject({
    name,
    parent: z.string().nullable().default(null).describe('the category above'),
    food: tri('its products are food; nothing takes what the category above says'),
    alcohol: tri('its products are alcohol'),
    vegan: tri('its products are vegan'),
    vat_class: z.string().nullable().default(null).describe('class of VAT of its products'),
  }),
  async (world, { vat_class: vatClass, parent, ...line }) => {
    const body = found(basicContract.createCategory.body, 'body').parse({
      ...line,
      vatClass,
      parent: idOf(world, 'category', parent),
    })
    world.remember('category', line.name, (await world.act(createCategory, body)).category)
  },
)

export const suppliers = given('suppliers', z.strictObject({ name }), async (world, line) => {
  const body = found(supplierContract.createSupplier.body, 'body').parse(line)
  world.remember('supplier', line.name, (await world.act(createSupplier, body)).supplier)
})

export const optional = (says: string) => z.string().optional().describe(says)

export const use = z.object({ deposit: z.string(), count: z.int().default(1) })

export const depositsOf = (world: ScenarioWorld, used: readonly z.output<typeof use>[] | undefined) =>
  used ? { deposits: used.map((one) => ({ ...one, deposit: world.idOf('deposit', one.deposit) })) } : {}

/** `sale_unit` is `saleUnit` in the program. */
export const camel = (line: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(line).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
