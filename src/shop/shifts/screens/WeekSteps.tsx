/** To the week before and the week after; the week stands in the address. */
import { useAddress } from '#app/address.ts'
import { Button } from '#app/ui/Button.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { addDays, type Day as CalendarDay } from '#platform/values/day.ts'

export function WeekSteps({ monday }: { readonly monday: CalendarDay }) {
  const t = useWords()
  const address = useAddress()
  return (
    <div className="row">
      <Button kind="other" press={() => address.set({ week: addDays(monday, -7) })}>
        {t('shifts.week_before')}
      </Button>
      <strong>
        <Day day={monday} /> – <Day day={addDays(monday, 6)} />
      </strong>
      <Button kind="other" press={() => address.set({ week: addDays(monday, 7) })}>
        {t('shifts.week_after')}
      </Button>
    </div>
  )
}
