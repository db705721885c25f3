/** The first start: three things, and the shop, or the community of several co-ops, is there. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { paths } from '#app/paths.ts'
import { type Acting, useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { beginAgain, changeOrganisation } from '#app/start.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { createCommunity } from '../contract/community.ts'
import { createOrganisation } from '../contract/organisation.ts'
import { countryDefaults } from '../rules/profile.ts'
import { countryChoices, languageChoices } from './choices.ts'

type Values = {
  readonly name: string
  readonly country: string
  readonly language: string
  readonly person: string
  readonly email: string
}
type What = 'shop' | 'community'
type Create = typeof createOrganisation | typeof createCommunity

export function SetUpScreen() {
  const t = useWords()
  const me = currentMe()
  const [isFirst] = useState(!me.installation.hasOrganisations)
  const address = useAddress()
  const what: What = address.get('what') === 'community' ? 'community' : 'shop'
  const other: What = what === 'shop' ? 'community' : 'shop'
  const begin = async (made: string) => {
    await beginAgain()
    await changeOrganisation(made as OrganisationId, what === 'shop' ? paths.home() : '/community')
  }
  const options = { after: [], done: ({ id }: { readonly id: string }) => void begin(id) }
  const shop = useAct(createOrganisation, options)
  const community = useAct(createCommunity, options)
  return (
    <Page
      title={isFirst ? t('organisations.setup') : t(`organisations.new_${what}`)}
      says={t(`organisations.setup_lead_${what}`)}
    >
      <Card>
        {what === 'shop' ? (
          <SetUpForm key={what} what={what} act={shop} isFirst={isFirst} />
        ) : (
          <SetUpForm key={what} what={what} act={community} isFirst={isFirst} />
        )}
      </Card>
      <p>
        <Link href={`${paths.setUp()}?what=${other}`}>{t(`organisations.rather_${other}`)}</Link>
      </p>
      {isFirst ? <p className="quiet">{t('organisations.setup_demo')}</p> : null}
    </Page>
  )
}

interface SetUpFormProps<C extends Create> {
  readonly what: What
  readonly act: Acting<C>
  readonly isFirst: boolean
}

function SetUpForm<C extends Create>({ what, act, isFirst }: SetUpFormProps<C>) {
  const t = useWords()
  const me = currentMe()
  const start: Values = {
    name: '',
    country: countryHere(),
    language: me.language,
    person: me.person?.name ?? '',
    email: me.person?.email ?? '',
  }
  return (
    <Form<Values, Create>
      name={`set-up-${what}`}
      start={start}
      act={act}
      send={({ person, ...values }) => ({
        ...values,
        language: values.language as Language,
        ...(person ? { person } : {}),
      })}
      submit={t(`organisations.create_${what}`)}
    >
      <TextField name="name" label={t(`organisations.name_${what}`)} autoComplete="organization" />
      {isFirst ? (
        <TextField name="email" label={t('organisations.your_email')} kind="email" autoComplete="email" />
      ) : null}
      <SelectField name="language" label={t('organisations.field.language')} options={[...languageChoices]} />
      <details className="stack">
        <summary>{t('organisations.setup_more')}</summary>
        <SelectField
          name="country"
          label={t('organisations.field.country')}
          hint={t('organisations.setup_country')}
          options={countryChoices(me.language)}
        />
        {isFirst ? <TextField name="person" label={t('organisations.your_name')} autoComplete="name" optional /> : null}
      </details>
    </Form>
  )
}

/** The country whose clock this device follows; only proposed. */
function countryHere(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return Object.entries(countryDefaults).find(([, suggested]) => suggested.zone === zone)?.[0] ?? 'BE'
}
