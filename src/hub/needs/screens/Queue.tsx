/** What waits in which state, in its order, and how long the hours of the community last for it. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readQueue } from '../contract/capacity.ts'
import { listEstimates } from '../contract/estimates.ts'
import { beginCycle } from '../contract/order.ts'
import './needs.css'
import { estimatePage, estimateTones, hoursOf, pageOf, titleOf } from './need-words.ts'

type Reply = ReplyOf<typeof readQueue>

export function QueueScreen() {
  const t = useWords()
  return (
    <Page
      title={t('needs.queue')}
      back={{ href: '/community/needs', says: t('needs.title') }}
      read={useRead(readQueue, {})}
      wide
      action={
        <Button kind="main" icon="plus" href="/community/needs/tell">
          {t('needs.tell')}
        </Button>
      }
    >
      {(queue) => (
        <div className="stack">
          <Hours of={queue} />
          <div className="need-board">
            {queue.columns
              .filter(({ needs }) => needs.length > 0)
              .map((column) => (
                <Card key={column.state} title={`${t(`needs.state.${column.state}`)} (${column.needs.length})`}>
                  <ol className="need-list">
                    {column.needs.map((need) => (
                      <li key={need.id}>
                        <Link href={pathTo(pageOf, { need: need.id })}>{titleOf(need)}</Link>
                        <br />
                        <span className="quiet">
                          {[
                            need.rank === null ? null : t('needs.at_place', { rank: need.rank }),
                            t('needs.backed_by', { count: need.backings }),
                            need.dots > 0 ? t('needs.dots', { count: need.dots }) : null,
                          ]
                            .filter((one) => one !== null)
                            .join(' · ')}
                        </span>
                      </li>
                    ))}
                  </ol>
                </Card>
              ))}
          </div>
          <Offers />
        </div>
      )}
    </Page>
  )
}

const hours = (minutes: number): string => numberWords(hoursOf(minutes))

/** Offers that are asked for, being written, handed in or taken. */
function Offers() {
  const t = useWords()
  return (
    <Read of={useRead(listEstimates, {})}>
      {({ estimates }) =>
        estimates.length === 0 ? null : (
          <Card title={t('needs.estimates')}>
            <ul className="need-list">
              {estimates.map((one) => (
                <li key={one.id}>
                  <Link href={pathTo(estimatePage, { estimate: one.id })}>
                    {t('needs.estimate_by', { name: one.providerName, version: one.version })}
                  </Link>{' '}
                  <Status tone={estimateTones[one.state]} says={t(`needs.estimate_state.${one.state}`)} />
                  <br />
                  <span className="quiet">{one.needs.map(titleOf).join(', ')}</span>
                </li>
              ))}
            </ul>
          </Card>
        )
      }
    </Read>
  )
}

function Hours({ of: queue }: { readonly of: Reply }) {
  const t = useWords()
  const begin = useAct(beginCycle)
  const line = (kind: 'analysis' | 'coordination') => {
    const one = queue.capacity[kind]
    return {
      name: t(`needs.capacity.${kind}`),
      value: one
        ? t('needs.capacity.of_month', {
            left: hours(one.left),
            promised: hours(one.promised),
            booked: hours(one.booked),
            carried: hours(one.carriedIn),
          })
        : null,
    }
  }
  return (
    <Card
      title={t('needs.capacity.title')}
      action={
        may('community.steer') ? (
          <Confirm
            words={t('needs.begin_cycle')}
            title={t('needs.begin_cycle')}
            says={t('needs.begin_cycle_says')}
            sure={t('needs.begin_cycle')}
            press={() => begin.act({})}
            error={begin.error}
          />
        ) : undefined
      }
    >
      <Facts
        of={[
          {
            name: t('needs.capacity.queue'),
            value:
              queue.queueTenths === null
                ? '–'
                : t('needs.capacity.months', { count: queue.queueTenths / 10, needs: queue.waiting }),
          },
          line('analysis'),
          line('coordination'),
          { name: t('needs.capacity.cycle'), value: String(queue.cycle) },
        ]}
      />
      {queue.rateSet ? null : <p className="quiet">{t('needs.capacity.rate_not_set')}</p>}
    </Card>
  )
}
