/** Changing the own data; the legal name goes through the office, the e-mail through the own account. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { editOwnData, readOwnPage } from '../contract-page.ts'
import { AddressFields, type ContactValues, contactInput, contactValues, languageOptions } from './ContactFields.tsx'

const own = [
  'usedName',
  'pronouns',
  'birthDate',
  'language',
  'phone',
  'mobile',
  'street',
  'street2',
  'zip',
  'city',
  'country',
] as const

export function OwnDataScreen() {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const page = useRead(readOwnPage, {})
  const save = useAct(editOwnData, { after: [readOwnPage] })
  const label = (name: string) => t(`members.field.${name}`)
  return (
    <Page title={t('members.own_edit')} back={{ href: '/membership', says: t('members.own') }} read={page}>
      {(data) => (
        <Card>
          <p className="quiet">
            {t('members.own_edit_says')} <Link href="/account">{t('members.own_account')}</Link>
          </p>
          <Form<ContactValues, typeof editOwnData>
            name="own-data"
            start={contactValues(data.contact)}
            act={save}
            send={(values) => {
              const all = contactInput(values)
              const mine = Object.fromEntries(own.map((name) => [name, all[name]]))
              return { ...(mine as Pick<typeof all, (typeof own)[number]>), version: data.contact.version }
            }}
            submit={t('members.save')}
            done={() => {
              said(t('members.saved'))
              address.go('/membership')
            }}
          >
            <TextField name="usedName" label={label('used_name')} hint={t('members.used_name_hint')} optional />
            <TextField name="pronouns" label={label('pronouns')} optional />
            <DayField name="birthDate" label={label('birth_date')} optional />
            <TextField name="mobile" label={label('mobile')} kind="tel" optional />
            <TextField name="phone" label={label('phone')} kind="tel" optional />
            <AddressFields />
            <SelectField name="language" label={label('language')} options={languageOptions()} optional />
          </Form>
        </Card>
      )}
    </Page>
  )
}
