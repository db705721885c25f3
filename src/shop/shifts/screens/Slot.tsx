/** When a shift is, in the words of the reader. */
import { TimeRange } from '#app/ui/When.tsx'
import type { Day, TimeOfDay } from '#platform/values/day.ts'

interface Times {
  readonly day: string
  readonly localStart: string
  readonly localEnd: string
}

/** Contracts carry plain text; the server has checked that it is a day and two times. */
export function Slot({ of, withDay = true }: { readonly of: Times; readonly withDay?: boolean }) {
  const range = { from: of.localStart as TimeOfDay, until: of.localEnd as TimeOfDay }
  return withDay ? <TimeRange day={of.day as Day} {...range} /> : <TimeRange {...range} />
}
