/** A fixed seat in words: "every 4 weeks on Monday, 8:30–11:15, week B". */
import { rangeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { TimeOfDay } from '#platform/values/day.ts'

export interface FixedSeatTimes {
  readonly weekday: number | null
  readonly everyDays: number | null
  readonly weekLetter: string | null
  readonly starts: string
  readonly ends: string
}

export function FixedSeatWords({ seat }: { readonly seat: FixedSeatTimes }) {
  const t = useWords()
  const times = rangeWords(seat.starts as TimeOfDay, seat.ends as TimeOfDay)
  const weekday = seat.weekday === null ? null : t(`shifts.weekday.${seat.weekday}`)
  const weeks = seat.everyDays !== null && seat.everyDays % 7 === 0 ? seat.everyDays / 7 : null
  const often = weekday !== null && weeks !== null ? t('shifts.every_weeks', { count: weeks, weekday }) : weekday
  const week = seat.weekLetter && weeks !== 1 ? t('shifts.in_week', { week: seat.weekLetter }) : null
  return <>{[often, times, week].filter(Boolean).join(', ')}</>
}
