/** What happened: when, for whom, who decided and with which power. */
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readRoundHistory } from '../contract-history.ts'
import './rounds.css'

type Line = ReplyOf<typeof readRoundHistory>['events'][number]

export function RoundHistory({ id }: { readonly id: string }) {
  const t = useWords()
  return (
    <Card title={t('rounds.history')}>
      <Read of={useRead(readRoundHistory, { round: id })}>
        {({ events, more }) => (
          <>
            <ol className="happened">
              {events.map((line) => (
                <Happened key={line.id} line={line} />
              ))}
            </ol>
            {more ? <p className="quiet">{t('rounds.history_more')}</p> : null}
          </>
        )}
      </Read>
    </Card>
  )
}

function Happened({ line }: { readonly line: Line }) {
  const t = useWords()
  const by = line.by ?? t('history.by_itself')
  return (
    <li>
      <span>{[line.organisation, line.says].filter(Boolean).join(' · ')}</span>
      <br />
      <span className="quiet">
        <Moment at={line.at as Instant} />
        {' · '}
        {line.power ? t('rounds.by_power', { name: by, power: t(`rounds.power.${line.power}`) }) : by}
      </span>
    </li>
  )
}
