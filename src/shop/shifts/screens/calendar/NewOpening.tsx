/** A one-off opening: a date that belongs to no template. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { readMonth } from '../../contract-calendar.ts'
import { openShift } from '../../contract-office.ts'
import { dayAsked } from './calendar-days.ts'
import { DayMarks } from './DayMarks.tsx'
import { newGroup } from './GroupFields.tsx'
import { ShiftFields, type ShiftValues, sentShift } from './ShiftFields.tsx'
import { shiftHref } from './ShiftTile.tsx'
import './calendar.css'

export function NewOpeningScreen() {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const day = dayAsked(address.get('day'))
  const open = useAct(openShift, { done: () => said(t('shifts.opening.done')) })
  const start: ShiftValues = {
    name: '',
    kind: '',
    day,
    starts: '09:00',
    ends: '12:00',
    lead: '',
    weight: '1',
    beneficiary: '',
    groups: JSON.stringify([{ ...newGroup, role: t('shifts.role.any'), seats: '5' }]),
  }
  return (
    <Page
      title={t('shifts.opening.new')}
      says={t('shifts.opening.says')}
      back={{ href: `/staff/shifts?day=${day}`, says: t('shifts.cal.title') }}
    >
      <Form
        name="new-opening"
        start={start}
        act={open}
        send={sentShift}
        submit={t('shifts.opening.open')}
        done={({ shift }) => address.go(shiftHref(shift), { replace: true })}
      >
        <ShiftFields />
        <DayNote />
      </Form>
    </Page>
  )
}

/** Whether the chosen day is a holiday or closed: an opening may be meant just for that. */
function DayNote() {
  const { day } = useValues<ShiftValues>()
  const apart = useRead(readMonth, { from: day, until: day }, { when: day !== '' })
  return apart.data ? <DayMarks day={day as Day} apart={apart.data} /> : null
}
