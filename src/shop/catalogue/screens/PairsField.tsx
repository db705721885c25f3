/** One value for each of a few keys: a name in each language, a word for each allergen, a count for each deposit. */
import '@mantine/core/styles/Input.css'
import { NativeSelect, TextInput } from '@mantine/core'
import { type Option, useField } from '#app/ui/fields.tsx'
import { type Pairs, pairsOf } from './product-values.ts'

export interface PairsFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly keys: readonly Option[]
  /** What may be said of each; without, one writes. */
  readonly options?: readonly Option[]
  readonly figures?: boolean
  readonly longest?: number
}

export function PairsField({ name, label, hint, keys, options, figures = false, longest }: PairsFieldProps) {
  const field = useField<Pairs>(name, label)
  const held = pairsOf(field.value)
  const write = (key: string, text: string) =>
    field.set([...new Map(held).set(key, text)].flatMap(([one, said]) => (said === '' ? [] : [`${one}:${said}`])))
  return (
    <fieldset className="boxes" id={field.id}>
      <legend>{label}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      {field.problem ? <p className="field-problem">{field.problem}</p> : null}
      <div className="pairs">
        {keys.map(({ value, label: words }) =>
          options ? (
            <NativeSelect
              key={value}
              label={words}
              data={[{ value: '', label: '–' }, ...options.map((one) => ({ value: one.value, label: one.label }))]}
              value={held.get(value) ?? ''}
              onChange={(event) => write(value, event.currentTarget.value)}
            />
          ) : (
            <TextInput
              key={value}
              label={words}
              inputMode={figures ? 'decimal' : 'text'}
              {...(longest ? { maxLength: longest } : {})}
              value={held.get(value) ?? ''}
              onChange={(event) => write(value, event.currentTarget.value)}
            />
          ),
        )}
      </div>
    </fieldset>
  )
}
