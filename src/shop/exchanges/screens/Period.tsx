/** Which days numbers are about: usual spans at a press, or two days of one's own; all of it stands in the address. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useAddress } from '#app/address.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import { addDays, type Day } from '#platform/values/day.ts'

const spans = [30, 90, 365] as const
const usual = 90

export interface ChosenPeriod {
  readonly from: string
  readonly until: string
}

/** What the address says; unless it says anything, the last 90 days. */
export function usePeriod(): ChosenPeriod {
  const address = useAddress()
  const until = address.get('until') ?? currentMe().today ?? ''
  return { from: address.get('from') ?? (until ? addDays(until as Day, -usual) : ''), until }
}

export function Period() {
  const t = useWords()
  const address = useAddress()
  const today = currentMe().today ?? ''
  const { from, until } = usePeriod()
  const choose = (period: { readonly from: string | null; readonly until: string | null }) =>
    address.set(period, { replace: true })
  const field = (name: 'from' | 'until', value: string) => (
    <TextInput
      type="date"
      label={t(`exchanges.period.${name}`)}
      value={value}
      onChange={(event) => choose({ from, until, [name]: event.currentTarget.value || null })}
    />
  )
  const year = `${today.slice(0, 4)}-01-01`
  return (
    <fieldset className="period not-printed" aria-label={t('exchanges.period.label')}>
      <div className="row">
        {field('from', from)}
        {field('until', until)}
      </div>
      <div className="row">
        {spans.map((days) => (
          <Button
            key={days}
            kind="quiet"
            press={() => choose({ from: days === usual ? null : addDays(today as Day, -days), until: null })}
          >
            {t('exchanges.period.last', { days })}
          </Button>
        ))}
        <Button kind="quiet" press={() => choose({ from: year, until: null })}>
          {t('exchanges.period.year')}
        </Button>
      </div>
      {from > until ? <Status tone="attention" says={t('exchanges.period.turned')} /> : null}
    </fieldset>
  )
}
