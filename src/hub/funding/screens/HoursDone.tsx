/** Hours that were done instead of paying: their provider says so, and they settle the call. Whoever waits for it sees
 *  who may. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { NumberField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { confirmHours } from '../contract/calls.ts'
import { readSharers } from '../contract/sharers.ts'
import { whyNotHours } from '../rules/calls.ts'
import { whyNotDo } from './no-power.ts'
import type { Round } from './Round.tsx'

const start = { hours: '' }

/** As they are typed, `1.5` or `1,5`, in minutes. */
const minutesOf = (typed: string): number | null => {
  const hundredths = readMoney(typed)
  const minutes = hundredths === null ? null : (hundredths * 60) / 100
  return minutes !== null && Number.isInteger(minutes) ? minutes : null
}

export function HoursDone({ call, round }: { readonly call: Round['calls'][number]; readonly round: Round }) {
  const t = useWords()
  const act = useAct(confirmHours)
  const sharers = useRead(readSharers, {}).data
  if (!call.asHours || call.open === 0 || !sharers) return null
  const provider = sharers.rows.find(({ id }) => id === round.provider?.id)
  const concerned = sharers.rows.some(
    ({ id, own }) => own.length > 0 && (id === provider?.id || id === call.participant),
  )
  if (!provider || !(concerned || may('funding.book'))) return null
  const { asHours, net, inHours, open } = call
  const left = { asHours, net: cents(net), inHours: cents(inHours), open: cents(open) }
  const no = [...whyNotDo('speak', provider), ...whyNotHours(left, null)]
  return (
    <Sheet
      words={t('rounds.confirm_hours')}
      title={t('rounds.confirm_hours_of', { name: call.name })}
      label={t('rounds.confirm_hours_of', { name: call.name })}
      kind="quiet"
      reasons={no}
    >
      {(close) => (
        <Form<typeof start, typeof confirmHours>
          name={`hours-${call.id}`}
          start={start}
          act={act}
          send={({ hours }) => ({ callLine: call.id, minutes: minutesOf(hours) ?? 0 })}
          submit={t('rounds.confirm_hours')}
          check={({ hours }) => (minutesOf(hours) === null ? [{ path: 'hours', code: 'number' }] : [])}
          done={close}
        >
          <p>{t('rounds.confirm_hours_says')}</p>
          <NumberField name="hours" label={t('rounds.field.hours')} decimal />
        </Form>
      )}
    </Sheet>
  )
}
