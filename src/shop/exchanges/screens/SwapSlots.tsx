/** What one gives and what one gets, one above the other, each with its day and hours. */
import { Day, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import type { readProposal } from '../contract-swap-answer.ts'
import './swaps.css'

type Slot = ReplyOf<typeof readProposal>['gives']

interface SlotsProps {
  readonly gives: Slot
  readonly takes: Slot
  readonly from: string | null
}

export function SwapSlots({ gives, takes, from }: SlotsProps) {
  const t = useWords()
  return (
    <dl className="swap-slots">
      <div>
        <dt>{t('exchanges.swap.gives')}</dt>
        <dd>
          <SlotWords slot={gives} />
        </dd>
      </div>
      <div data-gets>
        <dt>{from ? t('exchanges.swap.takes_from', { who: from }) : t('exchanges.swap.takes')}</dt>
        <dd>
          <SlotWords slot={takes} />
        </dd>
      </div>
    </dl>
  )
}

export const SlotWords = ({ slot }: { readonly slot: Pick<Slot, 'day' | 'localStart' | 'localEnd' | 'name'> }) => (
  <>
    <strong>
      <Day day={slot.day as CalendarDay} />{' '}
      <TimeRange from={slot.localStart as TimeOfDay} until={slot.localEnd as TimeOfDay} />
    </strong>
    <span className="quiet">{slot.name}</span>
  </>
)
