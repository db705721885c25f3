/** What the organisation tells of itself: profile, logo, opening hours, and its own words. */

import { useState } from 'react'
import { paths } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, FileField, SelectField, TextField, TimeField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { editProfile, readProfile, removeLogo, uploadLogo } from '../contract/organisation.ts'
import { countryChoices, languageChoices, weekdayChoices, zoneChoices } from './choices.ts'
import { OwnWords } from './OwnWords.tsx'
import { Sharing } from './Sharing.tsx'

type Profile = ReplyOf<typeof readProfile>
type Hours = Profile['openingHours'][number]

export function ProfileScreen() {
  const t = useWords()
  const profile = useRead(readProfile, {})
  return (
    <Page title={t('organisations.title')} read={profile}>
      {(data) => (
        <div className="stack">
          <Tabs
            name="part"
            of={[
              { value: 'profile', label: t('organisations.title'), show: () => <ProfileForm profile={data} /> },
              {
                value: 'hours',
                label: t('organisations.field.opening_hours'),
                show: () => <HoursForm profile={data} />,
              },
              { value: 'logo', label: t('organisations.field.logo'), show: () => <Logo profile={data} /> },
              { value: 'sharing', label: t('organisations.sharing'), show: () => <Sharing /> },
              { value: 'words', label: t('organisations.words'), show: () => <OwnWords profile={data} /> },
            ]}
          />
          <p>
            <Link href={paths.setUp()}>{t('organisations.new_any')}</Link>
          </p>
        </div>
      )}
    </Page>
  )
}

/** The whole profile travels; each form changes its part of it. */
const sendable = ({ id: _id, terms: _terms, hasLogo: _hasLogo, ...profile }: Profile) => profile

const textFields = ['name', 'address', 'email', 'phone', 'website', 'street', 'postcode', 'city', 'vatNumber'] as const
type TextValues = Readonly<Record<(typeof textFields)[number], string>>
type Values = TextValues & {
  readonly country: string
  readonly zone: string
  readonly currency: string
  readonly language: string
  readonly languages: readonly string[]
}

function ProfileForm({ profile }: { readonly profile: Profile }) {
  const t = useWords()
  const { said } = useNotices()
  const save = useAct(editProfile, { after: [readProfile], done: () => said(t('organisations.saved')) })
  const texts = Object.fromEntries(textFields.map((name) => [name, profile[name] ?? ''])) as TextValues
  const label = (name: string) => t(`organisations.field.${name}`)
  const start: Values = {
    ...texts,
    country: profile.country,
    zone: profile.zone,
    currency: profile.currency,
    language: profile.language,
    languages: profile.languages,
  }
  return (
    <Card>
      <Form<Values, typeof editProfile>
        name="organisation"
        start={start}
        act={save}
        send={(values) => ({
          ...sendable(profile),
          ...values,
          ...Object.fromEntries(
            (['email', 'phone', 'website', 'street', 'postcode', 'city', 'vatNumber'] as const).map((name) => [
              name,
              values[name].trim() || null,
            ]),
          ),
          currency: values.currency as 'EUR' | 'CHF',
          language: values.language as Language,
          languages: values.languages as Language[],
        })}
        submit={t('organisations.save')}
      >
        <TextField name="name" label={label('name')} />
        <TextField name="address" label={label('address')} />
        <SelectField name="country" label={label('country')} options={countryChoices(currentMe().language)} />
        <SelectField name="zone" label={label('zone')} options={zoneChoices()} />
        <SelectField
          name="currency"
          label={label('currency')}
          options={['EUR', 'CHF'].map((value) => ({ value, label: value }))}
        />
        <SelectField name="language" label={label('language')} options={[...languageChoices]} />
        <ChecksField name="languages" label={label('languages')} options={[...languageChoices]} />
        <TextField name="email" label={label('email')} kind="email" optional />
        <TextField name="phone" label={label('phone')} kind="tel" optional />
        <TextField name="website" label={label('website')} kind="url" optional />
        <TextField name="street" label={label('street')} optional />
        <TextField name="postcode" label={label('postcode')} optional />
        <TextField name="city" label={label('city')} optional />
        <TextField name="vatNumber" label={label('vat_number')} optional />
      </Form>
    </Card>
  )
}

function HoursForm({ profile }: { readonly profile: Profile }) {
  const t = useWords()
  const { said } = useNotices()
  const save = useAct(editProfile, { after: [readProfile], done: () => said(t('organisations.saved')) })
  const [rows, setRows] = useState<readonly Hours[]>(profile.openingHours)
  const start = Object.fromEntries(
    rows.flatMap((row, index) => [
      [`weekday${index}`, String(row.weekday)],
      [`from${index}`, row.from],
      [`to${index}`, row.to],
    ]),
  ) as Record<string, string>
  const sent = (values: Readonly<Record<string, string>>): Hours[] =>
    rows.map((_row, index) => ({
      weekday: Number(values[`weekday${index}`]),
      from: values[`from${index}`] ?? '',
      to: values[`to${index}`] ?? '',
    }))
  return (
    <Card>
      <Form<Record<string, string>, typeof editProfile>
        key={rows.length}
        name="opening-hours"
        start={start}
        act={save}
        keep={false}
        send={(values) => ({ ...sendable(profile), openingHours: sent(values) })}
        submit={t('organisations.save')}
      >
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, only their place
          <div className="row" key={`${index} ${row.weekday}`}>
            <SelectField
              name={`weekday${index}`}
              label={t('organisations.field.opening_hours')}
              options={weekdayChoices(currentMe().language)}
            />
            <TimeField name={`from${index}`} label={t('organisations.field.from')} />
            <TimeField name={`to${index}`} label={t('organisations.field.to')} />
            <Button kind="quiet" icon="trash" press={() => setRows(rows.filter((_one, place) => place !== index))}>
              {t('organisations.hours_remove')}
            </Button>
          </div>
        ))}
      </Form>
      <Button
        kind="other"
        icon="plus"
        press={() =>
          setRows([...rows, { weekday: Math.min(7, (rows.at(-1)?.weekday ?? 0) + 1), from: '09:00', to: '19:00' }])
        }
      >
        {t('organisations.hours_add')}
      </Button>
    </Card>
  )
}

function Logo({ profile }: { readonly profile: Profile }) {
  const t = useWords()
  const shop = useOrganisation()
  const upload = useAct(uploadLogo, { after: [readProfile] })
  const remove = useAct(removeLogo, { after: [readProfile] })
  return (
    <Card>
      {profile.hasLogo && shop ? (
        <div className="stack">
          <img src={`/api/v1/public/${shop.id}/logo`} alt={profile.name} width={160} />
          <Button kind="grave" press={() => remove.act({})}>
            {t('organisations.logo_remove')}
          </Button>
        </div>
      ) : null}
      <Form<{ file: File | null }, typeof uploadLogo>
        name="logo"
        start={{ file: null }}
        act={upload}
        keep={false}
        send={(values) => ({ file: values.file }) as never}
        submit={t('organisations.save')}
      >
        <FileField
          name="file"
          label={t('organisations.logo_choose')}
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
        />
      </Form>
    </Card>
  )
}
