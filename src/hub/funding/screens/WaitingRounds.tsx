/** What our organisations have not answered or paid yet: what, days left, who has the power. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readWaitingRounds } from '../contract/waiting.ts'
import { duesPath } from './dues-words.ts'
import { amountWords, briefPath, pledgePath, roundPath } from './round-words.ts'
import './rounds.css'

type Line = ReplyOf<typeof readWaitingRounds>['rounds'][number]
type Demand = ReplyOf<typeof readWaitingRounds>['money'][number]

export function WaitingRounds() {
  const t = useWords()
  const { rounds = [], money = [] } = useRead(readWaitingRounds, {}).data ?? {}
  return (
    <>
      {money.length > 0 ? (
        <Card title={t('rounds.to_pay')} tone="honey">
          <ul className="savings">
            {money.map((demand) => (
              <ToPay key={`${demand.kind} ${demand.id} ${demand.participant} ${demand.dueOn}`} demand={demand} />
            ))}
          </ul>
        </Card>
      ) : null}
      {rounds.length > 0 ? (
        <Card title={t('rounds.waiting')} tone="honey">
          <ul className="savings">
            {rounds.map((line) => (
              <Waiting key={`${line.round} ${line.participant}`} line={line} />
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

/** The page behind it says the account and the reference. */
function ToPay({ demand }: { readonly demand: Demand }) {
  const t = useWords()
  const { kind, id, amount, currency, daysLeft } = demand
  const href = kind === 'dues' ? pathTo(duesPath, { period: id }) : pathTo(roundPath, { round: id })
  return (
    <li>
      <span>
        <Link href={href}>{demand.name ?? t('money.dues_title')}</Link>
        <br />
        <span className="quiet">
          {[demand.participantName, t('rounds.due_on', { day: dayWords(demand.dueOn as Day) })].join(' · ')}
        </span>
        {daysLeft < 0 ? (
          <>
            <br />
            <Status tone="attention" says={t('rounds.days_late', { count: -daysLeft })} />
          </>
        ) : null}
      </span>
      <strong className="figures">{amountWords(amount, currency)}</strong>
    </li>
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
