/** The own seat on a shift: giving it back with what follows and a way back; a fixed seat is explained instead. */
import { call } from '#app/call.ts'
import { asCallError } from '#app/call-error.ts'
import { queries, useAct } from '#app/reading.ts'
import { SeatParts } from '#app/screens/GatheredParts.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { bookSeat, cancelSeat } from '../contract.ts'
import type { OpenOne } from './OpenShift.tsx'

export interface OwnSeatProps {
  readonly shift: OpenOne
  readonly seat: NonNullable<OpenOne['own']>
}

export function OwnSeat({ shift, seat }: OwnSeatProps) {
  const t = useWords()
  const { said, undo } = useNotices()
  /** Takes the seat again: the others may have been faster, which is then said. */
  const back = async () => {
    try {
      await call(bookSeat, { shift: shift.id, warningsAccepted: true })
      said(t('shifts.booked'))
    } catch (thrown) {
      const [no] = asCallError(thrown).refusals
      said(no ? t(`refusal.${no.code}`, no.facts) : t('app.fault.says'))
    }
    await queries.invalidateQueries()
  }
  const cancel = useAct(cancelSeat, { done: () => undo(t('shifts.given_back'), back) })
  if (shift.state !== 'planned' || seat.state !== 'planned') return null
  if (seat.replacedBy) return <p>{t('shifts.replaced_by', { name: seat.replacedBy })}</p>
  if (seat.insteadOf)
    return (
      <>
        <p>{t('shifts.instead_of', { name: seat.insteadOf })}</p>
        <SeatParts attendance={seat.attendance} />
      </>
    )
  const fixed = seat.whyNotCancel.some(({ code }) => code === 'attendance.fixed')
  if (fixed)
    return (
      <>
        {seat.fixed ? <p>{t('shifts.fixed_here')}</p> : null}
        <SeatParts attendance={seat.attendance} />
      </>
    )
  return (
    <div className="row">
      <Confirm
        words={t('shifts.give_back')}
        title={t('shifts.give_back_asks')}
        says={t('shifts.give_back_says')}
        sure={t('shifts.give_back')}
        press={() => cancel.act({ attendance: seat.attendance })}
        error={cancel.error}
        kind="other"
        reasons={seat.whyNotCancel as readonly Refusal[]}
      />
      <SeatParts attendance={seat.attendance} />
    </div>
  )
}
