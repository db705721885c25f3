/** The fields of a contact, as the office enters and changes them. */

import { currentMe } from '#app/session.ts'
import { DayField, LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import { languages } from '#platform/values/languages.ts'

export type ContactValues = {
  readonly firstName: string
  readonly lastName: string
  readonly usedName: string
  readonly pronouns: string
  readonly birthDate: string
  readonly gender: string
  readonly name: string
  readonly legalForm: string
  readonly registerNo: string
  readonly email: string
  readonly phone: string
  readonly mobile: string
  readonly street: string
  readonly street2: string
  readonly zip: string
  readonly city: string
  readonly country: string
  readonly language: string
  readonly taxId: string
  readonly infoSessionOn: string
  readonly tags: string
}

type Source = { readonly [Field in keyof ContactValues]?: unknown }

const names = [
  'firstName',
  'lastName',
  'usedName',
  'pronouns',
  'birthDate',
  'gender',
  'name',
  'legalForm',
  'registerNo',
  'email',
  'phone',
  'mobile',
  'street',
  'street2',
  'zip',
  'city',
  'country',
  'language',
  'taxId',
  'infoSessionOn',
] as const

/** What is known, as the texts of a form. */
export function contactValues(source: Source): ContactValues {
  const texts = Object.fromEntries(names.map((name) => [name, (source[name] as string | null | undefined) ?? '']))
  const tags = Array.isArray(source.tags) ? (source.tags as string[]).join(', ') : ''
  return { ...texts, tags } as unknown as ContactValues
}

/** The texts of the form as the API takes them: nothing is nothing, not an empty text. */
export function contactInput({ tags, ...texts }: ContactValues) {
  const filled = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim() || null]))
  return {
    ...(filled as Record<(typeof names)[number], string | null>),
    gender: (filled['gender'] ?? null) as 'female' | 'male' | 'other' | null,
    language: (filled['language'] ?? null) as Language | null,
    tags: [
      ...new Set(
        tags
          .split(',')
          .map((tag) => tag.trim())
          .filter(Boolean),
      ),
    ],
  }
}

const countries = [
  'BE',
  'FR',
  'DE',
  'CH',
  'ES',
  'NL',
  'LU',
  'AT',
  'IT',
  'PT',
  'GB',
  'IE',
  'PL',
  'US',
  'CA',
  'MA',
  'TR',
] as const

export const countryOptions = () => {
  const say = new Intl.DisplayNames([currentMe().language], { type: 'region' })
  return countries
    .map((code) => ({ value: code, label: say.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label))
}

export const languageOptions = () =>
  languages.map((code) => ({
    value: code,
    label: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  }))

export function ContactFields({ kind }: { readonly kind: 'person' | 'entity' }) {
  const t = useWords()
  const label = (name: string) => t(`members.field.${name}`)
  return (
    <>
      {kind === 'person' ? <PersonFields /> : <EntityFields />}
      <TextField name="email" label={label('email')} kind="email" optional />
      <TextField name="mobile" label={label('mobile')} kind="tel" optional />
      <TextField name="phone" label={label('phone')} kind="tel" optional />
      <AddressFields />
      <SelectField name="language" label={label('language')} options={languageOptions()} optional />
      <DayField name="infoSessionOn" label={label('info_session')} optional />
      <TextField name="taxId" label={label('tax_id')} optional />
      <LongTextField name="tags" label={label('tags')} hint={t('members.tags_hint')} optional />
    </>
  )
}

function PersonFields() {
  const t = useWords()
  const label = (name: string) => t(`members.field.${name}`)
  const genders = ['female', 'male', 'other'].map((value) => ({ value, label: t(`members.gender.${value}`) }))
  return (
    <>
      <TextField name="firstName" label={label('first_name')} autoComplete="off" />
      <TextField name="lastName" label={label('last_name')} autoComplete="off" />
      <TextField name="usedName" label={label('used_name')} hint={t('members.used_name_hint')} optional />
      <TextField name="pronouns" label={label('pronouns')} optional />
      <DayField name="birthDate" label={label('birth_date')} optional />
      <SelectField name="gender" label={label('gender')} options={genders} optional />
    </>
  )
}

function EntityFields() {
  const t = useWords()
  return (
    <>
      <TextField name="name" label={t('members.field.name')} />
      <TextField name="legalForm" label={t('members.field.legal_form')} optional />
      <TextField name="registerNo" label={t('members.field.register_no')} optional />
    </>
  )
}

export function AddressFields() {
  const t = useWords()
  const label = (name: string) => t(`members.field.${name}`)
  return (
    <>
      <TextField name="street" label={label('street')} autoComplete="street-address" optional />
      <TextField name="street2" label={label('street2')} optional />
      <TextField name="zip" label={label('zip')} autoComplete="postal-code" optional />
      <TextField name="city" label={label('city')} optional />
      <SelectField name="country" label={label('country')} options={countryOptions()} optional />
    </>
  )
}
