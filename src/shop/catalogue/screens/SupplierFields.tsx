/** The fields of a supplier. */
import { LongTextField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readSupplier } from '../contract-supplier.ts'

type Fields = ReplyOf<typeof readSupplier>['fields']

const names = ['name', 'email', 'phone', 'website', 'city', 'customerNumber', 'notes'] as const
export type SupplierValues = { readonly [Name in (typeof names)[number]]: string }

export const supplierValues = (fields: Partial<Fields>): SupplierValues =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? ''])) as SupplierValues

export const supplierInput = ({ name, ...values }: SupplierValues) => ({
  name,
  ...(Object.fromEntries(Object.entries(values).map(([key, text]) => [key, text.trim() || null])) as Record<
    Exclude<keyof SupplierValues, 'name'>,
    string | null
  >),
})

export function SupplierFields() {
  const t = useWords()
  const label = (name: string) => t(`catalogue.field.${name}`)
  return (
    <>
      <TextField name="name" label={label('name')} />
      <TextField name="email" label={label('email')} kind="email" optional />
      <TextField name="phone" label={label('phone')} kind="tel" optional />
      <TextField name="website" label={label('website')} kind="url" optional />
      <TextField name="city" label={label('city')} optional />
      <TextField name="customerNumber" label={label('customerNumber')} optional />
      <LongTextField name="notes" label={label('notes')} optional />
    </>
  )
}
