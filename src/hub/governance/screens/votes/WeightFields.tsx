/** The fields by which answers weigh differently: the decision that says so, and a weight for each who votes. */
import { useRead } from '#app/reading.ts'
import { CheckField, DayField, NumberField, TextField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readQuantity } from '#platform/values/quantity.ts'
import { readElectorate } from '../../contract/recounts.ts'
import { type Planned, textIn } from './planned.ts'

export const startWeights = { weigh: false, decisionNumber: '', decisionDay: '' }

export function WeightFields() {
  const t = useWords()
  const { secret, weigh } = useValues<Planned>()
  if (secret) return null
  return (
    <>
      <CheckField name="weigh" label={t('governance.weigh')} />
      {weigh ? <Weights /> : null}
    </>
  )
}

function Weights() {
  const t = useWords()
  return (
    <>
      <TextField name="decisionNumber" label={t('governance.weight_decision')} />
      <DayField name="decisionDay" label={t('governance.weight_day')} />
      <Read of={useRead(readElectorate, {})}>
        {({ organisations }) => (
          <>
            {organisations.map(({ id, name }) => (
              <NumberField
                key={id}
                name={`weight-${id}`}
                label={t('governance.weight_of', { name })}
                hint={t('governance.weight_hint')}
                decimal
                optional
              />
            ))}
          </>
        )}
      </Read>
    </>
  )
}

const prefix = 'weight-'

export function weightsOf(typed: Planned) {
  if (!typed.weigh || typed.secret) return {}
  const weights = Object.keys(typed).flatMap((field) => {
    const weight = field.startsWith(prefix) ? readQuantity(textIn(typed, field)) : null
    return weight === null ? [] : [{ participant: field.slice(prefix.length), weight: Number(weight) }]
  })
  const number = textIn(typed, 'decisionNumber')
  return { weights, weightsDecision: number ? { number, day: textIn(typed, 'decisionDay') } : null }
}
