/** The fields of a product as the editor enters and changes them. */
import { useRead } from '#app/reading.ts'
import {
  CheckField,
  ChecksField,
  LongTextField,
  NumberField,
  SelectField,
  TextField,
  useValues,
} from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import { readBasics, readCategories } from '../contract-basics.ts'
import type { editProduct, readProduct } from '../contract-product.ts'
import { countryWords, percentWords, textOf, unitsOf, unitWords, vatWords } from './figures.ts'

type Fields = ReplyOf<typeof readProduct>['fields']
type Edited = Omit<SentOf<typeof editProduct>, 'product' | 'version'>

export type ProductValues = {
  readonly name: string
  readonly category: string
  readonly brand: string
  readonly maker: string
  readonly saleUnit: string
  readonly amount: string
  readonly amountUnit: string
  readonly packs: string
  readonly drained: string
  readonly secondUnit: string
  readonly vatClass: string
  readonly country: string
  readonly region: string
  readonly complement: string
  readonly zone: string
  readonly barcodes: string
  readonly qualities: readonly string[]
  readonly ingredients: string
  readonly vegan: boolean
  readonly vegetarian: boolean
  readonly sold: boolean
  readonly bought: boolean
  readonly atTill: boolean
}

export const productValues = (fields: Partial<Fields>): ProductValues => ({
  name: fields.name ?? '',
  category: fields.category ?? '',
  brand: fields.brand ?? '',
  maker: fields.maker ?? '',
  saleUnit: fields.saleUnit ?? 'piece',
  amount: textOf(fields.content?.amount ?? null, 3),
  amountUnit: fields.content?.unit ?? '',
  packs: String(fields.content?.packs ?? 1),
  drained: textOf(fields.drainedWeight ?? null, 3),
  secondUnit: fields.secondUnit ?? '',
  vatClass: fields.vatClass ?? '',
  country: fields.country ?? '',
  region: fields.region ?? '',
  complement: fields.originComplement ?? '',
  zone: fields.zone ?? '',
  barcodes: (fields.barcodes ?? []).join('\n'),
  qualities: fields.qualities ?? [],
  ingredients: fields.ingredients ?? '',
  vegan: fields.vegan ?? false,
  vegetarian: fields.vegetarian ?? false,
  sold: fields.sold ?? true,
  bought: fields.bought ?? true,
  atTill: fields.atTill ?? true,
})

const orNull = (text: string): string | null => text.trim() || null

/** The texts of the form as the API takes them. */
export function productInput(values: ProductValues): Edited & { name: string } {
  const amount = unitsOf(values.amount, 3)
  return {
    name: values.name,
    category: orNull(values.category),
    brand: orNull(values.brand),
    maker: orNull(values.maker),
    saleUnit: values.saleUnit,
    content: amount === null ? null : { amount, unit: values.amountUnit || 'piece', packs: Number(values.packs) || 1 },
    ...(amount === null ? {} : { drainedWeight: unitsOf(values.drained, 3) }),
    secondUnit: orNull(values.secondUnit),
    ...(values.vatClass ? { vatClass: values.vatClass } : {}),
    country: orNull(values.country),
    region: orNull(values.region),
    originComplement: orNull(values.complement),
    zone: (orNull(values.zone) ?? null) as 'eu' | 'nonEu' | 'both' | null,
    barcodes: values.barcodes.split(/[\s,;]+/).filter(Boolean),
    qualities: [...values.qualities],
    ingredients: orNull(values.ingredients),
    vegan: values.vegan,
    vegetarian: values.vegetarian,
    sold: values.sold,
    bought: values.bought,
    atTill: values.atTill,
  }
}

const countries = [
  'BE',
  'FR',
  'NL',
  'DE',
  'LU',
  'CH',
  'ES',
  'IT',
  'PT',
  'GR',
  'AT',
  'PL',
  'GB',
  'MA',
  'TN',
  'TR',
  'PE',
  'BR',
  'CO',
  'EC',
  'CR',
  'IN',
  'LK',
  'CN',
  'ZA',
  'US',
] as const

