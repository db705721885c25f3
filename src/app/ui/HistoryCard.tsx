import type { Instant } from '#platform/values/day.ts'
import { held, useWords } from '../words.ts'
import { Card } from './Card.tsx'
import { Moment } from './When.tsx'

export interface HistoryLine {
  readonly id: string
  readonly at: string
  readonly says: string
  /** Null: komunigi, by itself. */
  readonly by: string | null
}

/** What happened to the thing of a page: what, when, by whom. `more`: older lines are not shown. */
export function HistoryCard({
  lines,
  more = false,
}: {
  readonly lines: readonly HistoryLine[]
  readonly more?: boolean
}) {
  const t = useWords()
  return (
    <Card title={t('history.title')}>
      {lines.length === 0 ? <p className="quiet">{t('history.nothing_yet')}</p> : null}
      <Lines of={lines.slice(0, shownAtOnce)} />
      {lines.length > shownAtOnce ? (
        <details className="fold">
          <summary>{t('history.earlier', { count: lines.length - shownAtOnce })}</summary>
          <Lines of={lines.slice(shownAtOnce)} />
        </details>
      ) : null}
      {more ? <p className="quiet">{t('history.only_latest')}</p> : null}
    </Card>
  )
}

/** A long story is folded behind its latest lines: on a phone it would bury the page. */
const shownAtOnce = 8

function Lines({ of: lines }: { readonly of: readonly HistoryLine[] }) {
  const t = useWords()
  return (
    <ol className="happened">
      {lines.map(({ id, at, says, by }) => (
        <li key={id}>
          <span>{held(says)}</span>
          <br />
          <span className="quiet">
            <Moment at={at as Instant} />
            {' · '}
            {by ?? t('history.by_itself')}
          </span>
        </li>
      ))}
    </ol>
  )
}
