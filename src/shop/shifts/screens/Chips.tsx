/** Choices to press on and off, as check boxes or as one of several. */
import { useId } from 'react'
import './members.css'

export interface ChipsProps {
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: readonly string[]
  readonly press: (value: string) => void
  /** One of them at most. */
  readonly single?: boolean
}

export function Chips({ legend, options, chosen, press, single = false }: ChipsProps) {
  const name = useId()
  return (
    <fieldset className="chips">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="chip">
          <input
            type={single ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(value)}
            onChange={() => press(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
