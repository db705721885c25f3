/** Days of dates: the first with how many in all, and all of them when opened. */
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'

const shownAtOnce = 3

export function Days({ days }: { readonly days: readonly string[] }) {
  const t = useWords()
  const words = days.map((day) => dayWords(day as Day))
  if (words.length <= shownAtOnce) return <>{words.join(', ')}</>
  return (
    <details className="more-days">
      <summary>
        {t('shifts.plan.days_from', { count: days.length, first: days[0] ?? '', last: days.at(-1) ?? '' })}
      </summary>
      {words.join(', ')}
    </details>
  )
}
