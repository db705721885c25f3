/** What may happen to an issue next; what may not now is grey, with its reason. */
import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, TimeField } from '#app/ui/fields.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import { approveIssue, cancelIssue, handInIssue, pauseIssue, resumeIssue, sendIssueBack } from '../contract/issues.ts'
import { whyNotHandIn, whyNotIssue } from '../rules/issue.ts'
import type { OneIssue } from './Issue.tsx'

interface OfIssue {
  readonly of: OneIssue
}

export function IssueSteps({ of: one }: OfIssue) {
  const t = useWords()
  const may = (act: Parameters<typeof whyNotIssue>[0]) => whyNotIssue(act, one.state).length === 0
  const handIn = useAct(handInIssue)
  const resume = useAct(resumeIssue)
  if (!may('cancel')) return null
  return (
    <Card title={t('news.steps')}>
      <div className="stack">
        {may('approve') ? <Approve of={one} /> : null}
        <div className="row">
          {may('hand_in') ? (
            <Button
              kind="main"
              reasons={whyNotHandIn(
                one.texts,
                one.language,
                one.pictures.map(({ number }) => number),
              )}
              press={() => handIn.act({ issue: one.id })}
            >
              {t('news.hand_in')}
            </Button>
          ) : null}
          {may('resume') ? (
            <Button kind="main" press={() => resume.act({ issue: one.id })}>
              {t('news.resume')}
            </Button>
          ) : null}
          {may('send_back') ? <WithReason of={one} says={t('news.send_back')} route={sendIssueBack} /> : null}
          {may('pause') ? <WithReason of={one} says={t('news.pause')} route={pauseIssue} /> : null}
          <WithReason of={one} says={t('news.cancel')} route={cancelIssue} />
        </div>
        <Trouble of={handIn.error ?? resume.error} />
      </div>
    </Card>
  )
}

function Approve({ of: one }: OfIssue) {
  const t = useWords()
  const act = useAct(approveIssue)
  const start = { day: currentMe().today as string, time: '' }
  if (one.own) return <Reasons of={[refuse('issue.own_review')]} />
  return (
    <Form<typeof start, typeof approveIssue>
      name={`approve-${one.id}`}
      start={start}
      act={act}
      send={(values) => ({ issue: one.id, ...values })}
      submit={t('news.approve')}
    >
      <DayField name="day" label={t('news.day')} />
      <TimeField name="time" label={t('news.time')} />
    </Form>
  )
}

interface WithReasonProps extends OfIssue {
  readonly says: string
  readonly route: typeof sendIssueBack | typeof pauseIssue | typeof cancelIssue
}

function WithReason({ of: one, says, route }: WithReasonProps) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`${route.path}-${one.id}`}
      act={route}
      send={(reason) => ({ issue: one.id, reason })}
      words={says}
      asks={t('news.reason')}
      kind="other"
    />
  )
}
