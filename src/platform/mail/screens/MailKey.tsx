/** The line for the DNS with which others check the signature of our mails. */
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readMailKey } from '../contract.ts'

export function MailKeyScreen() {
  const t = useWords()
  return (
    <Page title={t('mail_key.title')} says={t('mail_key.says')} read={useRead(readMailKey, {})}>
      {({ record }) =>
        record === null ? (
          <Empty says={t('mail_key.none')} icon="lock" />
        ) : (
          <Card>
            <Facts
              long
              of={[
                { name: t('mail_key.name'), value: <code>{record.name}</code> },
                { name: t('mail_key.type'), value: <code>{record.type}</code> },
                { name: t('mail_key.value'), value: <code style={{ overflowWrap: 'anywhere' }}>{record.value}</code> },
              ]}
            />
          </Card>
        )
      }
    </Page>
  )
}
