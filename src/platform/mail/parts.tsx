/** For the staff's Today: mails that need somebody. */
import type { HomePart } from '#app/parts.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { listMailbox } from './contract.ts'

function MailTroubles() {
  const t = useWords()
  const { data } = useRead(listMailbox, { of: 'organisation', size: 1 })
  if (!data || data.troubles === 0) return null
  return (
    <Card title={t('mailbox.title')} tone="honey">
      <p>{t('mailbox.troubles', { count: data.troubles })}</p>
      <Link href="/staff/mailbox?show=trouble">{t('mailbox.look')}</Link>
    </Card>
  )
}

export const today: readonly HomePart[] = [{ order: 80, may: 'mailbox.read', Part: MailTroubles }]
