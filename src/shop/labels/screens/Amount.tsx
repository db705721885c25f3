/** One measure of a label, changed as it is typed. */
import { TextInput } from '@mantine/core'
import { roundedTo } from '#platform/values/length.ts'

export interface AmountProps {
  readonly label: string
  readonly value: number
  readonly step: number
  readonly set: (value: number) => void
}

/** A number with its unit in the label; what is no number yet changes nothing. */
export const Amount = ({ label, value, step, set }: AmountProps) => (
  <TextInput
    type="number"
    label={label}
    step={step}
    min={0}
    value={String(roundedTo(value, 2))}
    onChange={({ currentTarget }) => {
      const typed = currentTarget.valueAsNumber
      if (Number.isFinite(typed)) set(typed)
    }}
  />
)
