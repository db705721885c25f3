/** The fields of a product as texts of a form, and back as the routes take them. */
import type { ReplyOf, SentOf } from '#platform/route.ts'
import type { editProduct, readProduct } from '../contract-product.ts'
import { textOf, unitsOf } from './figures.ts'

export type ProductFieldsRead = ReplyOf<typeof readProduct>['fields']
type Fields = ProductFieldsRead
export type Edited = Omit<SentOf<typeof editProduct>, 'product' | 'version'>

/** `key:text`, one for each key that says something: how a form holds a list of pairs. */
export type Pairs = readonly string[]
export const pairsOf = (pairs: Pairs): ReadonlyMap<string, string> =>
  new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]))
export const asPairs = (all: Readonly<Record<string, string | number | undefined>>): Pairs =>
  Object.entries(all).flatMap(([key, text]) => (text === undefined || text === '' ? [] : [`${key}:${text}`]))

const texts = [
  'brand',
  'maker',
  'region',
  'originComplement',
  'storage',
  'ingredients',
  'hazard',
  'safetySheet',
  'scaleGroup',
  'displayUnit',
  'secondUnit',
  'country',
  'category',
  'preferredSupplier',
  'barcodeRule',
  'printCategory',
] as const
const flags = ['vegan', 'vegetarian', 'rawMilk', 'sold', 'bought', 'atTill', 'internalConsumable'] as const
const wholes = [
  'grossWeight',
  'tare',
  'useByDays',
  'bestBeforeDays',
  'saleLimitDays',
  'range',
  'scaleSequence',
] as const

type Text = (typeof texts)[number] | (typeof wholes)[number]
type Flag = (typeof flags)[number]

export type ProductValues = { readonly [Name in Text]: string } & { readonly [Name in Flag]: boolean } & {
  readonly name: string
  readonly saleUnit: string
  readonly amount: string
  readonly amountUnit: string
  readonly packs: string
  readonly drained: string
  readonly vatClass: string
  readonly zone: string
  readonly freshClass: string
  readonly abv: string
  readonly barcodes: string
  readonly scaleTexts: string
  readonly qualities: readonly string[]
  readonly deposits: Pairs
  readonly allergens: Pairs
  readonly scores: Pairs
  readonly labelName: Pairs
  readonly labelComment: Pairs
}

const standing: Readonly<Partial<Record<Flag, boolean>>> = { sold: true, bought: true, atTill: true }

const each = <Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as { [N in Name]: Value }

export const productValues = (fields: Partial<Fields>): ProductValues => ({
  ...each(texts, (name) => fields[name] ?? ''),
  ...each(wholes, (name) => String(fields[name] ?? '')),
  ...each(flags, (name) => fields[name] ?? standing[name] ?? false),
  name: fields.name ?? '',
  saleUnit: fields.saleUnit ?? 'piece',
  amount: textOf(fields.content?.amount ?? null, 3),
  amountUnit: fields.content?.unit ?? '',
  packs: String(fields.content?.packs ?? 1),
  drained: textOf(fields.drainedWeight ?? null, 3),
  vatClass: fields.vatClass ?? '',
  zone: fields.zone ?? '',
  freshClass: fields.freshClass ?? '',
  abv: fields.abv === null || fields.abv === undefined ? '' : String(fields.abv),
  barcodes: (fields.barcodes ?? []).join('\n'),
  scaleTexts: (fields.scaleTexts ?? []).join('\n'),
  qualities: fields.qualities ?? [],
  deposits: (fields.deposits ?? []).map(({ deposit, count }) => `${deposit}:${count}`),
  allergens: asPairs(fields.allergens ?? {}),
  scores: asPairs(fields.scores ?? {}),
  labelName: asPairs(fields.labelName ?? {}),
  labelComment: asPairs(fields.labelComment ?? {}),
})

const orNull = (text: string): string | null => text.trim() || null
/** What is no number is sent as it is: the server says which field it was. */
const whole = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()))
const decimal = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')))
const lines = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((line) => line.trim())
    .filter(Boolean)

const numbers = (pairs: Pairs) =>
  Object.fromEntries([...pairsOf(pairs)].map(([key, text]) => [key, decimal(text) ?? 0]))

/** The texts of the form as the API takes them. */
export function productInput(values: ProductValues): Edited & { name: string } {
  const amount = unitsOf(values.amount, 3)
  return {
    ...each(texts, (name) => orNull(values[name])),
    ...each(wholes, (name) => whole(values[name])),
    ...each(flags, (name) => values[name]),
    name: values.name,
    saleUnit: values.saleUnit,
    content: amount === null ? null : { amount, unit: values.amountUnit || 'piece', packs: Number(values.packs) || 1 },
    ...(amount === null ? {} : { drainedWeight: unitsOf(values.drained, 3) }),
    ...(values.vatClass ? { vatClass: values.vatClass } : {}),
    zone: orNull(values.zone) as Fields['zone'],
    freshClass: orNull(values.freshClass) as Fields['freshClass'],
    abv: decimal(values.abv),
    barcodes: lines(values.barcodes, /[\s,;]+/),
    scaleTexts: lines(values.scaleTexts, /\n/),
    qualities: [...values.qualities],
    deposits: [...pairsOf(values.deposits)].map(([deposit, count]) => ({ deposit, count: Number(count) })),
    allergens: Object.fromEntries(pairsOf(values.allergens)) as Fields['allergens'],
    scores: numbers(values.scores) as Fields['scores'],
    labelName: Object.fromEntries(pairsOf(values.labelName)) as Fields['labelName'],
    labelComment: Object.fromEntries(pairsOf(values.labelComment)) as Fields['labelComment'],
  }
}

/** Only what was changed is sent: a new category brings its own flags along. */
export function changedOnly(start: ProductValues, values: ProductValues): Edited {
  const [before, after] = [productInput(start), productInput(values)]
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof before]),
    ),
  )
}
