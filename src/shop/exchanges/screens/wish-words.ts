/** A wish in words: a shift with its day and hours, or what a pattern says. */
import { dayWords, timeWords } from '#app/ui/When.tsx'
import { t } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import type { readMySwaps } from '../contract-swap.ts'

export type Wished = ReplyOf<typeof readMySwaps>['mine'][number]['wishes'][number]

export function wishWords({ shift, weekday, starts, kindName, from, until }: Wished): string {
  if (shift) return [dayWords(shift.day as Day), timeWords(shift.localStart as TimeOfDay), shift.name].join(' · ')
  const parts = [
    weekday === null ? null : t(`shifts.weekday.${weekday}`),
    starts === null ? null : timeWords(starts as TimeOfDay),
    kindName,
    from === null ? null : t('exchanges.swap.wish_from', { from: dayWords(from as Day) }),
    until === null ? null : t('exchanges.swap.wish_until', { until: dayWords(until as Day) }),
  ]
  return parts.filter((one) => one !== null).join(' · ')
}
