/** On the home of the community: proposals, votes, seats and reports that wait for the reader. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readWaitingDecisions } from '../contract/waiting.ts'
import './circles.css'
import { seatPage, termPage } from './circle-words.ts'

type Waiting = ReplyOf<typeof readWaitingDecisions>['waiting'][number]

function hrefOf({ what, id }: Waiting): string {
  if (what === 'proposal') return pathTo('/community/proposals/:rfc', { rfc: id })
  if (what === 'vote') return pathTo('/community/votes/:vote', { vote: id })
  return what === 'report' ? pathTo(termPage, { term: id }) : pathTo(seatPage, { circleSeat: id })
}

/** A vote of persons waits for the reader, any other one for an organisation. */
const waitsFor = ({ what, organisation }: Waiting): string =>
  what === 'vote' && organisation === null ? 'governance.waits_for_you' : `governance.waits.${what}`

export function WaitingDecisions() {
  const t = useWords()
  return (
    <Read of={useRead(readWaitingDecisions, {})}>
      {({ waiting }) =>
        waiting.length === 0 ? null : (
          <Card title={t('governance.waiting')} tone="honey">
            <ul className="seat-list">
              {waiting.map((one) => (
                <li key={`${one.what} ${one.id} ${one.organisation}`}>
                  <Link href={hrefOf(one)}>{one.title}</Link>
                  <div className="quiet">
                    {t(waitsFor(one), { name: one.organisation ?? '' })}
                    {one.until ? ` · ${t('governance.until_last_day', { day: one.until })}` : ''}
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )
      }
    </Read>
  )
}
