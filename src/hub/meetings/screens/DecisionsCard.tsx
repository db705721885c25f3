/** What the meeting decided, with the number of the register. */
import { pathTo } from '#app/paths.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { MeetingReply, OfMeeting } from './meeting-words.ts'
import { TestsInWork } from './TestsInWork.tsx'

const tones: Readonly<Record<MeetingReply['decisions'][number]['outcome'], Tone>> = {
  taken: 'fine',
  not_taken: 'refused',
  put_off: 'quiet',
  stopped: 'quiet',
  waits: 'attention',
}

const decisionPage = '/community/decisions/:decided'
const proposalPage = '/community/proposals/:rfc'

export function DecisionsCard({ of: one }: OfMeeting) {
  const t = useWords()
  const { decisions } = one
  if (decisions.length === 0) return null
  return (
    <Card title={t('meetings.decisions')}>
      <ul className="meeting-list">
        {decisions.map(({ vote, title, outcome, decision, proposal, answered, eligible, tests }) => (
          <li key={vote}>
            <strong>
              {decision ? (
                <Link href={pathTo(decisionPage, { decided: decision.id })}>{`${decision.number} · ${title}`}</Link>
              ) : (
                <Link href={pathTo(proposalPage, { rfc: proposal })}>{title}</Link>
              )}
            </strong>
            <br />
            <Status tone={tones[outcome]} says={t(`meetings.outcome.${outcome}`)} />{' '}
            <span className="quiet">
              {[
                answered === null ? null : t('meetings.figures', { answered, eligible }),
                decision ? t(`governance.decision_state.${decision.state}`) : null,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
            <TestsInWork of={one} tests={tests} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
