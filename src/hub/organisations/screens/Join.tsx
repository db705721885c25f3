/** The form of a co-op that wants to join: what it would join, who it is, and who signs. No sign-in is needed. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { useMe } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChecksField, ChoiceField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { applyToCommunity, readJoining } from '../contract/community.ts'
import { chaptersOf } from '../rules/checklist.ts'
import { countryChoices, languageChoices } from './choices.ts'

type Joining = ReplyOf<typeof readJoining>

export function JoinScreen() {
  const t = useWords()
  const organisation = useAddress().param('organisation')
  const reading = useRead(readJoining, { organisation })
  const [sent, setSent] = useState(false)
  return (
    <Page title={t('community.join_name', { name: reading.data?.name ?? '' })} read={reading}>
      {(joining) =>
        sent ? (
          <Card title={t('community.sent')} tone="leaf">
            <p>{t('community.sent_says')}</p>
          </Card>
        ) : (
          <div className="stack">
            <p>{t('community.join_says')}</p>
            <Documents of={joining} />
            <Application of={joining} organisation={organisation} done={() => setSent(true)} />
          </div>
        )
      }
    </Page>
  )
}

function Documents({ of: { documents } }: { readonly of: Joining }) {
  const t = useWords()
  return documents.map(({ kind, version, texts }) => (
    <details key={kind}>
      <summary>{t(`community.read_${kind}_version`, { version })}</summary>
      {chaptersOf(kind).map((chapter) => (
        <section key={chapter}>
          <h3>{t(`community.chapter.${chapter}`)}</h3>
          <p>{texts[chapter]?.[currentLanguage()] ?? texts[chapter]?.fr ?? t(`community.chapter.${chapter}_text`)}</p>
        </section>
      ))}
    </details>
  ))
}

interface ApplicationProps {
  readonly of: Joining
  readonly organisation: string
  readonly done: () => void
}

function Application({ of: { documents }, organisation, done }: ApplicationProps) {
  const t = useWords()
  const { person, organisations } = useMe()
  const apply = useAct(applyToCommunity)
  const led = organisations.filter((one) => one.roles.includes('admin') || one.roles.includes('board'))
  const versionOf = (kind: string) => documents.find((one) => one.kind === kind)?.version ?? 0
  const start = {
    shop: '',
    name: '',
    kind: 'shop',
    country: 'BE',
    city: '',
    languages: [currentLanguage()] as readonly string[],
    wished: 'active',
    person: person?.name ?? '',
    email: person?.email ?? '',
    source: '',
    accepted: false,
  }
  return (
    <Form<typeof start, typeof applyToCommunity>
      name={`join-${organisation}`}
      start={start}
      act={apply}
      send={(values) => ({
        organisation,
        shop: values.shop || null,
        name: values.name || (led.find((one) => one.id === values.shop)?.name ?? ''),
        kind: values.kind as 'shop',
        country: values.country,
        city: values.city || null,
        languages: values.languages as Language[],
        wished: values.wished as 'active',
        person: values.person,
        email: values.email,
        source: values.source,
        bookletVersion: versionOf('booklet'),
        charterVersion: versionOf('charter'),
      })}
      check={(values) => (values.accepted ? [] : [{ path: 'accepted', code: 'required' }])}
      submit={t('community.ask_to_join')}
      done={done}
    >
      {led.length > 0 ? (
        <SelectField
          name="shop"
          label={t('community.field.shop')}
          optional
          options={[
            { value: '', label: t('community.another_coop') },
            ...led.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      ) : null}
      <TextField name="name" label={t('community.field.coop_name')} />
      <ChoiceField
        name="kind"
        label={t('community.field.kind')}
        options={['shop', 'provider', 'supporter', 'project'].map((value) => ({
          value,
          label: t(`community.kind.${value}`),
        }))}
      />
      <SelectField name="country" label={t('community.field.country')} options={countryChoices(currentLanguage())} />
      <TextField name="city" label={t('community.field.city')} optional />
      <ChecksField name="languages" label={t('community.field.languages')} options={languageChoices} />
      <ChoiceField
        name="wished"
        label={t('community.field.wished')}
        options={(['active', 'observer'] as const).map((value) => ({
          value,
          label: t(`community.state.${value}`),
          hint: t(`community.state_means.${value}`),
        }))}
      />
      <TextField name="person" label={t('community.field.your_name')} />
      <TextField name="email" label={t('community.field.email')} kind="email" />
      <TextField name="source" label={t('community.field.source')} hint={t('community.source_hint')} />
      <CheckField name="accepted" label={t('community.accept_both')} />
    </Form>
  )
}
