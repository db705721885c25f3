/** Entering a person or an entity; somebody known under the same address is asked about first. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, useValues } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { createContact } from '../contract.ts'
import { ContactFields, type ContactValues, contactInput, contactValues } from './ContactFields.tsx'

type Values = ContactValues & { readonly kind: string; readonly somebodyElse: boolean }

export function NewContactScreen() {
  const t = useWords()
  const address = useAddress()
  const shop = useOrganisation()
  const create = useAct(createContact)
  const known = create.refusals.some((one) => one.code === 'contact.same_person')
  const start: Values = {
    ...contactValues({ country: shop?.country, language: shop?.language }),
    kind: 'person',
    somebodyElse: false,
  }
  const kinds = (['person', 'entity'] as const).map((value) => ({ value, label: t(`members.kind.${value}`) }))
  return (
    <Page title={t('members.new')} back={{ href: '/staff/members', says: t('members.title') }}>
      <Card>
        <Form<Values, typeof createContact>
          name="new-contact"
          start={start}
          act={create}
          send={({ kind: chosen, somebodyElse, ...values }) => ({
            ...contactInput(values),
            kind: chosen as 'person' | 'entity',
            somebodyElse,
          })}
          submit={t('members.new_submit')}
          done={(reply) => address.go(pathTo('/staff/members/:contact', { contact: reply.contact }))}
        >
          <ChoiceField name="kind" label={t('members.field.kind')} options={kinds} />
          <FieldsOfKind />
          {known ? <CheckField name="somebodyElse" label={t('members.somebody_else')} /> : null}
        </Form>
      </Card>
    </Page>
  )
}

/** The fields follow the kind chosen above them. */
const FieldsOfKind = () => <ContactFields kind={useValues<Values>().kind === 'entity' ? 'entity' : 'person'} />
