/** The next shift, large: when, what, with whom, and the way for whoever cannot come. On the page of one's shifts and
 *  on Home. */
import type { ReactNode } from 'react'
import { pathTo } from '#app/paths.ts'
import { SeatParts } from '#app/screens/GatheredParts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import type { readMyShifts } from '../contract.ts'
import './members.css'

export type Mine = ReplyOf<typeof readMyShifts>['shifts'][number]

export function NextShift({ shift, children }: { readonly shift: Mine; readonly children: ReactNode }) {
  const t = useWords()
  const off = shift.shiftState !== 'planned'
  return (
    <section className="next-shift" data-off={off || undefined} aria-labelledby="next-shift">
      <h2 id="next-shift">{t('shifts.next')}</h2>
      <Link className="next-shift-when" href={pathTo('/shifts/:shift', { shift: shift.shift })}>
        <Day day={shift.day as CalendarDay} />
        <TimeRange from={shift.localStart as TimeOfDay} until={shift.localEnd as TimeOfDay} />
      </Link>
      <p>
        {shift.name}
        {shift.weekLetter ? <span className="quiet"> · {t('shifts.in_week', { week: shift.weekLetter })}</span> : null}
      </p>
      <Marks shift={shift} />
      <div className="row">
        {mayChange(shift) ? <SeatParts attendance={shift.attendance} /> : null}
        {children}
      </div>
    </section>
  )
}

/** The seat stands and its shift has not begun: whoever cannot come may still say so. */
export const mayChange = ({ state, shiftState, whyNotCancel }: Mine): boolean =>
  state === 'planned' && shiftState === 'planned' && !whyNotCancel.some(({ code }) => code === 'shift.past')

/** What marks a seat: cancelled, led by me or by somebody, make-up, fixed. */
export function Marks({ shift }: { readonly shift: Mine }) {
  const t = useWords()
  const off = shift.shiftState !== 'planned'
  return (
    <>
      {off ? <Status tone="refused" says={t(`shifts.state.${shift.shiftState}`)} /> : null}
      {off && shift.cancelReason ? <span className="quiet">{shift.cancelReason}</span> : null}
      {shift.insteadOf ? <span className="quiet">{t('shifts.instead_of', { name: shift.insteadOf })}</span> : null}
      {shift.leading ? <Status tone="news" icon="star" says={t('shifts.leading')} /> : null}
      {shift.leadName && !shift.leading ? (
        <span className="quiet">{t('shifts.led_by', { name: shift.leadName })}</span>
      ) : null}
      {shift.purpose === 'regular' || shift.purpose === 'flying' ? null : (
        <Status tone="news" says={t(`shifts.purpose.${shift.purpose}`)} />
      )}
    </>
  )
}
