/** The first start: three things, and the shop is there. */
import { useState } from 'react'
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
  const create = useAct(createOrganisation, { done: () => beginAgain() })
  const start: Values = {
    name: '',
    country: 'BE',
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
          send={(values) => ({ ...values, language: values.language as Language })}
          submit={t('organisations.setup_create')}
        >
          <TextField name="name" label={t('organisations.field.name')} />
          <SelectField name="country" label={t('organisations.field.country')} options={countryChoices(me.language)} />
          <SelectField name="language" label={t('organisations.field.language')} options={[...languageNames]} />
          {first ? (
            <>
              <TextField name="person" label={t('organisations.your_name')} autoComplete="name" />
              <TextField name="email" label={t('organisations.your_email')} kind="email" autoComplete="email" />
            </>
          ) : null}
        </Form>
      </Card>
      {first ? <p className="quiet">{t('organisations.setup_demo')}</p> : null}
    </Page>
  )
}
