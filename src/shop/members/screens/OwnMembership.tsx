/** My membership: what the shop knows of me, my card, my household, my data to take along. */

import { download } from '#app/download.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { exportOwnData, readOwnPage } from '../contract-page.ts'
import { ContactCard } from './ContactCard.tsx'
import { HouseholdCard } from './HouseholdCard.tsx'
import { MembershipCard } from './MembershipCard.tsx'
import { OwnCard } from './OwnCard.tsx'

export function OwnMembershipScreen() {
  const t = useWords()
  const page = useRead(readOwnPage, {})
  return (
    <Page
      title={t('members.own')}
      read={page}
      action={
        <Button icon="edit" href="/membership/edit">
          {t('members.own_edit')}
        </Button>
      }
    >
      {(data) => (
        <div className="stack">
          <OwnCard page={data} />
          <MembershipCard page={data} />
          <HouseholdCard household={data.household} self={data.contact.id} />
          <ContactCard contact={data.contact} />
          <Card title={t('members.my_data')}>
            <p>{t('members.my_data_says')}</p>
            <div className="row">
              <Button
                kind="other"
                icon="download"
                press={() => download(exportOwnData, { format: 'json' }, 'my-data.json')}
              >
                {t('members.export_json')}
              </Button>
              <Button
                kind="other"
                icon="download"
                press={() => download(exportOwnData, { format: 'html' }, 'my-data.html')}
              >
                {t('members.export_html')}
              </Button>
              <Button kind="other" icon="clock" href="/membership/history">
                {t('members.history')}
              </Button>
            </div>
          </Card>
        </div>
      )}
    </Page>
  )
}
