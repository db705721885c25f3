/** The terms of a simulation: what it costs, what is there already, and by which key the rest is shared. */
import '@mantine/core/styles/Input.css'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { currentMe } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { figures, namedKeys } from '../rules/weights.ts'
import { keyOf } from './key-choice.ts'
import { keyWords } from './round-words.ts'
import type { Try } from './try-out.ts'

export interface TrySide {
  readonly wanted: Try
  readonly change: (next: Try) => void
}

export function SimulatorTerms({ wanted, change }: TrySide) {
  const t = useWords()
  return (
    <Card title={t('rounds.terms')}>
      <div className="sim-fields">
        <Amount
          label={t('rounds.field.target')}
          value={wanted.target}
          change={(target) => change({ ...wanted, target })}
        />
        <Amount
          label={t('rounds.field.secured')}
          value={wanted.secured}
          change={(secured) => change({ ...wanted, secured })}
        />
        <KeyChoice wanted={wanted} change={change} />
        <Whole
          label={t('rounds.field.min_payers')}
          value={wanted.minPayers}
          most={50}
          change={(minPayers) => change({ ...wanted, minPayers })}
        />
        <Whole
          label={t('rounds.field.contingency_percent')}
          value={wanted.contingencyBp / 100}
          most={50}
          change={(percent) => change({ ...wanted, contingencyBp: percent * 100 })}
        />
        <NativeSelect
          label={t('rounds.field.key_year')}
          value={String(wanted.year)}
          data={years(wanted.year)}
          onChange={(event) => change({ ...wanted, year: Number(event.currentTarget.value) })}
        />
      </div>
    </Card>
  )
}

/** The last closed years, and the one that is chosen. */
function years(chosen: number): string[] {
  const now = Number((currentMe().today ?? '').slice(0, 4)) || chosen + 1
  return [...new Set([now - 1, now - 2, now - 3, chosen])].sort((one, other) => other - one).map(String)
}

function KeyChoice({ wanted, change }: TrySide) {
  const t = useWords()
  const { key } = wanted
  const parts = key.kind === 'two_part' ? key : null
  const set = (kind: string, equalBp = parts?.equalBp ?? 5000, by = parts?.by.kind ?? 'turnover') =>
    change({ ...wanted, key: keyOf(kind, equalBp, by) })
  const known = namedKeys.map((kind) => ({ value: kind as string, label: t(`rounds.key.${kind}`) }))
  // a round may have a key that is not chosen here: it stays as it is until somebody chooses another
  const own = known.some(({ value }) => value === key.kind) ? [] : [{ value: key.kind, label: keyWords(key) }]
  return (
    <>
      <NativeSelect
        label={t('rounds.field.key')}
        value={key.kind}
        data={[...own, ...known]}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {parts ? (
        <>
          <Whole
            label={t('rounds.field.equal_percent')}
            value={parts.equalBp / 100}
            most={100}
            change={(percent) => set('two_part', percent * 100)}
          />
          <NativeSelect
            label={t('rounds.field.rest_by')}
            value={parts.by.kind}
            data={figures.map((value) => ({ value, label: t(`rounds.key.${value}`) }))}
            onChange={(event) =>
              set('two_part', parts.equalBp, figures.find((one) => one === event.currentTarget.value) ?? 'turnover')
            }
          />
        </>
      ) : null}
    </>
  )
}

interface TypedProps {
  readonly label: string
  readonly value: number
  readonly change: (value: number) => void
}

function Amount({ label, value, change }: TypedProps) {
  return (
    <Typed
      label={label}
      value={value}
      change={change}
      read={(text) => {
        const amount = readMoney(text)
        return amount !== null && amount >= 0 ? amount : null
      }}
      write={(amount) => moneyToType(cents(amount))}
      problem="problem.money"
    />
  )
}

function Whole({ most, ...props }: TypedProps & { readonly most: number }) {
  return (
    <Typed
      {...props}
      read={(text) => (/^\d{1,3}$/.test(text.trim()) && Number(text) <= most ? Number(text) : null)}
      write={String}
      problem="problem.number"
    />
  )
}

interface ReadProps extends TypedProps {
  readonly read: (text: string) => number | null
  readonly write: (value: number) => string
  readonly problem: string
}

/** What is typed stays as it is typed; it counts as soon as it can be read. */
function Typed({ label, value, change, read, write, problem }: ReadProps) {
  const t = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed !== null && (read(typed) === null || read(typed) === value) ? typed : write(value)
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={shown}
      error={read(shown) === null ? t(problem) : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const found = read(text)
        if (found !== null) change(found)
      }}
    />
  )
}
