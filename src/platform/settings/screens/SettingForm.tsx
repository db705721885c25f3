/** One setting in a form: the field that fits its kind, its bounds as a hint. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChecksField, DayField, NumberField, SelectField, TextField, TimeField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { t, useWords } from '#app/words.ts'
import { changeSetting, listSettings, readSettingHistory, resetSetting, type SettingLine } from '../contract.ts'
import { sentOf, startOf } from './setting-entry.ts'
import { boundsWords, choiceName, settingHint, settingName, valueWords } from './setting-words.ts'

export interface SettingFormProps {
  readonly line: SettingLine
  readonly close: () => void
}

const after = [listSettings, readSettingHistory]

export function SettingForm({ line, close }: SettingFormProps) {
  useWords()
  const { said } = useNotices()
  const { key, value, standard } = line
  const name = settingName(key)
  const done = () => {
    said(t('settings.saved', { name }))
    close()
  }
  const change = useAct(changeSetting, { after })
  const reset = useAct(resetSetting, { after, done })
  return (
    <div className="stack">
      <Form
        name={`setting ${key}`}
        keep={false}
        start={{ value: startOf(line, value) }}
        act={change}
        send={(values) => ({ key, value: sentOf(line, values.value) })}
        submit={t('settings.save')}
        done={done}
      >
        <Field line={line} />
      </Form>
      {JSON.stringify(value) === JSON.stringify(standard) ? null : (
        <Button kind="other" icon="undo" press={() => reset.act({ key })}>
          {t('settings.reset')} ({valueWords(line, standard)})
        </Button>
      )}
    </div>
  )
}

function Field({ line }: { readonly line: SettingLine }) {
  const { key, kind, nullable, options } = line
  const shared = {
    name: 'value',
    label: settingName(key),
    hint: boundsWords(line) ?? settingHint(key),
    optional: nullable,
  }
  const choices = options.map((option) => ({ value: option, label: choiceName(key, option) }))
  switch (kind) {
    case 'switch':
      return <CheckField name="value" label={settingName(key)} />
    case 'choice':
      return <SelectField {...shared} options={choices} />
    case 'choices':
      return <ChecksField {...shared} options={choices} />
    case 'whole':
    case 'number':
      return <NumberField {...shared} decimal={kind === 'number' || line.counted !== null} />
    case 'day':
      return <DayField {...shared} />
    case 'time':
      return <TimeField {...shared} />
    default:
      return <TextField {...shared} />
  }
}
