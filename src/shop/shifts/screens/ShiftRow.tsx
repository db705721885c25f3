/** One shift as a line that is pressed as a whole and leads to its page. */
import type { CSSProperties, ReactNode } from 'react'
import { pathTo } from '#app/paths.ts'
import { Icon } from '#app/ui/Icon.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Day } from '#app/ui/When.tsx'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { Slot } from './Slot.tsx'
import './members.css'

export interface ShiftRowProps {
  readonly shift: {
    readonly id: string
    readonly day: string
    readonly localStart: string
    readonly localEnd: string
    readonly kindColour: string | null
  }
  /** Under days the day itself is not said again. */
  readonly withDay?: boolean
  /** Below the time: what it is, and whatever marks it. */
  readonly children: ReactNode
  /** At the end of the line: how many are free. */
  readonly aside?: ReactNode
  /** Cancelled, or not to be taken. */
  readonly off?: boolean
  /** Under the line, outside of what is pressed. */
  readonly below?: ReactNode
}

export const ShiftRow = ({ shift, withDay = false, children, aside, off, below }: ShiftRowProps) => (
  <li>
    <Link
      className="shift-row"
      href={pathTo('/shifts/:shift', { shift: shift.id })}
      data-off={off || undefined}
      style={shift.kindColour ? ({ '--kind': shift.kindColour } as CSSProperties) : undefined}
    >
      <span className="shift-row-what">
        <span className="shift-row-when">
          {withDay ? <Day day={shift.day as CalendarDay} /> : null} <Slot of={shift} withDay={false} />
        </span>
        {children}
      </span>
      <span className="shift-row-free">{aside}</span>
      <Icon name="forward" />
    </Link>
    {below}
  </li>
)
