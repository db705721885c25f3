/** Some of many, in an order one gives them. */
import '@mantine/core/styles/Input.css'
import { NativeSelect } from '@mantine/core'
import { Button } from '#app/ui/Button.tsx'
import { type Option, useField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'

export interface OrderedFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option[]
}

export function OrderedField({ name, label, hint, options }: OrderedFieldProps) {
  const t = useWords()
  const field = useField<readonly string[]>(name, label)
  const chosen = field.value
  const swap = (at: number) =>
    field.set(chosen.map((one, place) => (place === at ? chosen[at - 1] : place === at - 1 ? chosen[at] : one) ?? one))
  const free = options.filter(({ value }) => !chosen.includes(value))
  return (
    <fieldset className="boxes" id={field.id}>
      <legend>{label}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      <ol className="ordered">
        {chosen.map((value, at) => {
          const words = options.find((one) => one.value === value)?.label ?? value
          return (
            <li key={value}>
              <span>{words}</span>
              {at > 0 ? (
                <Button
                  kind="quiet"
                  icon="up"
                  label={t('catalogue.ordered.up_label', { name: words })}
                  press={() => swap(at)}
                >
                  {t('catalogue.ordered.up')}
                </Button>
              ) : null}
              <Button
                kind="quiet"
                icon="close"
                label={t('catalogue.ordered.off_label', { name: words })}
                press={() => field.set(chosen.filter((one) => one !== value))}
              >
                {t('catalogue.take_off')}
              </Button>
            </li>
          )
        })}
      </ol>
      {free.length > 0 ? (
        <NativeSelect
          label={t('catalogue.ordered.add')}
          data={[{ value: '', label: '–' }, ...free.map(({ value, label: words }) => ({ value, label: words }))]}
          value=""
          onChange={(event) => {
            if (event.currentTarget.value) field.set([...chosen, event.currentTarget.value])
          }}
        />
      ) : null}
    </fieldset>
  )
}
