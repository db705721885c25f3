/** What would change, for whom, who was asked, and what the need is. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, LongTextField, NumberField, TextField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import {
  answerConsultation,
  classifyNeed,
  finishAnalysis,
  guessAnalysis,
  noteReached,
  sendBack,
  startAnalysis,
} from '../contract/analysis.ts'
import { listAreas } from '../contract/order.ts'
import { classes, type NeedClass } from '../rules/consultation.ts'
import type { OfNeed } from './Need.tsx'
import { hoursOf, minutesOf } from './need-words.ts'

const tones: Readonly<Record<string, Tone>> = { agrees: 'fine', objects: 'refused', silent: 'quiet' }

export function AnalysisCard({ of: one }: OfNeed) {
  const t = useWords()
  const starting = useAct(startAnalysis)
  const provider = one.acting.find((own) => own.provider)
  const canStart = one.state === 'prioritised' && (one.steers || provider !== undefined)
  const canFinish = one.state === 'in_analysis' && provider !== undefined
  if (!one.what && !canStart && !canFinish) return null
  return (
    <Card title={t('needs.analysis')} tone={one.state === 'analysed' ? 'honey' : undefined}>
      {one.what ? <Findings of={one} /> : null}
      <div className="row">
        {canStart ? (
          <Button
            kind="main"
            press={() => starting.act({ need: one.id, participant: one.steers ? null : (provider?.id ?? null) })}
          >
            {t('needs.start_analysis')}
          </Button>
        ) : null}
        {canStart && provider ? <Guess of={one} participant={provider.id} /> : null}
        {canFinish && provider ? <Finish of={one} participant={provider.id} /> : null}
        {one.state === 'analysed' ? <Answers of={one} /> : null}
        {one.state === 'analysed' && one.steers ? <Classify of={one} /> : null}
      </div>
      <Trouble of={starting.error} />
    </Card>
  )
}

/** How long the analysis may take: the queue is reckoned from it. */
function Guess({ of: one, participant }: OfNeed & { readonly participant: string }) {
  const t = useWords()
  const act = useAct(guessAnalysis)
  const start = { hours: one.guessedMinutes === null ? '' : String(hoursOf(one.guessedMinutes)) }
  return (
    <Sheet words={t('needs.guess_analysis')} title={t('needs.guess_analysis')}>
      {(close) => (
        <Form<typeof start, typeof guessAnalysis>
          name={`guess-${one.id}`}
          start={start}
          act={act}
          keep={false}
          send={({ hours }) => ({ need: one.id, participant, minutes: minutesOf(hours) ?? 0 })}
          submit={t('needs.guess_analysis')}
          check={({ hours }) => (Number.isInteger(minutesOf(hours)) ? [] : [{ path: 'hours', code: 'number' }])}
          done={close}
        >
          <NumberField name="hours" label={t('needs.field.hours')} hint={t('needs.hint.hours')} decimal />
        </Form>
      )}
    </Sheet>
  )
}

