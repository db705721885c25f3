/** The pot for members: what is in it, giving, asking, and what one gave and asked for. */
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Page } from '#app/ui/Page.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readMyPot } from '../contract-pot.ts'
import { PotAsk } from './PotAsk.tsx'
import { PotGive } from './PotGive.tsx'
import { PotMine } from './PotMine.tsx'
import './pot.css'

export type MyPot = ReplyOf<typeof readMyPot>

export function PotScreen() {
  const t = useWords()
  return (
    <Page
      title={t('exchanges.pot.title')}
      read={useRead(readMyPot, {})}
      back={{ href: '/shifts', says: t('shifts.mine') }}
    >
      {(pot) => (
        <div className="stack">
          <Card>
            <p className="pot-level">
              <strong>{numberWords(pot.pot)}</strong>
              <span>{t('exchanges.pot.level', { count: pot.pot })}</span>
            </p>
            <p>{t('exchanges.pot.says')}</p>
            {pot.officeDecides ? <p className="quiet">{t('exchanges.pot.office_decides')}</p> : null}
          </Card>
          <PotGive pot={pot} />
          <PotAsk pot={pot} />
          <PotMine pot={pot} />
        </div>
      )}
    </Page>
  )
}
