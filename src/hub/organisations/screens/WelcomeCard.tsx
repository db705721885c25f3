/** The welcome, step by step; afterwards the booklet and charter, the mailing list and the contacts stay here. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChecksField, DayField, TextField } from '#app/ui/fields.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { listParticipants } from '../contract/community.ts'
import {
  addContact,
  attendMeeting,
  chooseMailingList,
  nameSponsors,
  noteAgreed,
  removeContact,
  tickChapters,
} from '../contract/welcome.ts'
import { type ChecklistStep, chaptersOf, checklistSteps } from '../rules/checklist.ts'
import { chapterText } from './chapter-text.ts'
import type { OfParticipant, Participant } from './Participant.tsx'

export function WelcomeCard({ of: one }: OfParticipant) {
  const t = useWords()
  return (
    <Card title={t('community.welcome')}>
      <ol className="plain-list">
        {checklistSteps.map((step) => (
          <li key={step}>
            <Icon
              name={one.checklist[step] ? 'fine' : 'pause'}
              label={t(one.checklist[step] ? 'community.step_done' : 'community.step_open')}
            />{' '}
            {t(`community.step.${step}`)} <StepFacts of={one} step={step} />
          </li>
        ))}
      </ol>
      <Steps of={one} />
    </Card>
  )
}

function StepFacts({ of: one, step }: OfParticipant & { readonly step: ChecklistStep }) {
  const names =
    step === 'sponsor' ? one.sponsors.map(({ name }) => name) : step === 'contacts' ? one.contacts.map(reachedBy) : []
  return names.length > 0 ? <span className="quiet">{names.join(', ')}</span> : null
}

const reachedBy = ({ name, email, phone }: Participant['contacts'][number]): string =>
  [name, email, phone].filter(Boolean).join(' · ')

function Steps({ of: one }: OfParticipant) {
  const t = useWords()
  const list = useAct(chooseMailingList)
  const own = one.own.length > 0
  if (!own && !may('community.steer')) return null
  return (
    <div className="row">
      {own ? (
        <>
          {one.documents.map(({ kind }) => (
            <Chapters key={kind} of={one} kind={kind} />
          ))}
          <Contacts of={one} />
          <Button
            kind="quiet"
            press={() => list.act({ participant: one.id, reads: one.mailingList !== true })}
            busy={list.busy}
          >
            {t(one.mailingList === true ? 'community.leave_list' : 'community.join_list')}
          </Button>
        </>
      ) : null}
      {may('community.steer') ? (
        <>
          <Sponsors of={one} />
          {one.meetingOn ? null : <Meeting of={one} />}
        </>
      ) : null}
      <Trouble of={list.error} />
    </div>
  )
}

function Chapters({ of: one, kind }: OfParticipant & { readonly kind: 'booklet' | 'charter' }) {
  const t = useWords()
  const tick = useAct(tickChapters)
  const version = one.documents.find((document) => document.kind === kind)?.version ?? 1
  const own = one.documents.find((document) => document.kind === kind)?.texts ?? {}
  const ticked = one.ticked.filter((done) => done.kind === kind).map(({ chapter }) => chapter)
  const start = { chapters: ticked as readonly string[] }
  return (
    <Sheet words={t(`community.read_${kind}`)} title={t(`community.read_${kind}`)} kind="quiet">
      {(close) => (
        <div className="stack">
          <p>
            <Link href={`/community/booklet?kind=${kind}`}>{t('community.document_compare')}</Link>
          </p>
          <Form<typeof start, typeof tickChapters>
            name={`ticks-${one.id}-${kind}`}
            start={start}
            act={tick}
            send={(values) => ({ participant: one.id, kind, version, chapters: [...values.chapters] })}
            submit={t('community.accept_chapters')}
            done={close}
          >
            <ChecksField
              name="chapters"
              label={t('community.chapters', { version })}
              options={chaptersOf(kind).map((chapter) => ({
                value: chapter,
                label: t(`community.chapter.${chapter}`),
                hint: chapterText(own, chapter),
              }))}
            />
          </Form>
        </div>
      )}
    </Sheet>
  )
}

function Contacts({ of: one }: OfParticipant) {
  const t = useWords()
  const add = useAct(addContact)
  const remove = useAct(removeContact)
  const agree = useAct(noteAgreed)
  const start = { name: '', email: '', phone: '', about: '', agreed: false }
  return (
    <Sheet words={t('community.contacts')} title={t('community.contacts')} kind="quiet">
      {() => (
        <div className="stack">
          <ul className="plain-list">
            {one.contacts.map((contact) => (
              <li key={contact.id} className="row">
                <span>
                  {[reachedBy(contact), contact.about].filter(Boolean).join(' · ')}
                  {contact.agreed ? null : <span className="quiet"> {t('community.contact_hidden')}</span>}
                </span>
                <Button
                  kind="quiet"
                  label={`${t(contact.agreed ? 'community.hide_contact' : 'community.show_contact')}: ${contact.name}`}
                  press={() => agree.act({ participantContact: contact.id, agreed: !contact.agreed })}
                >
                  {t(contact.agreed ? 'community.hide_contact' : 'community.show_contact')}
                </Button>
                <Button
                  kind="quiet"
                  label={t('community.remove_contact', { name: contact.name })}
                  press={() => remove.act({ participantContact: contact.id })}
                >
                  {t('community.remove')}
                </Button>
              </li>
            ))}
          </ul>
          <Trouble of={remove.error ?? agree.error} />
          <Form<typeof start, typeof addContact>
            name={`contact-${one.id}`}
            start={start}
            act={add}
            send={(values) => ({
              participant: one.id,
              name: values.name,
              email: values.email || null,
              phone: values.phone || null,
              about: values.about || null,
              agreed: values.agreed,
            })}
            submit={t('community.add_contact')}
            again
          >
            <TextField name="name" label={t('community.field.person')} />
            <TextField name="email" label={t('community.field.email')} kind="email" optional />
            <TextField name="phone" label={t('community.field.phone')} kind="tel" optional />
            <TextField name="about" label={t('community.field.about')} optional />
            <CheckField name="agreed" label={t('community.contact_agrees')} />
          </Form>
        </div>
      )}
    </Sheet>
  )
}

function Sponsors({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(nameSponsors)
  const others = useRead(listParticipants, { size: 200 })
  const start = { sponsors: one.sponsors.map(({ id }) => id) as readonly string[], waived: one.sponsorWaived ?? '' }
  return (
    <Sheet words={t('community.sponsors')} title={t('community.sponsors')} kind="quiet">
      {(close) => (
        <Read of={others}>
          {({ rows }) => (
            <Form<typeof start, typeof nameSponsors>
              name={`sponsors-${one.id}`}
              start={start}
              act={act}
              send={(values) => ({
                participant: one.id,
                sponsors: values.sponsors.map((sponsor) => ({ sponsor })),
                waived: values.waived || null,
              })}
              submit={t('community.name_sponsors')}
              done={close}
            >
              <ChecksField
                name="sponsors"
                label={t('community.field.sponsors')}
                options={rows
                  .filter((row) => row.id !== one.id && (row.state === 'active' || row.state === 'observer'))
                  .map((row) => ({ value: row.id, label: row.name }))}
              />
              <TextField name="waived" label={t('community.field.waived')} optional />
            </Form>
          )}
        </Read>
      )}
    </Sheet>
  )
}

function Meeting({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(attendMeeting)
  const start = { day: '' }
  return (
    <Sheet words={t('community.note_meeting')} title={t('community.note_meeting')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof attendMeeting>
          name={`meeting-${one.id}`}
          start={start}
          act={act}
          send={({ day }) => ({ participant: one.id, day })}
          submit={t('community.note_meeting')}
          done={close}
        >
          <DayField name="day" label={t('community.field.meeting_day')} />
        </Form>
      )}
    </Sheet>
  )
}
