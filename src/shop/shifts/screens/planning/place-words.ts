/** Where a template lies and how it stands, in words. */
import type { Tone } from '#app/ui/Status.tsx'
import { t } from '#app/words.ts'

export interface Placed {
  readonly weekLetter?: string | null
  readonly week?: string | number | null
  readonly weekday: number | null
  readonly day: number | null
  readonly every: number | null
  readonly unit: 'day' | 'week' | 'month' | 'year' | null
}

/** `Week A, Monday`, `Week A, day 3`, or `Every 2 weeks`. */
export function placeWords({ weekLetter, week, weekday, day, every, unit }: Placed): string {
  if (every !== null && unit !== null) return t(`shifts.plan.every_${unit}`, { count: every })
  const letter = weekLetter ?? (week === null || week === undefined ? '' : String(week))
  return t('shifts.plan.week_and_day', { week: letter, day: dayName(weekday, day) })
}

export const dayName = (weekday: number | null, day: number | null): string =>
  weekday === null ? t('shifts.plan.day_number', { day }) : t(`shifts.weekday.${weekday}`)

export const stateTones = { draft: 'attention', active: 'fine', ended: 'quiet' } as const satisfies Record<string, Tone>

export const seatTones = { running: 'fine', coming: 'news', past: 'quiet' } as const satisfies Record<string, Tone>

export const campaignTones = {
  needs_people: 'attention',
  open: 'news',
  locked: 'quiet',
  full: 'fine',
} as const satisfies Record<string, Tone>
