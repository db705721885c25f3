/** One vote: what is asked, one's own answer, what others answered, what it comes to. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { cancelVote, readVote } from '../../contract-votes.ts'
import { whyNotVoteMove } from '../../rules/votes.ts'
import { pageOf as proposalPage, titleOf } from '../proposal-words.ts'
import { AnswerCards } from './AnswerCard.tsx'
import { ResultCard } from './ResultCard.tsx'
import { saidIn, voteTones } from './vote-words.ts'

export interface OfVote {
  readonly of: ReplyOf<typeof readVote>
}

export function VoteScreen() {
  const t = useWords()
  const reading = useRead(readVote, { vote: useAddress().param('vote') })
  return (
    <Page
      title={reading.data ? `${reading.data.number} · ${reading.data.title}` : t('governance.vote')}
      back={{ href: '/community/votes', says: t('governance.votes') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <QuestionCard of={one} />
          <AnswerCards of={one} />
          <ResultCard of={one} />
          <AnswersCard of={one} />
        </div>
      )}
    </Page>
  )
}

function QuestionCard({ of: one }: OfVote) {
  const t = useWords()
  const { answered, eligible, missing } = one
  return (
    <Card
      title={t('governance.vote_field.title')}
      action={<Status tone={voteTones[one.state]} says={t(`governance.vote_state.${one.state}`)} />}
    >
      {one.proposal ? (
        <p>
          {t('governance.decides')}{' '}
          <Link href={pathTo(proposalPage, { rfc: one.proposal.id })}>{titleOf(one.proposal)}</Link>
          {one.method === 'consent' ? ` · ${t('governance.round', { round: one.round ?? 1 })}` : null}
        </p>
      ) : null}
      {one.question ? <p>{one.question}</p> : null}
      <Facts
        of={[
          { name: t('governance.vote_field.method'), value: t(`governance.count_by.${one.method}`) },
          { name: t('governance.vote_field.opensAt'), value: <Moment at={one.opensAt as Instant} /> },
          { name: t('governance.vote_field.closesAt'), value: <Moment at={one.closesAt as Instant} /> },
        ]}
      />
      <p>
        {missing > 0
          ? t('governance.quorum_missing', { answered, eligible, missing })
          : t('governance.quorum_there', { answered, eligible })}
      </p>
      {one.electors.map(({ id, name, conflict }) =>
        conflict ? <p key={id}>{t('governance.in_conflict', { name, reason: conflict })}</p> : null,
      )}
      {one.weightsDecision ? (
        <p>
          {t('governance.weights_by', { number: one.weightsDecision })}{' '}
          {one.electors.map(({ name, weight }) => `${name} ${weight / 1000}`).join(', ')}
        </p>
      ) : null}
      {one.awaitsTests && one.state !== 'closed' ? <p>{t('governance.awaits_tests')}</p> : null}
      {one.cancelReason ? <p>{one.cancelReason}</p> : null}
      {one.state === 'cancelled' && !one.cancelReason ? <p>{t('governance.round_ended')}</p> : null}
      {one.steers && whyNotVoteMove('cancel', one.state).length === 0 ? <Cancel of={one} /> : null}
    </Card>
  )
}

const start = { reason: '' }

function Cancel({ of: one }: OfVote) {
  const t = useWords()
  const act = useAct(cancelVote)
  return (
    <Sheet words={t('governance.cancel_vote')} title={t('governance.cancel_vote')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof cancelVote>
          name={`cancel-${one.id}`}
          start={start}
          act={act}
          send={({ reason }) => ({ vote: one.id, reason })}
          submit={t('governance.cancel_vote')}
          done={close}
        >
          <LongTextField name="reason" label={t('governance.cancel_reason')} rows={2} />
        </Form>
      )}
    </Sheet>
  )
}

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
          <ul>
            {one.ballots.map(({ receipt, content }) => (
              <li key={receipt}>
                <span className="figures">{receipt}</span>: {saidIn(content)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function AnswersCard({ of: one }: OfVote) {
  const t = useWords()
  return (
    <Card title={t('governance.answers')}>
      {one.hidden && !one.secret ? <p>{t('governance.hidden_answers')}</p> : null}
      {one.secret ? <SecretRoll of={one} /> : null}
      {!one.secret && !one.hidden && one.answers.length === 0 ? <p>{t('governance.no_answers')}</p> : null}
      <ul>
        {one.answers.map((answer) => (
          <li key={answer.id}>
            <strong>{answer.organisation}</strong>:{' '}
            {answer.content ? saidIn(answer.content) : t('governance.taken_back')}{' '}
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
