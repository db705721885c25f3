/** The days of an event, one under the other: when each begins and ends, and what it is for. */
import { useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { DayField, TextField, TimeField, useValues } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { mostDays, numbers, type TypedDays } from './day-lines.ts'

export function DayFields() {
  const t = useWords()
  const typed = useValues<TypedDays>()
  const [shown, setShown] = useState(() => Math.max(1, numbers.filter((number) => typed[`day-${number}`]).length))
  return (
    <>
      {numbers.slice(0, shown).map((number) => (
        <div key={number} className="stack">
          <DayField
            name={`day-${number}`}
            label={t('meetings.day_number', { number })}
            {...(number > 1 ? { optional: true } : {})}
          />
          <TimeField name={`from-${number}`} label={t('meetings.field.from')} optional={number > 1} />
          <TimeField name={`until-${number}`} label={t('meetings.field.until')} optional={number > 1} />
          <TextField name={`says-${number}`} label={t('meetings.day_says')} optional />
        </div>
      ))}
      {shown < mostDays ? (
        <Button kind="quiet" icon="plus" press={() => setShown(shown + 1)}>
          {t('meetings.day_add')}
        </Button>
      ) : null}
    </>
  )
}
