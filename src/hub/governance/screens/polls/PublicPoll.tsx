/** Where the code of a poster leads: a question, an answer, what people say. No sign-in; the device keeps a word of chance
 *  by which it may change its answer. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { answerPublicPoll, readPublicPoll } from '../../contract/quick-polls.ts'
import { PollFields, saidOf, startAnswer, type TypedAnswer } from './PollFields.tsx'
import { PollResult } from './PollResult.tsx'
import { pollWallPage } from './poll-words.ts'

const keptAt = (poll: string): string => `komunigi.poll.${poll}`

export function PublicPollScreen() {
  const t = useWords()
  const address = useAddress()
  const [organisation, quickPoll] = [address.param('organisation'), address.param('quickPoll')]
  const [voice, setVoice] = useState(() => localStorage.getItem(keptAt(quickPoll)))
  const asked = { organisation, quickPoll, ...(voice ? { voice } : {}) }
  const reading = useRead(readPublicPoll, asked, { keep: true })
  const keep = (given: string) => {
    localStorage.setItem(keptAt(quickPoll), given)
    setVoice(given)
  }
  return (
    <Page title={reading.data?.title ?? t('governance.poll')} read={reading}>
      {(one) => (
        <div className="stack">
          <p className="quiet">{one.community}</p>
          {one.question ? <p>{one.question}</p> : null}
          {one.state === 'open' ? (
            <Answer of={one} organisation={organisation} voice={voice} keep={keep} />
          ) : (
            <p>{t('governance.poll_over')}</p>
          )}
          {one.own || one.state === 'closed' ? (
            <Card title={t('governance.poll_result')}>
              <PollResult of={one} />
            </Card>
          ) : (
            <p>
              <Link href={pathTo(pollWallPage, { organisation, quickPoll })}>{t('governance.poll_see_result')}</Link>
            </p>
          )}
          <p className="quiet">
            {t('governance.poll_until', one.until)} · {t('governance.poster.binds_nobody')}
          </p>
        </div>
      )}
    </Page>
  )
}

interface AnswerProps {
  readonly of: ReplyOf<typeof readPublicPoll>
  readonly organisation: string
  readonly voice: string | null
  readonly keep: (voice: string) => void
}

function Answer({ of: one, organisation, voice, keep }: AnswerProps) {
  const t = useWords()
  const act = useAct(answerPublicPoll)
  return (
    <Card>
      {one.own ? <p>{t('governance.poll_thanks')}</p> : null}
      <Form<TypedAnswer, typeof answerPublicPoll>
        name={`public-poll-${one.id}`}
        start={startAnswer(one)}
        act={act}
        send={(typed) => ({ organisation, quickPoll: one.id, voice, said: saidOf(one, typed) })}
        submit={t(one.own ? 'governance.poll_change' : 'governance.poll_send')}
        done={(reply) => keep(reply.voice)}
      >
        <PollFields of={one} />
      </Form>
    </Card>
  )
}
