/** What was answered, as far as the reader may know it; of a secret vote who has cast, and all receipts after the closing. */
import { Card } from '#app/ui/Card.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import '../circles.css'
import type { OfVote } from './Vote.tsx'
import { saidIn } from './vote-words.ts'

/** Who has cast, once nobody is singled out by it; after the closing every receipt with its ballot. */
function SecretRoll({ of: one }: OfVote) {
  const t = useWords()
  const cast = one.electors.filter(({ hasAnswered }) => hasAnswered).map(({ name }) => name)
  return (
    <>
      <p>{t('governance.secret_vote')}</p>
      {one.rollHidden ? <p>{t('governance.roll_hidden')}</p> : <p>{t('governance.roll', { names: cast })}</p>}
      {one.ballots.length > 0 ? (
        <details>
          <summary>{t('governance.receipts')}</summary>
          <ul className="seat-list">
            {one.ballots.map(({ receipt, content }) => (
              <li key={receipt}>
                <span className="figures">{receipt}</span>: {saidIn(one.method, content)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

export function AnswersCard({ of: one }: OfVote) {
  const t = useWords()
  return (
    <Card title={t('governance.answers')}>
      {one.fixed > one.electors.length && !one.secret ? <p>{t('governance.figures_alone')}</p> : null}
      {one.hidden && !one.secret ? (
        <p>{t(one.state === 'cancelled' ? 'governance.sealed_answers' : 'governance.hidden_answers')}</p>
      ) : null}
      {one.secret ? <SecretRoll of={one} /> : null}
      {!one.secret && !one.hidden && one.answers.length === 0 ? <p>{t('governance.no_answers')}</p> : null}
      <ul className="seat-list">
        {one.answers.map((answer) => (
          <li key={answer.id}>
            <strong>{answer.organisation}</strong> ·{' '}
            {answer.content ? saidIn(one.method, answer.content) : t('governance.taken_back')}{' '}
            <span className="quiet">
              <Moment at={answer.at as Instant} />
              {answer.via ? ` · ${t('governance.answered_by', { name: answer.via })}` : null}
              {answer.draft ? ` · ${t('governance.draft_basket')}` : null}
              {answer.counted || answer.draft ? null : ` · ${t('governance.not_counted')}`}
            </span>
            {answer.reason ? <p>{answer.reason}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
