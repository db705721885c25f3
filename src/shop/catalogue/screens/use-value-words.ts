/** A value of a field as one reads it: things by their name, amounts with their unit, nothing as a dash. */
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { languageNames } from '#platform/values/languages.ts'
import { decimalWords, pairWords } from './figures.ts'
import type { ProductFieldsRead } from './product-values.ts'
import { useChoices } from './use-choices.ts'

type Content = NonNullable<ProductFieldsRead['content']>

const isThing = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function useValueWords(): (field: string, value: unknown) => string {
  const t = useWords()
  const choices = useChoices()
  const options: Readonly<Record<string, readonly { value: string; label: string }[]>> = {
    category: choices.categories,
    vatClass: choices.vat,
    qualities: choices.qualities,
    deposits: choices.deposits,
    preferredSupplier: choices.suppliers,
    country: choices.countries,
    barcodeRule: choices.barcodeRules,
    ...Object.fromEntries(['saleUnit', 'displayUnit', 'secondUnit', 'content'].map((field) => [field, choices.units])),
  }
  const named = (field: string, value: unknown): string =>
    options[field]?.find((one) => one.value === value)?.label ?? String(value)
  const keys: Readonly<Record<string, (key: string) => string>> = {
    allergens: (key) => t(`catalogue.allergen.${key}`),
    scores: (key) => t(`catalogue.score.${key}`),
    labelName: (key) => languageNames[key as keyof typeof languageNames] ?? key,
    labelComment: (key) => languageNames[key as keyof typeof languageNames] ?? key,
  }
  const pair = (field: string, [key, value]: [string, unknown]): string => {
    const says = field === 'allergens' ? t(`catalogue.allergen_word.${String(value)}`) : String(value)
    return pairWords(keys[field]?.(key) ?? key, says)
  }
  const thing = (field: string, value: Readonly<Record<string, unknown>>): string => {
    if (field === 'deposits') return `${String(value['count'])} × ${named(field, value['deposit'])}`
    if (field !== 'content')
      return Object.entries(value)
        .map((one) => pair(field, one))
        .join(', ')
    const { amount, unit, packs } = value as Content
    return `${packs > 1 ? `${numberWords(packs)} × ` : ''}${decimalWords(amount, 3)} ${named(field, unit)}`
  }
  const words = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (Array.isArray(value)) return value.map((one) => words(field, one)).join(', ') || '–'
    if (isThing(value)) return thing(field, value) || '–'
    if (typeof value === 'boolean') return t(value ? 'catalogue.yes' : 'catalogue.no')
    if (field === 'drainedWeight') return decimalWords(Number(value), 3)
    if (field === 'zone') return t(`catalogue.zone.${String(value)}`)
    if (field === 'freshClass') return t(`catalogue.fresh_class.${String(value)}`)
    return named(field, value)
  }
  return words
}
