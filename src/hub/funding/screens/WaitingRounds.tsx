/** Rounds in which our organisations have not answered: what, days left, who has the power. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readWaitingRounds } from '../contract-waiting.ts'
import { amountWords, briefPath, pledgePath, roundPath } from './round-words.ts'
import './rounds.css'

type Line = ReplyOf<typeof readWaitingRounds>['rounds'][number]

export function WaitingRounds() {
  const t = useWords()
  const rounds = useRead(readWaitingRounds, {}).data?.rounds ?? []
  if (rounds.length === 0) return null
  return (
    <Card title={t('rounds.waiting')} tone="honey">
      <ul className="savings">
        {rounds.map((line) => (
          <Waiting key={`${line.round} ${line.participant}`} line={line} />
        ))}
      </ul>
    </Card>
  )
}

function Waiting({ line }: { readonly line: Line }) {
  const t = useWords()
  const { round, participant } = line
  return (
    <li>
      <span>
        <Link href={pathTo(roundPath, { round })}>{line.name}</Link>
        <br />
        <span className="quiet">
          {[
            line.participantName,
            amountWords(line.target, line.currency),
            t(line.daysLeft === 0 ? 'rounds.ends_today' : 'rounds.days_left', { count: line.daysLeft }),
          ].join(' · ')}
        </span>
        {line.mayCommit ? null : (
          <>
            <br />
            <span className="quiet">{t('rounds.who_commits', { names: line.committers })}</span>
          </>
        )}
      </span>
      <Button
        kind="other"
        href={pathTo(line.mayCommit ? pledgePath : briefPath, { round }) + `?participant=${participant}`}
        label={`${t(line.mayCommit ? 'rounds.pledge' : 'rounds.brief')}: ${line.name}, ${line.participantName}`}
      >
        {t(line.mayCommit ? 'rounds.pledge' : 'rounds.brief')}
      </Button>
    </li>
  )
}
