/** Who somebody is and how to reach them, as facts. */
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Day } from '#app/ui/When.tsx'
import { currentMe } from '#app/session.ts'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import type { ReactNode } from 'react'
import type { readOwnPage } from '../contract-page.ts'

type Contact = ReplyOf<typeof readOwnPage>['contact']

const dayOf = (day: string | null) => (day ? <Day day={day as CalendarDay} /> : null)

export function ContactCard({ contact, action }: { readonly contact: Contact; readonly action?: ReactNode }) {
  const t = useWords()
  const regions = new Intl.DisplayNames([currentMe().language], { type: 'region' })
  const languages = new Intl.DisplayNames([currentMe().language], { type: 'language' })
  const place = [contact.street, contact.street2, [contact.zip, contact.city].filter(Boolean).join(' ')]
  const country = contact.country ? regions.of(contact.country) : null
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['official_name', contact.usedName ? `${contact.firstName ?? ''} ${contact.lastName ?? ''}` : null],
    ['pronouns', contact.pronouns],
    ['email', contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null],
    ['other_emails', contact.otherEmails.join(', ') || null],
    ['mobile', contact.mobile ? <a href={`tel:${contact.mobile}`}>{contact.mobile}</a> : null],
    ['phone', contact.phone ? <a href={`tel:${contact.phone}`}>{contact.phone}</a> : null],
    ['address', [...place, country].filter(Boolean).join(', ') || null],
    ['birth_date', dayOf(contact.birthDate)],
    ['gender', contact.gender ? t(`members.gender.${contact.gender}`) : null],
    ['language', contact.language ? languages.of(contact.language) : null],
    ['legal_form', contact.legalForm],
    ['register_no', contact.registerNo],
    ['representative', contact.representativeName],
    ['tax_id', contact.taxId],
    ['info_session', dayOf(contact.infoSessionOn)],
    ['deceased_on', dayOf(contact.deceasedOn)],
  ]
  return (
    <Card title={t('members.contact')} action={action}>
      <Facts
        of={facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => ({ name: t(`members.field.${name}`), value }))}
      />
    </Card>
  )
}
