/** A choice inside a part of the rules, whose value lies in the part and not in a field of the form. */
import { useId } from 'react'
import type { Option } from '#app/ui/fields.tsx'

interface PlainSelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly change: (value: string) => void
}

export function PlainSelect({ label, value, options, change }: PlainSelectProps) {
  const id = useId()
  return (
    <div className="short-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="plain-select" value={value} onChange={(event) => change(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
