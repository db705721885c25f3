/** The mailbox: what went out, what waits, what went wrong. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { listMailbox, type MailLine } from '../contract.ts'
import { noticeName, stateOf } from './mail-words.ts'

const columns: readonly Column<MailLine>[] = [
  {
    name: 'subject',
    title: 'mailbox.subject',
    sort: true,
    line: 1,
    cell: (mail) => mail.subject ?? noticeName(mail.code),
  },
  { name: 'to', title: 'mailbox.to', sort: true, line: 2, cell: (mail) => mail.to ?? '–' },
  {
    name: 'wantedAt',
    title: 'mailbox.when',
    sort: true,
    line: 3,
    cell: (mail) => <Moment at={mail.wantedAt as Instant} />,
  },
  { name: 'code', title: 'mailbox.about', line: 0, cell: (mail) => noticeName(mail.code) },
  { name: 'state', title: 'mailbox.state', line: 3, cell: (mail) => <Status {...stateOf(mail)} /> },
]

/** Without an organisation there are only the mails of the installation: the start page of a demo. */
export function MailboxScreen() {
  const t = useWords()
  const address = useAddress()
  const here = useOrganisation()
  const of = address.get('of') === 'installation' || !here ? 'installation' : 'organisation'
  const about = useRead(listMailbox, { of, size: 1 })
  const onlyTrouble = address.get('show') === 'trouble'
  return (
    <Page
      title={t('mailbox.title')}
      says={about.data ? t(about.data.server ? 'mailbox.says_server' : 'mailbox.says_no_server') : undefined}
      read={about}
      wide
    >
      {({ installation, troubles }) => (
        <div className="stack">
          <Choices installation={installation && here !== null} troubles={troubles} of={of} />
          <List
            name="mailbox"
            from={listMailbox}
            fixed={{ of }}
            columns={columns}
            filters={[
              { name: 'show', title: 'mailbox.state', options: [{ value: 'trouble', label: 'mailbox.trouble' }] },
            ]}
            rowLink={(mail) => `${address.path}/${mail.id}?of=${of}`}
            empty={<Empty says={t(onlyTrouble ? 'mailbox.none_trouble' : 'mailbox.none')} icon="mail" />}
            caption={t('mailbox.title')}
          />
        </div>
      )}
    </Page>
  )
}

interface ChoicesProps {
  readonly installation: boolean
  readonly troubles: number
  readonly of: 'organisation' | 'installation'
}

function Choices({ installation, troubles, of }: ChoicesProps) {
  const t = useWords()
  const address = useAddress()
  if (!installation && troubles === 0) return null
  return (
    <div className="row">
      {installation ? (
        <label>
          <span className="unseen">{t('mailbox.title')}</span>
          <select
            className="plain-select"
            value={of}
            onChange={(event) => address.set({ of: event.target.value, after: null })}
          >
            <option value="organisation">{t('mailbox.of_organisation')}</option>
            <option value="installation">{t('mailbox.of_installation')}</option>
          </select>
        </label>
      ) : null}
      {troubles > 0 ? <Status tone="attention" says={t('mailbox.troubles', { count: troubles })} /> : null}
    </div>
  )
}
