/** A weight in grams, typed on large keys or on a keyboard. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { Button } from '#app/ui/Button.tsx'
import { useWords } from '#app/words.ts'

export interface KeypadProps {
  readonly label: string
  /** Figures alone. */
  readonly value: string
  readonly change: (value: string) => void
}

const most = 6
const keys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '00', '0'] as const

export function Keypad({ label, value, change }: KeypadProps) {
  const t = useWords()
  const typed = (text: string) => change(text.replace(/\D/g, '').replace(/^0+/, '').slice(0, most))
  return (
    <div className="keypad">
      <TextInput
        className="keypad-shows"
        label={label}
        value={value}
        placeholder="0"
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => typed(event.currentTarget.value)}
      />
      <div className="keypad-keys">
        {keys.map((key) => (
          <Button key={key} kind="other" press={() => typed(value + key)}>
            {key}
          </Button>
        ))}
        <Button kind="other" icon="back" label={t('labels.keypad.back')} press={() => typed(value.slice(0, -1))}>
          {t('labels.keypad.back_short')}
        </Button>
      </div>
    </div>
  )
}
