/** An initiative is begun: the words of a proposal, and where it is signed. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { NumberField, SelectField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { beginInitiative, readInitiators } from '../../contract/initiatives.ts'
import { emptyTemplate, sentTemplate, TemplateFields } from '../TemplateFields.tsx'
import { initiativePage } from './initiative-words.ts'
import { ScopeFields, scopesOf, type TypedScopes } from './ScopeFields.tsx'

export function BeginInitiativeScreen() {
  const t = useWords()
  return (
    <Page
      title={t('governance.begin_initiative')}
      back={{ href: '/community/initiatives', says: t('governance.initiatives') }}
      read={useRead(readInitiators, {})}
    >
      {(data) => <BeginForm of={data} />}
    </Page>
  )
}

type Typed = typeof emptyTemplate & TypedScopes & { readonly participant: string; readonly days: string }

export const sentInitiative = (typed: typeof emptyTemplate & TypedScopes & { readonly days: string }) => ({
  ...sentTemplate(typed),
  scopes: scopesOf(typed),
  days: typed.days ? Number(typed.days) : null,
})

function BeginForm({ of }: { readonly of: ReplyOf<typeof readInitiators> }) {
  const t = useWords()
  const address = useAddress()
  const start: Typed = { ...emptyTemplate, days: '', participant: of.organisations[0]?.id ?? '' }
  return (
    <Card>
      <p>{t('governance.initiative_how')}</p>
      <Form<Typed, typeof beginInitiative>
        name="begin-initiative"
        start={start}
        act={useAct(beginInitiative)}
        send={(typed) => ({ participant: typed.participant, ...sentInitiative(typed) })}
        submit={t('governance.keep_initiative')}
        done={({ initiative }) => address.go(pathTo(initiativePage, { initiative }))}
      >
        <SelectField
          name="participant"
          label={t('governance.for')}
          options={of.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TemplateFields {...of} />
        <NumberField name="days" label={t('governance.initiative_field.days')} optional />
        <ScopeFields />
      </Form>
    </Card>
  )
}
