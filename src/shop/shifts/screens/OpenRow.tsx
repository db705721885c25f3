/** An open shift as a line: what it is, whether it wants people, whether it is for me. */
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { findShifts } from '../contract.ts'
import { ShiftRow } from './ShiftRow.tsx'

export type Open = ReplyOf<typeof findShifts>['shifts'][number]

export function OpenRow({ shift, withDay = false }: { readonly shift: Open; readonly withDay?: boolean }) {
  const t = useWords()
  const mine = shift.whyNot.some(({ code }) => code === 'shift.same_shift')
  const full = shift.free === 0
  const refused = shift.whyNot.length > 0
  return (
    <ShiftRow
      shift={shift}
      withDay={withDay}
      off={refused && !mine}
      aside={t(full ? 'shifts.full' : 'shifts.free', { count: shift.free })}
    >
      <span>{shift.name}</span>
      {mine ? <Status tone="fine" says={t('shifts.booked_by_me')} /> : null}
      {shift.needsPeople && !mine ? <Status tone="attention" icon="people" says={t('shifts.needs_people')} /> : null}
      {refused && !mine && !full ? <Status tone="quiet" says={t('shifts.not_for_me')} /> : null}
    </ShiftRow>
  )
}
