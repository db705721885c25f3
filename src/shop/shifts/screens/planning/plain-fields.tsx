/** Small fields inside a row of a `RowsField`, where no form knows their names. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'

export interface PlainFieldProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly number?: boolean
  /** Words that others used before: offered while typing. */
  readonly known?: readonly string[]
  readonly id?: string
}

export const PlainField = ({ label, value, change, number = false, known, id }: PlainFieldProps) => (
  <div className={number ? 'plain-number' : 'plain-text'}>
    <TextInput
      label={label}
      value={value}
      {...(number ? { inputMode: 'numeric' as const } : {})}
      {...(known && id ? { list: id } : {})}
      onChange={(event) => change(event.currentTarget.value)}
    />
    {known && id ? (
      <datalist id={id}>
        {known.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    ) : null}
  </div>
)
