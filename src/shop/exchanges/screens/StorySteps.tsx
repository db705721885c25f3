/** What happened, in order: each step a sentence with its moment, whoever did it, and the mails that went out. */
import { Card } from '#app/ui/Card.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { Story } from './StoryReach.tsx'
import { saidWords } from './story-words.ts'

type Step = Story['steps'][number]

export function StorySteps({ story: { steps } }: { readonly story: Story }) {
  const t = useWords()
  return (
    <Card title={t('exchanges.story.happened')}>
      <ol className="story-steps">
        {steps.map((step) => (
          <li key={step.id} data-mail={step.mail ? true : undefined}>
            <span className="quiet">
              <Moment at={step.at as Instant} />
            </span>
            <div>{step.mail ? <Mail step={step} mail={step.mail} /> : <Happened step={step} />}</div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Happened({ step }: { readonly step: Step }) {
  const t = useWords()
  const somebody = t('exchanges.story.somebody')
  const why = step.what === 'call_ended' && step.other ? 'declined' : step.how
  const by = step.byItself ? t('exchanges.story.by_itself') : step.by && t('exchanges.story.by', { by: step.by })
  return (
    <>
      <p>
        {t(`exchanges.story.step.${step.what}`, { who: step.who ?? somebody, other: step.other ?? somebody, why })}{' '}
        {by ? <span className="quiet">({by})</span> : null}
      </p>
      {step.said ? <p className="quiet">{saidWords(step.said, step.who)}</p> : null}
      {step.found.length > 0 ? <Reasons of={step.found as readonly Refusal[]} /> : null}
    </>
  )
}

const trouble = ['failed', 'no_address', 'unsure']

interface MailProps {
  readonly step: Step
  readonly mail: NonNullable<Step['mail']>
}

function Mail({ step, mail: { code, state } }: MailProps) {
  const t = useWords()
  const says = t(`mailbox.state.${state}`)
  return (
    <p>
      {t('exchanges.story.mail', {
        who: step.who ?? t('exchanges.story.somebody'),
        title: t(`notice.${code}.name`),
      })}{' '}
      {trouble.includes(state) ? <Status tone="attention" says={says} /> : <span className="quiet">({says})</span>}
    </p>
  )
}
