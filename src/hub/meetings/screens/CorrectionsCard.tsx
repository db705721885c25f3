/** Corrections of published minutes: asked by organisations, answered by whoever wrote. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { answerCorrection, askCorrection } from '../contract/minutes.ts'
import type { MeetingReply, OfMeeting } from './meeting-words.ts'

export function CorrectionsCard({ of: one }: OfMeeting) {
  const t = useWords()
  if (one.state !== 'minutes_published' && one.corrections.length === 0) return null
  return (
    <section>
      {one.corrections.length > 0 ? <h3>{t('meetings.corrections')}</h3> : null}
      <ul className="meeting-list">
        {one.corrections.map((asked) => (
          <li key={asked.id}>
            <strong>{asked.organisation}</strong> <span className="quiet">{asked.person}</span>
            <p>{asked.text}</p>
            {asked.answer ? (
              <p className="quiet">{t(`meetings.correction.${asked.answer}`, { reason: asked.reason ?? '' })}</p>
            ) : one.writes ? (
              <Answer asked={asked} />
            ) : null}
          </li>
        ))}
      </ul>
      {one.state === 'minutes_published' && one.acting.length > 0 ? <Ask of={one} /> : null}
    </section>
  )
}

function Ask({ of: one }: OfMeeting) {
  const t = useWords()
  const act = useAct(askCorrection)
  const start = { participant: one.acting[0]?.id ?? '', text: '' }
  return (
    <Sheet words={t('meetings.correct')} title={t('meetings.correct')} kind="other">
      {(close) => (
        <Form<typeof start, typeof askCorrection>
          name={`correction-${one.id}`}
          start={start}
          act={act}
          send={(typed) => ({ meeting: one.id, ...typed })}
          submit={t('meetings.correct')}
          done={close}
        >
          {one.acting.length > 1 ? (
            <SelectField
              name="participant"
              label={t('meetings.for')}
              options={one.acting.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <LongTextField name="text" label={t('meetings.field.what')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}

function Answer({ asked }: { readonly asked: MeetingReply['corrections'][number] }) {
  const t = useWords()
  const take = useAct(answerCorrection)
  const decline = useAct(answerCorrection)
  return (
    <div className="row">
      <Button
        kind="other"
        press={() => take.act({ correction: asked.id, answer: 'taken_up' })}
        reasons={take.refusals}
        busy={take.busy}
      >
        {t('meetings.take_up')}
      </Button>
      <Sheet words={t('meetings.decline')} title={t('meetings.decline')} kind="quiet">
        {(close) => (
          <Form<{ readonly reason: string }, typeof answerCorrection>
            name={`decline-${asked.id}`}
            start={{ reason: '' }}
            act={decline}
            send={({ reason }) => ({ correction: asked.id, answer: 'declined', reason })}
            submit={t('meetings.decline')}
            done={close}
          >
            <LongTextField name="reason" label={t('meetings.field.reason')} rows={2} />
          </Form>
        )}
      </Sheet>
      <Trouble of={take.refusals.length > 0 ? null : take.error} />
    </div>
  )
}
