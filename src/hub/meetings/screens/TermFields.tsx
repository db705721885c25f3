/** When and where, as it is typed: for planning and for changing. */
import { ChecksField, DayField, TextField, TimeField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { languageOptions, type Spoken } from './meeting-words.ts'

export interface TypedTerms {
  readonly title: string
  readonly day: string
  readonly from: string
  readonly lastDay: string
  readonly until: string
  readonly place: string
  readonly videoLink: string
  readonly languages: readonly string[]
  readonly [field: string]: string | readonly string[]
}

export const sentTerms = ({ day, from, lastDay, until, place, videoLink, languages }: TypedTerms) => ({
  day: day || null,
  from,
  lastDay: lastDay || null,
  until,
  place: place || null,
  videoLink: videoLink || null,
  languages: languages as Spoken[],
})

interface TermProps {
  readonly titleHint?: string
  readonly dayOptional?: boolean
}

export function TermFields({ titleHint, dayOptional = false }: TermProps) {
  const t = useWords()
  return (
    <>
      <TextField
        name="title"
        label={t('meetings.field.title')}
        {...(titleHint ? { hint: titleHint, optional: true } : {})}
      />
      <DayField
        name="day"
        label={t('meetings.field.day')}
        {...(dayOptional ? { hint: t('meetings.date_hint'), optional: true } : {})}
      />
      <TimeField name="from" label={t('meetings.field.from')} />
      <TimeField name="until" label={t('meetings.field.until')} />
      <DayField name="lastDay" label={t('meetings.field.lastDay')} optional />
      <TextField name="place" label={t('meetings.field.place')} optional />
      <TextField name="videoLink" label={t('meetings.field.videoLink')} placeholder="https://" optional />
      <ChecksField name="languages" label={t('meetings.field.languages')} options={languageOptions()} optional />
    </>
  )
}
