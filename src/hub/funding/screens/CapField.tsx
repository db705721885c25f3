/** An amount that can be slid or typed: both say the same. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import './rounds.css'

export interface CapFieldProps {
  /** Said above, unless something else says it there. */
  readonly label: string
  readonly unseen?: boolean
  readonly value: number
  readonly most: number
  readonly change: (amount: number) => void
}

/** Whole hundreds where the amount is large, whole units where it is small. */
const stepOf = (most: number): number => (most > 200_000 ? 1000 : 100)

export function CapField({ label, unseen = false, value, most, change }: CapFieldProps) {
  const t = useWords()
  const id = useId()
  const [typed, setTyped] = useState(moneyToType(cents(value)))
  useEffect(() => {
    setTyped((before) => (readMoney(before) === value ? before : moneyToType(cents(value))))
  }, [value])
  const read = readMoney(typed)
  const wrong = read === null || read < 0
  return (
    <div className="cap">
      <label htmlFor={`${id}-slide`} className={unseen ? 'unseen' : undefined}>
        {label}
      </label>
      <input
        id={`${id}-slide`}
        type="range"
        min={0}
        max={Math.max(most, value)}
        step={stepOf(most)}
        value={value}
        aria-valuetext={moneyToType(cents(value))}
        onChange={(event) => change(Number(event.currentTarget.value))}
      />
      <TextInput
        aria-label={t('rounds.amount_of', { what: label })}
        inputMode="decimal"
        value={typed}
        error={wrong ? t('problem.money') : undefined}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          const amount = readMoney(text)
          if (amount !== null && amount >= 0) change(amount)
        }}
      />
    </div>
  )
}
