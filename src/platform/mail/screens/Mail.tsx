/** One mail: how it arrived, and sending it again where that makes sense. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { languageNames } from '#platform/values/languages.ts'
import { listMailbox, readMail, sendAgain } from '../contract.ts'
import { LetterFrame } from './LetterFrame.tsx'
import { noticeName, stateOf } from './mail-words.ts'

type OneMail = ReplyOf<typeof readMail>

export function MailScreen() {
  const t = useWords()
  const address = useAddress()
  const of = address.get('of') === 'installation' ? 'installation' : 'organisation'
  const mail = useRead(readMail, { mail: address.param('mail'), of })
  const list = address.path.replace(/\/[^/]*$/, '')
  return (
    <Page
      title={mail.data?.subject ?? t('mailbox.title')}
      back={{ href: `${list}?of=${of}`, says: t('mailbox.title') }}
      read={mail}
    >
      {(one) => (
        <div className="stack">
          <MailFacts mail={one} />
          {of === 'organisation' ? <Again mail={one} /> : null}
          {one.html ? (
            <LetterFrame title={t('mailbox.the_mail')} html={one.html} />
          ) : (
            <Empty says={t(one.sentAt ? 'mailbox.text_cleared' : 'mailbox.not_written')} icon="mail" />
          )}
        </div>
      )}
    </Page>
  )
}

function MailFacts({ mail }: { readonly mail: OneMail }) {
  const t = useWords()
  return (
    <Facts
      of={[
        { name: t('mailbox.state'), value: <Status {...stateOf(mail)} /> },
        { name: t('mailbox.to'), value: mail.to },
        { name: t('mailbox.about'), value: noticeName(mail.code) },
        { name: t('mailbox.when'), value: <Moment at={(mail.sentAt ?? mail.wantedAt) as Instant} /> },
        { name: t('mailbox.language'), value: mail.language ? languageNames[mail.language] : null },
        ...(mail.attempts > 1 ? [{ name: t('mailbox.tries'), value: mail.attempts }] : []),
        ...(mail.error ? [{ name: t('mailbox.reason'), value: mail.error }] : []),
      ]}
    />
  )
}

const again = new Set(['failed', 'no_address', 'unsure'])

function Again({ mail }: { readonly mail: OneMail }) {
  const t = useWords()
  const { said } = useNotices()
  const send = useAct(sendAgain, { after: [readMail, listMailbox], done: () => said(t('mailbox.again_done')) })
  if (!again.has(mail.state) || !may('mailbox.send')) return null
  return (
    <div className="row">
      <Button press={() => send.act({ mail: mail.id })} reasons={send.refusals} icon="mail">
        {t('mailbox.again')}
      </Button>
      {mail.state === 'unsure' ? <p className="quiet">{t('mailbox.again_unsure')}</p> : null}
    </div>
  )
}
