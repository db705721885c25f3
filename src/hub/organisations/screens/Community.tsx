/** Home of the community: what waits for the organisations one acts for, and for the core group. */
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { CommunityParts } from '#app/screens/GatheredParts.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readCommunity } from '../contract/community.ts'
import { takeOwnData } from '../contract/opinions.ts'
import { pageOf, tones } from './community-words.ts'
import './community.css'
import { WaitingList } from './WaitingList.tsx'

type Reply = ReplyOf<typeof readCommunity>

export function CommunityScreen() {
  const t = useWords()
  return (
    <Page title={t('community.home')} read={useRead(readCommunity, {})}>
      {(data) => (
        <div className="stack">
          {data.organisations.map((one) => (
            <Own key={one.id} one={one} />
          ))}
          <CommunityParts />
          {data.core.length > 0 ? <Core lines={data.core} /> : null}
          {data.organisations.length === 0 && data.core.length === 0 ? (
            <Empty
              says={t('community.nothing_waits')}
              next={{ href: '/community/organisations', says: t('community.organisations') }}
            />
          ) : null}
          <p>
            <Button
              kind="quiet"
              icon="download"
              press={() => download(takeOwnData, {}, `${t('community.own_data')}.json`)}
            >
              {t('community.own_data')}
            </Button>
          </p>
        </div>
      )}
    </Page>
  )
}

function Own({ one }: { readonly one: Reply['organisations'][number] }) {
  const t = useWords()
  const href = pathTo(pageOf, { participant: one.id })
  return (
    <Card title={one.name} state={<Status tone={tones[one.state]} says={t(`community.state.${one.state}`)} />}>
      {one.waiting.length === 0 ? <p>{t('community.all_done')}</p> : <WaitingList of={one.waiting} href={href} />}
      <p className="quiet">
        {t('community.your_powers', { powers: one.powers.map((power) => t(`community.power.${power}`)) })}
      </p>
      <p>
        <Link href={href}>{t('community.open_page')}</Link>
      </p>
    </Card>
  )
}

function Core({ lines }: { readonly lines: Reply['core'] }) {
  const t = useWords()
  return (
    <Card title={t('community.for_core')}>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={`${line.what} ${line.participant} ${line.role ?? ''}`}>
            <Link href={pathTo(pageOf, { participant: line.participant })}>{line.name}</Link>
            <div className="quiet">
              {t(`community.core.${line.what}`, {
                day: line.day ? dayWords(line.day as Day) : '',
                role: line.role ? t(`role.${line.role}`) : '',
              })}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
