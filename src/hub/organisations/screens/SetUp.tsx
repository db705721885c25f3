/** The first start: three things, and the shop is there. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { beginAgain } from '#app/start.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import { createOrganisation } from '../contract.ts'
import { countryDefaults } from '../rules/profile.ts'
import { countryChoices, languageNames } from './choices.ts'

type Values = {
  readonly name: string
  readonly country: string
  readonly language: string
  readonly person: string
  readonly email: string
}

export function SetUpScreen() {
  const t = useWords()
  const me = currentMe()
  const [first] = useState(!me.installation.hasOrganisations)
  const address = useAddress()
  const begin = async () => {
    await beginAgain()
    address.go(paths.home())
  }
  const create = useAct(createOrganisation, { after: [], done: () => void begin() })
  const start: Values = {
    name: '',
    country: countryHere(),
    language: me.language,
    person: me.person?.name ?? '',
    email: me.person?.email ?? '',
  }
  return (
    <Page title={first ? t('organisations.setup') : t('organisations.new')} says={t('organisations.setup_lead')}>
      <Card>
        <Form<Values, typeof createOrganisation>
          name="set-up"
          start={start}
          act={create}
          send={({ person, ...values }) => ({
            ...values,
            language: values.language as Language,
            ...(person ? { person } : {}),
          })}
          submit={t('organisations.setup_create')}
        >
          <TextField name="name" label={t('organisations.setup_name')} autoComplete="organization" />
          {first ? (
            <TextField name="email" label={t('organisations.your_email')} kind="email" autoComplete="email" />
          ) : null}
          <SelectField name="language" label={t('organisations.field.language')} options={[...languageNames]} />
          <details className="stack">
            <summary>{t('organisations.setup_more')}</summary>
            <SelectField
              name="country"
              label={t('organisations.field.country')}
              hint={t('organisations.setup_country')}
              options={countryChoices(me.language)}
            />
            {first ? (
              <TextField name="person" label={t('organisations.your_name')} autoComplete="name" optional />
            ) : null}
          </details>
        </Form>
      </Card>
      {first ? <p className="quiet">{t('organisations.setup_demo')}</p> : null}
    </Page>
  )
}

/** The country whose clock this device follows; only proposed. */
function countryHere(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return Object.entries(countryDefaults).find(([, suggested]) => suggested.zone === zone)?.[0] ?? 'BE'
}
