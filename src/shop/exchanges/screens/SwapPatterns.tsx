/** Wishes beyond the ticks: weekdays, a start, a kind, days. Sent together with what is ticked already. */
import type { Acting } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, DayField, SelectField } from '#app/ui/fields.tsx'
import { timeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { SentOf } from '#platform/route.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import type { askSwap } from '../contract-swap.ts'
import { useSeat } from './addresses.ts'
import type { Ways } from './Swap.tsx'

export type GivenWish = SentOf<typeof askSwap>['wishes'][number]

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const start = { weekdays: [] as string[], starts: '', kind: '', from: '', until: '' }

interface PatternsProps {
  readonly of: Ways['patterns']
  readonly ticked: readonly GivenWish[]
  readonly wishing: Acting<typeof askSwap>
}

/** One wish for each weekday, as dear as one another; none ticked: one for any day. */
function patternsOf({ weekdays: days, starts, kind, from, until }: typeof start, rank: number): GivenWish[] {
  const rest = {
    rank,
    ...(starts ? { starts } : {}),
    ...(kind ? { kind } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  }
  return days.length === 0 ? [rest] : days.map((day) => ({ ...rest, weekday: Number(day) }))
}

export function SwapPatterns({ of: { from, until, starts, kinds }, ticked, wishing }: PatternsProps) {
  const t = useWords()
  const { attendance } = useSeat()
  const any = { value: '', label: t('exchanges.standby.any_kind') }
  return (
    <Form
      name="swap-pattern"
      start={start}
      act={wishing}
      check={(values) =>
        Object.values(values).every((value) => value.length === 0) ? [{ path: 'weekdays', code: 'required' }] : []
      }
      send={(values) => ({ attendance, wishes: [...ticked, ...patternsOf(values, Math.min(ticked.length + 1, 20))] })}
      submit={t('exchanges.swap.ask_patterns')}
    >
      <p>{t('exchanges.swap.patterns_says')}</p>
      <ChecksField
        name="weekdays"
        label={t('exchanges.standby.weekdays')}
        hint={t('exchanges.standby.weekdays_hint')}
        options={weekdays.map((value) => ({ value, label: t(`shifts.weekday.${value}`) }))}
        optional
      />
      <SelectField
        name="starts"
        label={t('exchanges.swap.starts')}
        options={[any, ...starts.map((value) => ({ value, label: timeWords(value as TimeOfDay) }))]}
        optional
      />
      {kinds.length > 1 ? (
        <SelectField
          name="kind"
          label={t('exchanges.standby.kind')}
          options={[any, ...kinds.map(({ id, name }) => ({ value: id, label: name }))]}
          optional
        />
      ) : null}
      <DayField name="from" label={t('exchanges.standby.from_day')} min={from} max={until} optional />
      <DayField name="until" label={t('exchanges.standby.until_day')} min={from} max={until} optional />
    </Form>
  )
}