function Findings({ of: one }: OfNeed) {
  const t = useWords()
  return (
    <>
      <Facts
        long
        of={[
          { name: t('needs.field.what'), value: one.what },
          { name: t('needs.field.whatNot'), value: one.whatNot },
          ...(one.consultUntil
            ? [{ name: t('needs.field.consultUntil'), value: dayWords(one.consultUntil as Day) }]
            : []),
          ...(one.class ? [{ name: t('needs.field.class'), value: t(`needs.class.${one.class}`) }] : []),
          ...(one.classBecause ? [{ name: t('needs.field.because'), value: one.classBecause }] : []),
        ]}
      />
      {one.notReached.length > 0 ? <p>{t('needs.not_reached', { names: one.notReached })}</p> : null}
      <ul className="need-list">
        {one.consulted.map((asked) => (
          <li key={asked.id}>
            <strong>{asked.name}</strong>{' '}
            <Status tone={tones[asked.answer] ?? 'quiet'} says={t(`needs.answer.${asked.answer}`)} />
            {asked.effect ? <p>{asked.effect}</p> : null}
            {asked.reason ? <p className="quiet">{asked.reason}</p> : null}
            {asked.reachedHow ? <p className="quiet">{t('needs.reached_how', { how: asked.reachedHow })}</p> : null}
            {one.steers && asked.reachedOn === null ? (
              <Reached of={one} participant={asked.id} name={asked.name} />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

const reaching = { how: '' }

function Reached({ of: one, participant, name }: OfNeed & { readonly participant: string; readonly name: string }) {
  const t = useWords()
  const act = useAct(noteReached)
  return (
    <Sheet words={t('needs.note_reached')} title={t('needs.note_reached_as', { name })} kind="quiet">
      {(close) => (
        <Form<typeof reaching, typeof noteReached>
          name={`reached-${one.id}-${participant}`}
          start={reaching}
          act={act}
          send={({ how }) => ({ need: one.id, participant, how })}
          submit={t('needs.note_reached')}
          done={close}
        >
          <TextField name="how" label={t('needs.field.how')} />
        </Form>
      )}
    </Sheet>
  )
}

function Answers({ of: one }: OfNeed) {
  return one.acting
    .filter(({ id, powers }) => powers.includes('position') && one.consulted.some((asked) => asked.id === id))
    .map((own) => <Answer key={own.id} of={one} participant={own.id} name={own.name} />)
}

const answering = { answer: 'agrees', reason: '' }

function Answer({ of: one, participant, name }: OfNeed & { readonly participant: string; readonly name: string }) {
  const t = useWords()
  const act = useAct(answerConsultation)
  return (
    <Sheet words={t('needs.answer_consultation')} title={t('needs.answer_as', { name })} kind="main">
      {(close) => (
        <Form<typeof answering, typeof answerConsultation>
          name={`answer-${one.id}`}
          start={answering}
          act={act}
          send={({ answer, reason }) => ({
            need: one.id,
            participant,
            answer: answer as 'agrees' | 'objects',
            reason: reason || null,
          })}
          submit={t('needs.answer_consultation')}
          done={close}
        >
          <ChoiceField
            name="answer"
            label={t('needs.field.answer')}
            options={['agrees', 'objects'].map((value) => ({ value, label: t(`needs.answer.${value}`) }))}
          />
          <LongTextField
            name="reason"
            label={t('needs.field.because')}
            hint={t('needs.hint.objection')}
            rows={3}
            optional
          />
        </Form>
      )}
    </Sheet>
  )
}

/** A text for each organisation of the area, beside what changes and what does not. */
function Finish({ of: one, participant }: OfNeed & { readonly participant: string }) {
  const t = useWords()
  const act = useAct(finishAnalysis)
  const areas = useRead(listAreas, {})
  return (
    <Sheet words={t('needs.finish_analysis')} title={t('needs.finish_analysis')} kind="main">
      {(close) => (
        <Read of={areas}>
          {({ areas: all }) => {
            const users = all.find(({ area }) => area === one.area)?.organisations ?? []
            const start: Record<string, string> = { what: one.what ?? '', whatNot: one.whatNot ?? '' }
            for (const { id } of users) start[id] = ''
            return (
              <Form<Record<string, string>, typeof finishAnalysis>
                name={`finish-${one.id}`}
                start={start}
                act={act}
                send={({ what = '', whatNot = '', ...effects }) => ({
                  need: one.id,
                  participant,
                  what,
                  whatNot,
                  effects: Object.entries(effects).map(([id, effect]) => ({ participant: id, effect })),
                })}
                submit={t('needs.finish_analysis')}
                done={close}
              >
                <LongTextField name="what" label={t('needs.field.what')} rows={3} />
                <LongTextField name="whatNot" label={t('needs.field.whatNot')} rows={2} />
                {users.map(({ id, name }) => (
                  <TextField key={id} name={id} label={t('needs.effect_for', { name })} />
                ))}
              </Form>
            )
          }}
        </Read>
      )}
    </Sheet>
  )
}

const classifying = { value: 'common', reasons: '', altersCommonCode: false }
const asking = { question: '' }

function Classify({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(classifyNeed)
  const back = useAct(sendBack)
  return (
    <>
      <Sheet words={t('needs.classify')} title={t('needs.classify')}>
        {(close) => (
          <Form<typeof classifying, typeof classifyNeed>
            name={`class-${one.id}`}
            start={classifying}
            act={act}
            send={({ value, ...rest }) => ({ need: one.id, value: value as NeedClass, ...rest })}
            submit={t('needs.classify')}
            done={close}
          >
            <ChoiceField
              name="value"
              label={t('needs.field.class')}
              options={classes.map((value) => ({ value, label: t(`needs.class.${value}`) }))}
            />
            <LongTextField name="reasons" label={t('needs.reason_public')} rows={2} />
            <CheckField name="altersCommonCode" label={t('needs.alters_common')} />
          </Form>
        )}
      </Sheet>
      <Sheet words={t('needs.send_back')} title={t('needs.send_back')} kind="quiet">
        {(close) => (
          <Form<typeof asking, typeof sendBack>
            name={`back-${one.id}`}
            start={asking}
            act={back}
            send={({ question }) => ({ need: one.id, question })}
            submit={t('needs.send_back')}
            done={close}
          >
            <LongTextField name="question" label={t('needs.field.question')} rows={2} />
          </Form>
        )}
      </Sheet>
    </>
  )
}
