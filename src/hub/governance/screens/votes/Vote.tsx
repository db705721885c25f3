/** One vote: what is asked, one's own answer, what others answered, what it comes to. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readVote } from '../../contract/votes.ts'
import { cancelVote } from '../../contract/votes-planning.ts'
import { drawsLots, hasOptions, mayDraw } from '../../rules/counting/terms.ts'
import { whyNotVoteMove } from '../../rules/votes.ts'
import { pageOf as proposalPage, titleOf } from '../proposal-words.ts'
import { AnswerCards } from './AnswerCard.tsx'
import { AnswersCard } from './AnswersCard.tsx'
import { Candidates } from './Candidates.tsx'
import { OpinionsCard } from './Opinions.tsx'
import { PapersCard } from './PaperSheet.tsx'
import { ChangeVote } from './PlanVote.tsx'
import { ResultCard } from './ResultCard.tsx'
import { SheetsCard } from './SheetSheet.tsx'
import { interestIn, stateIn, votePage, voteTones } from './vote-words.ts'

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
          <OpinionsCard of={one} />
          {one.state === 'scheduled' ? null : <AnswersCard of={one} />}
          <PapersCard of={one} />
          <SheetsCard of={one} />
        </div>
      )}
    </Page>
  )
}

function QuestionCard({ of: one }: OfVote) {
  const t = useWords()
  const { answered, eligible, missing } = one
  return (
    <Card title={t('governance.vote_field.title')}>
      <p>
        <Status tone={voteTones[one.state]} says={stateIn(one)} />
      </p>
      {one.proposal ? (
        <p>
          {t('governance.decides')}{' '}
          <Link href={pathTo(proposalPage, { rfc: one.proposal.id })}>{titleOf(one.proposal)}</Link>
          {one.method === 'consent' ? ` · ${t('governance.round', { round: one.round ?? 1 })}` : null}
        </p>
      ) : null}
      <Before of={one} />
      {one.question ? <p>{one.question}</p> : null}
      <Candidates of={one} />
      <Facts
        of={[
          { name: t('governance.vote_field.method'), value: t(`governance.count_by.${one.method}`) },
          { name: t('governance.vote_field.electorate'), value: t(`governance.electorate.${one.electorate}`) },
          ...(one.theme ? [{ name: t('governance.vote_field.theme'), value: t(`governance.theme.${one.theme}`) }] : []),
          ...(one.matter
            ? [
                {
                  name: t('governance.is_about'),
                  value: `${t(`governance.matter.${one.matter.kind}`)} · ${one.matter.name}`,
                },
              ]
            : []),
          ...(hasOptions(one.method)
            ? [{ name: t('governance.vote_field.tieRule'), value: t(`governance.tie_rule.${one.tieRule}`) }]
            : []),
          ...(drawsLots(one.method) ? [{ name: t('governance.draw_seats'), value: String(one.seats) }] : []),
          { name: t('governance.vote_field.opensAt'), value: <Moment at={one.opensAt as Instant} /> },
          {
            name: t(one.meeting ? 'governance.in_meeting' : 'governance.vote_field.closesAt'),
            value: one.meeting ? one.meeting.name : <Moment at={one.closesAt as Instant} />,
          },
        ]}
      />
      {one.state === 'scheduled' || one.state === 'cancelled' ? null : (
        <p>
          {missing > 0
            ? t('governance.quorum_missing', { answered, eligible, missing })
            : t(drawsLots(one.method) ? 'governance.draw_answers' : 'governance.quorum_there', { answered, eligible })}
        </p>
      )}
      {mayDraw(one) && one.seedHash && one.state !== 'closed' ? (
        <p className="quiet">{t('governance.draw_hash', { hash: one.seedHash })}</p>
      ) : null}
      {one.electors.map((elector) =>
        elector.conflict ? (
          <p key={elector.id}>{t('governance.in_conflict', { name: elector.name, reason: interestIn(elector) })}</p>
        ) : null,
      )}
      {one.weightsDecision ? (
        <p>
          {t('governance.weights_by', { number: one.weightsDecision })}{' '}
          {one.electors.map(({ name, weight }) => `${name} ${weight / 1000}`).join(', ')}
        </p>
      ) : null}
      {one.awaitsTests && one.state !== 'closed' ? <p>{t('governance.awaits_tests')}</p> : null}
      {one.cancelReason ? <p>{one.cancelReason}</p> : null}
      {one.cancelledBy === 'objection' ? <p>{t('governance.round_ended')}</p> : null}
      {one.cancelledBy === 'meeting' ? <p>{t('governance.put_off_there')}</p> : null}
      <div className="row">
        {one.mayChange ? <ChangeVote of={one} /> : null}
        {one.steers && whyNotVoteMove('cancel', one.state).length === 0 ? <Cancel of={one} /> : null}
      </div>
    </Card>
  )
}

/** The vote that this one follows. */
function Before({ of: { follows, isRunOff } }: OfVote) {
  const t = useWords()
  if (!follows) return null
  const says = isRunOff ? 'governance.run_off_of' : 'governance.asks_again'
  return (
    <p>
      <Link href={pathTo(votePage, { vote: follows.id })}>{t(says, { number: follows.number })}</Link>
    </p>
  )
}

function Cancel({ of: one }: OfVote) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`cancel-${one.id}`}
      act={cancelVote}
      send={(reason) => ({ vote: one.id, reason })}
      words={t('governance.cancel_vote')}
      asks={t('governance.cancel_reason')}
    />
  )
}
