/** What the office may decide on somebody's counters and standing; each with its reasons against it beside the button. */
import { useAct } from '#app/reading.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, NumberField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { correctCounter, giveExtension, giveGrace, resign, unsubscribe } from '../../contract-counting.ts'

export interface Acted {
  readonly member: string
  readonly name: string
}

type Correction = {
  readonly counter: string
  readonly amount: string
  readonly effectiveOn: string
  readonly reason: string
}

export function CorrectCounter({ member, twoCounters }: Acted & { readonly twoCounters: boolean }) {
  const t = useWords()
  const { said } = useNotices()
  const correct = useAct(correctCounter, { done: () => said(t('shifts.standing.corrected')) })
  const counters = twoCounters ? (['main', 'make_up'] as const) : (['main'] as const)
  return (
    <Sheet words={t('shifts.standing.correct')} title={t('shifts.standing.correct')} icon="edit">
      {(close) => (
        <Form<Correction, typeof correctCounter>
          name={`correct-${member}`}
          start={{ counter: 'main', amount: '', effectiveOn: '', reason: '' }}
          act={correct}
          send={({ counter, amount, effectiveOn, reason }) => ({
            member,
            counter: counter as 'main' | 'make_up',
            amount: Number(amount.replace(',', '.')),
            reason,
            ...(effectiveOn ? { effectiveOn } : {}),
          })}
          submit={t('shifts.standing.correct')}
          done={close}
          keep={false}
        >
          <ChoiceField
            name="counter"
            label={t('shifts.standing.counter')}
            options={counters.map((value) => ({ value, label: t(`shifts.standing.counter.${value}`) }))}
          />
          <NumberField name="amount" label={t('shifts.standing.by')} hint={t('shifts.standing.by_hint')} />
          <DayField name="effectiveOn" label={t('shifts.standing.on')} hint={t('shifts.standing.on_hint')} optional />
          <TextField name="reason" label={t('shifts.standing.reason')} hint={t('shifts.standing.reason_hint')} />
        </Form>
      )}
    </Sheet>
  )
}

export function GiveGrace({ member, name }: Acted) {
  const t = useWords()
  const { said } = useNotices()
  const grace = useAct(giveGrace, { done: ({ until }) => said(t('shifts.standing.extended', { until })) })
  return (
    <Confirm
      words={t('shifts.standing.grace')}
      title={t('shifts.standing.grace_asks', { name })}
      says={t('shifts.standing.grace_says')}
      sure={t('shifts.standing.grace')}
      press={() => grace.act({ member })}
      error={grace.error}
      kind="other"
      icon="clock"
    />
  )
}

export function GiveExtension({ member }: Acted) {
  const t = useWords()
  const { said } = useNotices()
  const extend = useAct(giveExtension, { done: ({ until }) => said(t('shifts.standing.extended', { until })) })
  return (
    <Sheet words={t('shifts.standing.extend')} title={t('shifts.standing.extend')} icon="clock">
      {(close) => (
        <Form<{ readonly days: string }, typeof giveExtension>
          name={`extend-${member}`}
          start={{ days: '' }}
          act={extend}
          send={({ days }) => ({ member, ...(days ? { days: Number(days) } : {}) })}
          submit={t('shifts.standing.extend')}
          done={close}
          keep={false}
        >
          <NumberField name="days" label={t('shifts.standing.days')} hint={t('shifts.standing.days_hint')} optional />
        </Form>
      )}
    </Sheet>
  )
}

export function Unsubscribe({ member, name }: Acted) {
  const t = useWords()
  const { said } = useNotices()
  const leave = useAct(unsubscribe, { done: () => said(t('shifts.standing.unsubscribe_done')) })
  return (
    <Sheet
      words={t('shifts.standing.unsubscribe')}
      title={t('shifts.standing.unsubscribe_asks', { name })}
      kind="grave"
      icon="out"
    >
      {(close) => (
        <Form<{ readonly reason: string }, typeof unsubscribe>
          name={`unsubscribe-${member}`}
          start={{ reason: '' }}
          act={leave}
          send={({ reason }) => ({ member, reason })}
          submit={t('shifts.standing.unsubscribe')}
          done={close}
          keep={false}
        >
          <p>{t('shifts.standing.unsubscribe_says')}</p>
          <TextField name="reason" label={t('shifts.standing.reason')} />
        </Form>
      )}
    </Sheet>
  )
}

export function Resign({ member }: Acted) {
  const t = useWords()
  const { said } = useNotices()
  const leave = useAct(resign, { done: () => said(t('shifts.saved')) })
  return (
    <Sheet words={t('shifts.standing.resign')} title={t('shifts.standing.resign')} icon="door">
      {(close) => (
        <Form<{ readonly on: string }, typeof resign>
          name={`resign-${member}`}
          start={{ on: '' }}
          act={leave}
          send={({ on }) => ({ member, on: on === '' ? null : on })}
          submit={t('shifts.save')}
          done={close}
          keep={false}
        >
          <p>{t('shifts.standing.resign_says')}</p>
          <DayField name="on" label={t('shifts.standing.resign_on')} hint={t('shifts.standing.resign_hint')} optional />
        </Form>
      )}
    </Sheet>
  )
}
