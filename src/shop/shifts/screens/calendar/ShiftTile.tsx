/** One shift in the calendar: what it is, who leads, how full it is, and what is missing. */
import { pathTo } from '#app/paths.ts'
import { Icon } from '#app/ui/Icon.tsx'
import { Link } from '#app/ui/Link.tsx'
import { rangeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import type { readMonth } from '../../contract-calendar.ts'
import { hasHole } from '../../rules/calendar-filter.ts'

export type FilledShift = ReplyOf<typeof readMonth>['shifts'][number]

export const shiftHref = (id: string): string => pathTo('/staff/shifts/:shift', { shift: id })

export const hours = (shift: { readonly localStart: string; readonly localEnd: string }): string =>
  rangeWords(shift.localStart as TimeOfDay, shift.localEnd as TimeOfDay)

export function ShiftTile({ shift, time = false }: { readonly shift: FilledShift; readonly time?: boolean }) {
  const t = useWords()
  const runs = shift.state !== 'cancelled'
  return (
    <Link href={shiftHref(shift.id)}>
      <span
        className="shift-tile"
        data-state={shift.state}
        data-tone={shift.critical ? 'tomato' : hasHole(shift) ? 'honey' : undefined}
        style={{ borderInlineStartColor: shift.kindColour ?? undefined }}
      >
        {time ? <span className="shift-time">{hours(shift)}</span> : null}
        <strong>{shift.name}</strong>
        {time ? null : <span className="unseen">{hours(shift)}</span>}
        {runs ? <Fill shift={shift} /> : <span className="shift-off">{t('shifts.state.cancelled')}</span>}
        {runs ? (
          <span className="shift-lead" data-missing={shift.leadName === null || undefined}>
            {shift.leadName ?? t('shifts.cal.no_lead')}
          </span>
        ) : null}
        {shift.critical ? (
          <span className="shift-critical">
            <Icon name="alert" size={16} />
            {t('shifts.cal.critical')}
          </span>
        ) : null}
      </span>
    </Link>
  )
}

/** `5 of 6` with a bar that says the same; the number of people wanted is a mark on it. */
export function Fill({ shift }: { readonly shift: Pick<FilledShift, 'seats' | 'taken' | 'required'> }) {
  const t = useWords()
  const share = (part: number): string => `${shift.seats === 0 ? 0 : Math.min(100, (part * 100) / shift.seats)}%`
  return (
    <span className="shift-fill">
      <span className="shift-bar" aria-hidden="true">
        <span style={{ inlineSize: share(shift.taken) }} />
        {shift.required > 0 ? <i style={{ insetInlineStart: share(shift.required) }} /> : null}
      </span>
      <span className="figures">{t('shifts.fill', { taken: shift.taken, seats: shift.seats })}</span>
    </span>
  )
}
