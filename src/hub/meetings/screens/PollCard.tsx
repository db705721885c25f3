/** When can you come? Everybody answers for themselves, whoever leads chooses. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment, momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { answerDates, askDates, chooseDate } from '../contract/polls.ts'
import type { MeetingReply, OfMeeting } from './meeting-words.ts'

type Poll = NonNullable<MeetingReply['poll']>

export function PollCard({ of: one }: OfMeeting) {
  const t = useWords()
  if (one.state !== 'planned' || (one.poll === null && !(one.leads && one.startsAt === null))) return null
  const { poll } = one
  return (
    <Card title={t('meetings.poll')} tone={poll?.open ? 'honey' : undefined}>
      {poll ? (
        <>
          <p className="quiet">
            {poll.open && poll.until ? t('meetings.poll_until', { day: poll.until }) : t('meetings.poll_over')}
          </p>
          <ul className="meeting-list">
            {poll.slots.map((slot) => (
              <Slot key={slot.id} of={one} slot={slot} />
            ))}
          </ul>
          {poll.open && one.acting.length > 0 ? <Answer of={one} poll={poll} /> : null}
        </>
      ) : null}
      {one.leads ? <Ask of={one} /> : null}
    </Card>
  )
}

function Slot({ of: one, slot }: OfMeeting & { readonly slot: Poll['slots'][number] }) {
  const t = useWords()
  const choose = useAct(chooseDate)
  const said = [
    t('meetings.points', { points: slot.points }),
    slot.cannot > 0 ? t('meetings.cannot', { count: slot.cannot }) : null,
    slot.answers.map(({ person, score }) => `${person} ${score}`).join(', '),
  ]
  return (
    <li>
      <strong>
        <Moment at={slot.startsAt as Instant} />
      </strong>{' '}
      <span className="quiet">
        {t(slot.minutes < 60 ? 'meetings.item_minutes' : 'meetings.slot_hours', { minutes: slot.minutes })}
      </span>{' '}
      {slot.rank === 1 && slot.points > 0 ? <Status tone="fine" says={t('meetings.best')} /> : null}
      <br />
      <span className="quiet">{said.filter((part) => part).join(' · ')}</span>
      {one.leads ? (
        <div>
          <Button
            kind="quiet"
            press={() => choose.act({ meeting: one.id, slot: slot.id })}
            reasons={choose.refusals}
            busy={choose.busy}
          >
            {t('meetings.choose')}
          </Button>
          <Trouble of={choose.refusals.length > 0 ? null : choose.error} />
        </div>
      ) : null}
    </li>
  )
}

function Answer({ of: one, poll }: OfMeeting & { readonly poll: Poll }) {
  const t = useWords()
  const act = useAct(answerDates)
  const start: Record<string, string> = Object.fromEntries(
    poll.slots.map(({ id, own }) => [id, own === null ? '' : String(own)]),
  )
  const scores = ['2', '1', '0'].map((value) => ({ value, label: t(`meetings.score.${value}`) }))
  return (
    <Sheet words={t('meetings.send_dates')} title={t('meetings.poll')} kind="main">
      {(close) => (
        <Form<typeof start, typeof answerDates>
          name={`dates-${one.id}`}
          start={start}
          act={act}
          send={(typed) => ({
            meeting: one.id,
            answers: poll.slots.map(({ id }) => ({ slot: id, score: Number(typed[id]) })),
          })}
          submit={t('meetings.send_dates')}
          done={close}
        >
          {poll.slots.map(({ id, startsAt }) => (
            <ChoiceField key={id} name={id} label={momentWords(startsAt as Instant)} options={scores} />
          ))}
        </Form>
      )}
    </Sheet>
  )
}

const slotLine = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/

function Ask({ of: one }: OfMeeting) {
  const t = useWords()
  const act = useAct(askDates)
  const linesOf = (typed: string) =>
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return (
    <Sheet words={t('meetings.ask_dates')} title={t('meetings.ask_dates')} kind="other">
      {(close) => (
        <Form<{ readonly slots: string; readonly until: string }, typeof askDates>
          name={`ask-dates-${one.id}`}
          start={{ slots: '', until: '' }}
          act={act}
          check={({ slots }) =>
            linesOf(slots).every((line) => slotLine.test(line)) ? [] : [{ path: 'slots', code: 'invalid_format' }]
          }
          send={({ slots, until }) => ({
            meeting: one.id,
            slots: linesOf(slots).map((line) => {
              const [, day = '', from = ''] = slotLine.exec(line) ?? []
              return { day, from }
            }),
            until: until || null,
          })}
          submit={t('meetings.ask_dates')}
          done={close}
        >
          <LongTextField name="slots" label={t('meetings.slots')} hint={t('meetings.slots_hint')} rows={5} />
          <DayField name="until" label={t('meetings.field.until')} optional />
        </Form>
      )}
    </Sheet>
  )
}
