/** Putting somebody on a shift: the office sees every reason against it, and may set it aside by saying why. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { rangeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { bookSeat } from '../contract.ts'
import { readWeek } from '../contract-calendar.ts'

type Values = { readonly day: string; readonly shift: string; readonly reason: string }

export function BookFor({ member }: { readonly member: string }) {
  const t = useWords()
  const { said } = useNotices()
  const book = useAct(bookSeat, { done: () => said(t('shifts.booked_them')) })
  return (
    <Sheet words={t('shifts.book_for')} title={t('shifts.book_for')} icon="plus">
      {(close) => (
        <Form<Values, typeof bookSeat>
          name={`book-${member}`}
          start={{ day: currentMe().today ?? '', shift: '', reason: '' }}
          act={book}
          send={({ shift, reason }) => ({
            shift,
            member,
            warningsAccepted: true,
            ...(reason.trim() ? { reason } : {}),
          })}
          submit={t('shifts.book_for')}
          done={close}
          keep={false}
        >
          <DayField name="day" label={t('shifts.day')} />
          <ShiftField />
          <TextField name="reason" label={t('shifts.override')} hint={t('shifts.override_hint')} optional />
        </Form>
      )}
    </Sheet>
  )
}

/** The shifts of the chosen day. */
function ShiftField() {
  const t = useWords()
  const day = String(useValues()['day'] ?? '')
  const week = useRead(readWeek, { day, days: '1' }, { when: day !== '' })
  const options = (week.data?.shifts ?? [])
    .filter(({ state }) => state === 'planned')
    .map((shift) => {
      const free = shift.groups.reduce((sum, { seats, taken }) => sum + Math.max(0, seats - taken), 0)
      const times = rangeWords(shift.localStart as TimeOfDay, shift.localEnd as TimeOfDay)
      const fill = t(free > 0 ? 'shifts.free' : 'shifts.full', { count: free })
      return { value: shift.id, label: `${times} ${shift.name} (${fill})` }
    })
  return <SelectField name="shift" label={t('shifts.one')} options={options} />
}
