/** One quick poll: one's own answer, what people say, its poster. */
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { answerQuickPoll, endQuickPoll, printPoster, readQuickPoll } from '../../contract/quick-polls.ts'
import { LanguageSheet } from '../LanguageSheet.tsx'
import { PollFields, saidOf, startAnswer, type TypedAnswer } from './PollFields.tsx'
import { PollResult } from './PollResult.tsx'

interface OfPoll {
  readonly of: ReplyOf<typeof readQuickPoll>
}

export function QuickPollScreen() {
  const t = useWords()
  const reading = useRead(readQuickPoll, { quickPoll: useAddress().param('quickPoll') })
  return (
    <Page
      title={reading.data?.title ?? t('governance.poll')}
      back={{ href: '/community/quick-polls', says: t('governance.polls') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <AskedCard of={one} />
          {one.state === 'open' ? <AnswerCard of={one} /> : null}
          <ResultCard of={one} />
        </div>
      )}
    </Page>
  )
}

function AskedCard({ of: one }: OfPoll) {
  const t = useWords()
  const end = useAct(endQuickPoll)
  return (
    <Card
      title={t(`governance.poll_kind.${one.kind}`)}
      action={
        <Status tone={one.state === 'open' ? 'attention' : 'quiet'} says={t(`governance.poll_state.${one.state}`)} />
      }
    >
      {one.question ? <p>{one.question}</p> : null}
      <p className="quiet">
        {[
          one.author ? t('governance.poll_asked_by', { name: one.author }) : null,
          t('governance.poll_until', one.until),
          t('governance.poll_binds_nobody'),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <div className="row">
        {one.state === 'open' ? <Poster of={one} /> : null}
        {one.mayEnd ? (
          <Confirm
            words={t('governance.poll_end')}
            title={t('governance.poll_end')}
            says={t('governance.poll_end_sure')}
            sure={t('governance.poll_end')}
            press={() => end.act({ quickPoll: one.id })}
            kind="quiet"
          />
        ) : null}
      </div>
      {one.openToAll ? (
        <p>
          <Link href={`${new URL(one.page).pathname}/result`}>{t('governance.poll_wall')}</Link>
        </p>
      ) : null}
      <Trouble of={end.error} />
    </Card>
  )
}

function Poster({ of: one }: OfPoll) {
  const t = useWords()
  return (
    <LanguageSheet
      words={t('governance.poll_poster')}
      save={(language) =>
        download(printPoster, { quickPoll: one.id, language }, `poster-${one.number}-${language}.pdf`)
      }
    />
  )
}

function AnswerCard({ of: one }: OfPoll) {
  const t = useWords()
  const act = useAct(answerQuickPoll)
  return (
    <Card title={t('governance.poll_your_answer')}>
      {one.own ? <p>{t('governance.poll_thanks')}</p> : null}
      <Form<TypedAnswer, typeof answerQuickPoll>
        name={`quick-poll-${one.id}`}
        start={startAnswer(one, one.ownReason ?? '')}
        act={act}
        send={(typed) => ({ quickPoll: one.id, said: saidOf(one, typed), reason: typed.reason || null })}
        submit={t(one.own ? 'governance.poll_change' : 'governance.poll_send')}
      >
        <PollFields of={one} />
        {one.kind === 'cards' ? null : (
          <LongTextField name="reason" label={t('governance.poll_reason')} rows={2} optional />
        )}
      </Form>
    </Card>
  )
}

function ResultCard({ of: one }: OfPoll) {
  const t = useWords()
  return (
    <Card title={t('governance.poll_result')}>
      <PollResult of={one} />
      {one.outsiders > 0 ? <p className="quiet">{t('governance.poll_outsiders', { count: one.outsiders })}</p> : null}
      {one.kind === 'cards' ? <p className="quiet">{t('governance.poll_cards_hidden')}</p> : null}
      <ul>
        {one.answers.map(({ person, said, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers have no other name than their place
          <li key={at}>
            <strong>{person ?? t('governance.poll_from_outside')}</strong> ·{' '}
            {t(`governance.poll_word.${one.kind}.${said}`)}
            {reason ? <p>{reason}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
