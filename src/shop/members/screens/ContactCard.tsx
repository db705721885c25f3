/** Who somebody is and how to reach them, as facts. */

import type { ReactNode } from 'react'
import { currentMe } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import type { readOwnPage } from '../contract-page.ts'

type Contact = ReplyOf<typeof readOwnPage>['contact']

const dayOf = (day: string | null) => (day ? <Day day={day as CalendarDay} /> : null)

export function ContactCard({ contact, action }: { readonly contact: Contact; readonly action?: ReactNode }) {
  const t = useWords()
  const regions = new Intl.DisplayNames([currentMe().language], { type: 'region' })
  const languages = new Intl.DisplayNames([currentMe().language], { type: 'language' })
  const place = [contact.street, contact.street2, [contact.zip, contact.city].filter(Boolean).join(' ')]
  const country = contact.country ? regions.of(contact.country) : null
  const facts: readonly { readonly name: string; readonly value: ReactNode }[] = [
    { name: 'official_name', value: contact.usedName ? `${contact.firstName ?? ''} ${contact.lastName ?? ''}` : null },
    { name: 'pronouns', value: contact.pronouns },
    { name: 'email', value: contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null },
    { name: 'other_emails', value: contact.otherEmails.join(', ') || null },
    { name: 'mobile', value: contact.mobile ? <a href={`tel:${contact.mobile}`}>{contact.mobile}</a> : null },
    { name: 'phone', value: contact.phone ? <a href={`tel:${contact.phone}`}>{contact.phone}</a> : null },
    { name: 'address', value: [...place, country].filter(Boolean).join(', ') || null },
    { name: 'birth_date', value: dayOf(contact.birthDate) },
    { name: 'gender', value: contact.gender ? t(`members.gender.${contact.gender}`) : null },
    { name: 'language', value: contact.language ? languages.of(contact.language) : null },
    { name: 'legal_form', value: contact.legalForm },
    { name: 'register_no', value: contact.registerNo },
    { name: 'representative', value: contact.representativeName },
    { name: 'tax_id', value: contact.taxId },
    { name: 'info_session', value: dayOf(contact.infoSessionOn) },
    { name: 'deceased_on', value: dayOf(contact.deceasedOn) },
  ]
  return (
    <Card title={t('members.contact')} action={action}>
      <Facts
        of={facts
          .filter(({ value }) => value !== null)
          .map(({ name, value }) => ({ name: t(`members.field.${name}`), value }))}
      />
    </Card>
  )
}
