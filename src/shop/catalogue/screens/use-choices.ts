/** What the fields of products offer to choose from. */
import { useRead } from '#app/reading.ts'
import { readBarcodeRules, readBasics, readCategories } from '../contract-basics.ts'
import { countryWords, percentWords, unitWords, vatWords } from './figures.ts'

const countries =
  'BE FR NL DE LU CH ES IT PT GR AT PL DK SE FI IE HU CZ RO BG HR SI GB NO MA TN TR EG IL PE BR CO EC CR MX CL AR BO DO GT HN NI IN LK CN TH VN ID PH JP ZA KE UG RW TZ ET GH CI SN BF TG MG US CA AU NZ PS LB'.split(
    ' ',
  )

export function useChoices() {
  const basics = useRead(readBasics, {}).data
  const categories = useRead(readCategories, {}).data?.categories ?? []
  const barcodeRules = useRead(readBarcodeRules, {}).data?.rules ?? []
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
    deposits: (basics?.deposits ?? [])
      .filter(({ archived }) => !archived)
      .map(({ deposit, name }) => ({ value: deposit, label: name })),
    suppliers: (basics?.suppliers ?? []).map(({ supplier, name }) => ({ value: supplier, label: name })),
    barcodeRules: barcodeRules.map(({ name, pattern }) => ({ value: name, label: `${name} · ${pattern}` })),
    countries: countries
      .map((code) => ({ value: code, label: countryWords(code) }))
      .sort((one, other) => one.label.localeCompare(other.label)),
  }
}
