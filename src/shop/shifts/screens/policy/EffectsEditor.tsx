/** What outcomes post: one row a counter moved, to be changed, taken out, or added. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { Button } from '#app/ui/Button.tsx'
import { useField } from '#app/ui/fields.tsx'
import { t } from '#app/words.ts'
import { amountMost, amountPath, type EffectRow, freshRow } from '../../rules/effect-rows.ts'
import { counters, modes, outcomes, purposes } from '../../rules/words.ts'
import { PlainSelect } from './PlainSelect.tsx'
import { labelOf } from './policy-words.ts'

export function EffectsEditor() {
  const field = useField<string>('effects')
  const rows = JSON.parse(field.value) as readonly EffectRow[]
  const write = (next: readonly EffectRow[]) => field.set(JSON.stringify(next))
  return (
    <section className="lines" id={field.id}>
      <h3>{t('shifts.effects.title')}</h3>
      <p className="field-hint">{t('shifts.effects.says')}</p>
      <ol>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two may say the same
          <li key={at}>
            <OneRow
              at={at}
              row={row}
              change={(next) => write(rows.map((one, place) => (place === at ? next : one)))}
              drop={() => write(rows.filter((_, place) => place !== at))}
            />
          </li>
        ))}
      </ol>
      <Button kind="other" icon="plus" press={() => write([...rows, freshRow])}>
        {t('shifts.effects.add')}
      </Button>
    </section>
  )
}

interface OneRowProps {
  readonly at: number
  readonly row: EffectRow
  readonly change: (row: EffectRow) => void
  readonly drop: () => void
}

function OneRow({ at, row, change, drop }: OneRowProps) {
  const says = labelOf(`effects.${row.mode}.${row.purpose}.${row.outcome}`)
  const counter = t(`shifts.rule.counter.${row.counter}`)
  const amount = useField<string>(amountPath(at), `${says}, ${counter}`)
  const choose = (name: 'mode' | 'purpose' | 'outcome' | 'counter', words: string, values: readonly string[]) => (
    <PlainSelect
      label={t(`shifts.effects.${name}`)}
      value={row[name]}
      options={values.map((value) => ({ value, label: t(`${words}.${value}`) }))}
      change={(value) => change({ ...row, [name]: value })}
    />
  )
  return (
    <div className="line-row">
      <details className="line">
        <summary>{t('shifts.effects.row', { says, counter })}</summary>
        <div className="condition line-body">
          {choose('mode', 'shifts.mode', modes)}
          {choose('purpose', 'shifts.purpose', purposes)}
          {choose('outcome', 'shifts.outcome', outcomes)}
          {choose('counter', 'shifts.rule.counter', [...counters, 'repay'])}
          <Button kind="quiet" icon="trash" press={drop} label={t('shifts.effects.drop', { says, counter })}>
            {t('shifts.lines.drop')}
          </Button>
        </div>
      </details>
      <div className="effect-amount">
        <TextInput
          id={amount.id}
          aria-label={t('shifts.effects.amount', { says, counter, most: amountMost })}
          error={amount.problem}
          value={row.by}
          onChange={(event) => change({ ...row, by: event.currentTarget.value })}
        />
      </div>
    </div>
  )
}
