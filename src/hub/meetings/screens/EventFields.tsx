/** An event as it is typed: for announcing and for changing. */
import { CheckField, ChecksField, DayField, LongTextField, NumberField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { readMoney } from '#platform/values/money.ts'
import { type Question, questions } from '../rules/places.ts'
import { DayFields } from './DayFields.tsx'
import { dayProblems, daysIn, startDays, typedDays } from './day-lines.ts'
import type { EventTerms } from './event-words.ts'
import type { MeetingReply } from './meeting-words.ts'

export interface TypedEvent {
  readonly title: string
  readonly about: string
  readonly place: string
  readonly videoLink: string
  readonly capacity: string
  readonly seats: string
  readonly questions: readonly string[]
  readonly priceSteps: string
  readonly openToAll: boolean
  readonly registerUntil: string
  readonly [field: string]: string | boolean | readonly string[]
}

export const noEvent: TypedEvent = {
  ...startDays,
  title: '',
  about: '',
  place: '',
  videoLink: '',
  capacity: '',
  seats: '',
  questions: [],
  priceSteps: '',
  openToAll: false,
  registerUntil: '',
}

/** As the meeting is: its days, its place; to an information session everybody may come. */
export const eventOfMeeting = (one: MeetingReply): TypedEvent => ({
  ...noEvent,
  title: one.title,
  ...typedDays(daysOf(one).map((day) => ({ day, from: one.from ?? '', until: one.until ?? '', says: null }))),
  place: one.place ?? '',
  videoLink: one.videoLink ?? '',
  openToAll: one.kind === 'info',
})

const daysOf = ({ day, lastDay }: MeetingReply): Day[] =>
  day === null ? [] : [...new Set([day as Day, (lastDay ?? day) as Day])]

const amount = (step: number): string =>
  `${Math.trunc(step / 100)}${step % 100 === 0 ? '' : `.${String(step % 100).padStart(2, '0')}`}`

export const typedEvent = (one: EventTerms & { readonly seatsPerOrganisation: number | null }): TypedEvent => ({
  title: one.title,
  about: one.about ?? '',
  ...typedDays(one.days),
  place: one.place ?? '',
  videoLink: one.videoLink ?? '',
  capacity: one.capacity === null ? '' : String(one.capacity),
  seats: one.seatsPerOrganisation === null ? '' : String(one.seatsPerOrganisation),
  questions: one.questions,
  priceSteps: one.priceSteps
    .filter((step) => step > 0)
    .map(amount)
    .join(' '),
  openToAll: one.openToAll,
  registerUntil: one.registerUntil ?? '',
})

const stepsOf = (typed: string): (number | null)[] =>
  typed
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => readMoney(word))

/** What can be seen before sending: days without a time, words that are no amounts. */
export const eventProblems = (typed: TypedEvent) => [
  ...dayProblems(typed),
  ...(stepsOf(typed.priceSteps).every((step) => step !== null) ? [] : [{ path: 'priceSteps', code: 'invalid_format' }]),
]

const numberOf = (typed: string): number | null => (typed === '' ? null : Number(typed))

export const sentEvent = (typed: TypedEvent) => ({
  title: typed.title,
  about: typed.about || null,
  days: daysIn(typed),
  place: typed.place || null,
  videoLink: typed.videoLink || null,
  capacity: numberOf(typed.capacity),
  seatsPerOrganisation: numberOf(typed.seats),
  questions: typed.questions as Question[],
  priceSteps: stepsOf(typed.priceSteps).filter((step) => step !== null),
  openToAll: typed.openToAll,
  registerUntil: typed.registerUntil || null,
})

export function EventFields() {
  const t = useWords()
  return (
    <>
      <TextField name="title" label={t('meetings.field.title')} />
      <LongTextField name="about" label={t('meetings.field.about')} rows={3} optional />
      <DayFields />
      <TextField name="place" label={t('meetings.field.place')} optional />
      <TextField name="videoLink" label={t('meetings.field.videoLink')} placeholder="https://" optional />
      <NumberField name="capacity" label={t('meetings.field.capacity')} hint={t('meetings.no_limit')} optional />
      <NumberField name="seats" label={t('meetings.field.seats')} hint={t('meetings.no_limit')} optional />
      <ChecksField
        name="questions"
        label={t('meetings.field.questions')}
        options={questions.map((value) => ({ value, label: t(`meetings.field.${value}`) }))}
        optional
      />
      <TextField name="priceSteps" label={t('meetings.field.priceSteps')} hint={t('meetings.price_hint')} optional />
      <DayField name="registerUntil" label={t('meetings.field.registerUntil')} optional />
      <CheckField name="openToAll" label={t('meetings.field.openToAll')} />
    </>
  )
}