export function useChoices() {
  const basics = useRead(readBasics, {}).data
  const categories = useRead(readCategories, {}).data?.categories ?? []
  return {
    ready: basics !== undefined,
    units: (basics?.units ?? []).map(({ code, name }) => ({ value: code, label: unitWords(code, name) })),
    vat: (basics?.vatClasses ?? []).map((one) => ({
      value: one.class,
      label: [vatWords(one.class, one.name), percentWords(one.rate)].filter(Boolean).join(' · '),
    })),
    categories: categories
      .filter(({ archived }) => !archived)
      .map(({ category, path }) => ({ value: category, label: path })),
    qualities: (basics?.qualities ?? [])
      .filter(({ archived }) => !archived)
      .map(({ quality, name }) => ({ value: quality, label: name })),
    suppliers: (basics?.suppliers ?? []).map(({ supplier, name }) => ({ value: supplier, label: name })),
    countries: countries
      .map((code) => ({ value: code, label: countryWords(code) }))
      .sort((one, other) => one.label.localeCompare(other.label)),
  }
}

export function ProductFields({ fresh = false }: { readonly fresh?: boolean }) {
  const t = useWords()
  const choices = useChoices()
  const label = (name: string) => t(`catalogue.field.${name}`)
  return (
    <>
      <TextField name="name" label={label('name')} autoComplete="off" />
      <SelectField
        name="category"
        label={label('category')}
        hint={t('catalogue.category_hint')}
        options={choices.categories}
        optional
      />
      <TextField name="brand" label={label('brand')} optional />
      <TextField name="maker" label={label('maker')} optional />
      <SelectField name="saleUnit" label={label('saleUnit')} options={choices.units} />
      <Content units={choices.units} />
      <SelectField
        name="vatClass"
        label={label('vatClass')}
        options={choices.vat}
        hint={fresh ? t('catalogue.vat_hint') : undefined}
        optional={fresh}
      />
      <LongTextField name="barcodes" label={label('barcodes')} hint={t('catalogue.barcodes_hint')} rows={2} optional />
      <Origin countries={choices.countries} />
      {choices.qualities.length > 0 ? (
        <ChecksField name="qualities" label={t('catalogue.qualities')} options={choices.qualities} />
      ) : null}
      <LongTextField name="ingredients" label={label('ingredients')} rows={3} optional />
      {(['vegan', 'vegetarian', 'sold', 'bought', 'atTill'] as const).map((name) => (
        <CheckField key={name} name={name} label={label(name)} />
      ))}
    </>
  )
}

function Content({ units }: { readonly units: readonly { value: string; label: string }[] }) {
  const t = useWords()
  const filled = useValues<ProductValues>().amount.trim() !== ''
  return (
    <>
      <NumberField
        name="amount"
        label={t('catalogue.field.contentAmount')}
        hint={t('catalogue.content_hint')}
        decimal
        optional
      />
      {filled ? (
        <>
          <SelectField name="amountUnit" label={t('catalogue.field.contentUnit')} options={units} />
          <NumberField name="packs" label={t('catalogue.field.contentPacks')} />
          <NumberField name="drained" label={t('catalogue.field.drainedWeight')} decimal optional />
        </>
      ) : null}
      <SelectField name="secondUnit" label={t('catalogue.field.secondUnit')} options={units} optional />
    </>
  )
}

function Origin({ countries: known }: { readonly countries: readonly { value: string; label: string }[] }) {
  const t = useWords()
  const zones = (['eu', 'nonEu', 'both'] as const).map((value) => ({ value, label: t(`catalogue.zone.${value}`) }))
  return (
    <>
      <SelectField name="country" label={t('catalogue.field.country')} options={known} optional />
      <TextField name="region" label={t('catalogue.field.region')} optional />
      <TextField name="complement" label={t('catalogue.field.complement')} optional />
      <SelectField name="zone" label={t('catalogue.field.zone')} options={zones} optional />
    </>
  )
}
