/** The one-page file of a person, as staff opens it. That it was opened is recorded. */
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { PersonParts } from '#app/screens/GatheredParts.tsx'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { archiveContact, inviteAccount, restoreContact, writeNotes } from '../contract.ts'
import { exportPersonData, openFile } from '../contract-page.ts'
import { CardsCard } from './CardsCard.tsx'
import { ContactCard } from './ContactCard.tsx'
import { HouseholdCard } from './HouseholdCard.tsx'
import { MembershipCard } from './MembershipCard.tsx'

type File = ReplyOf<typeof openFile>

export function PersonFileScreen() {
  const t = useWords()
  const contact = useAddress().param('contact')
  const file = useRead(openFile, { contact })
  const at = (path: string) => pathTo(path, { contact })
  return (
    <Page
      title={file.data?.contact.displayName ?? t('members.file')}
      back={{ href: '/staff/members', says: t('members.title') }}
      read={file}
      wide
      action={
        may('members.edit') ? (
          <Button icon="edit" href={at('/staff/members/:contact/edit')}>
            {t('members.edit')}
          </Button>
        ) : undefined
      }
    >
      {(data) => (
        <div className="stack">
          <div className="grid">
            <MembershipCard page={data} contact={contact} />
            <ContactCard contact={data.contact} />
            <CardsCard cards={data.cards} contact={contact} />
            <HouseholdCard household={data.household} self={contact} staff />
          </div>
          {data.contact.kind === 'person' ? <PersonParts contact={contact} /> : null}
          {data.staffNotes === null ? null : <Notes file={data} />}
          <Kept kept={data.kept} />
          <Acts file={data} />
        </div>
      )}
    </Page>
  )
}

function Notes({ file }: { readonly file: File }) {
  const t = useWords()
  const { said } = useNotices()
  const write = useAct(writeNotes, { after: [openFile], done: () => said(t('members.saved')) })
  return (
    <Card title={t('members.notes')}>
      <Form<{ notes: string }, typeof writeNotes>
        name={`notes-${file.contact.id}`}
        start={{ notes: file.staffNotes ?? '' }}
        act={write}
        send={({ notes }) => ({ contact: file.contact.id, notes, version: file.contact.version })}
        submit={t('members.save')}
      >
        <LongTextField name="notes" label={t('members.notes')} hint={t('members.notes_hint')} optional />
      </Form>
    </Card>
  )
}

/** Cells of an import that could not be read: shown until somebody enters them properly. */
function Kept({ kept }: { readonly kept: File['kept'] }) {
  const t = useWords()
  const cells = Object.entries(kept)
  if (cells.length === 0) return null
  return (
    <Card title={t('members.kept')} tone="honey">
      <Facts of={cells.map(([name, value]) => ({ name, value }))} />
    </Card>
  )
}

function Acts({ file }: { readonly file: File }) {
  const t = useWords()
  const { said } = useNotices()
  const contact = file.contact.id
  const invite = useAct(inviteAccount, { after: [openFile], done: () => said(t('members.invited')) })
  const archive = useAct(archiveContact, { after: [openFile] })
  const restore = useAct(restoreContact, { after: [openFile] })
  return (
    <div className="stack not-printed">
      <div className="row">
        <Button kind="other" icon="clock" href={pathTo('/staff/members/:contact/history', { contact })}>
          {t('members.history')}
        </Button>
        {may('members.invite') && !file.hasAccount ? (
          <Button kind="other" icon="mail" press={() => invite.act({ contact })}>
            {t('members.invite')}
          </Button>
        ) : null}
        {may('members.export') ? (
          <Button
            kind="other"
            icon="download"
            press={() => download(exportPersonData, { contact, format: 'json' }, `${contact}.json`)}
          >
            {t('members.export_person')}
          </Button>
        ) : null}
        {may('members.edit') && file.archivedAt ? (
          <Button kind="other" icon="undo" press={() => restore.act({ contact })}>
            {t('members.restore')}
          </Button>
        ) : null}
        {may('members.edit') && !file.archivedAt ? (
          <Confirm
            words={t('members.archive')}
            title={t('members.archive')}
            says={t('members.archive_says')}
            sure={t('members.archive')}
            kind="grave"
            press={() => archive.act({ contact })}
          />
        ) : null}
      </div>
      <Trouble of={invite.error} />
      <Trouble of={archive.error} />
    </div>
  )
}
