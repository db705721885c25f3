/** Fields of a `Form`: label above, hint before the mistake, the fitting keyboard, the problem beside. */
import '@mantine/core/styles/Input.css'
import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core'
import '@mantine/core/styles/PasswordInput.css'
import '@mantine/core/styles/ActionIcon.css'
import { type InputHTMLAttributes, type ReactNode, useState } from 'react'
import { useWords } from '../words.ts'
import { useField } from './form-state.ts'
import { Icon } from './Icon.tsx'

export { useField, useValues } from './form-state.ts'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  /** May stay empty; the label says so. */
  readonly optional?: boolean
  /** That it may stay empty is told above, once for all fields of its kind. */
  readonly toldAbove?: boolean
  readonly readOnly?: boolean
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

type Input = InputHTMLAttributes<HTMLInputElement>

function useParts({ name, label, hint, optional = false, toldAbove = false, readOnly }: FieldProps) {
  const t = useWords()
  const field = useField<string>(name, label, optional)
  return {
    field,
    shared: {
      id: field.id,
      name,
      label: optional && !toldAbove ? `${label} (${t('form.optional')})` : label,
      description: hint,
      error: field.problem,
      readOnly,
      'aria-required': !optional || undefined,
    },
  }
}

export interface TextFieldProps extends FieldProps {
  readonly kind?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  readonly autoComplete?: string
  readonly inputMode?: Input['inputMode']
  readonly placeholder?: string
}

export function TextField({ kind = 'text', autoComplete, inputMode, placeholder, ...props }: TextFieldProps) {
  const t = useWords()
  const { field, shared } = useParts(props)
  const more = {
    ...shared,
    ...(autoComplete ? { autoComplete } : {}),
    ...(placeholder ? { placeholder } : {}),
    value: field.value ?? '',
    onChange: (event: { currentTarget: { value: string } }) => field.set(event.currentTarget.value),
  }
  if (kind === 'password')
    return (
      <PasswordInput {...more} visibilityToggleButtonProps={{ 'aria-label': t('form.show_password'), tabIndex: 0 }} />
    )
  const bare = kind === 'email' || kind === 'url' ? { autoCapitalize: 'none', spellCheck: false } : {}
  return <TextInput {...more} {...bare} type={kind} inputMode={inputMode} />
}

export function LongTextField({ rows = 4, ...props }: FieldProps & { readonly rows?: number }) {
  const { field, shared } = useParts(props)
  return (
    <Textarea
      {...shared}
      rows={rows}
      value={field.value ?? ''}
      onChange={(event) => field.set(event.currentTarget.value)}
    />
  )
}

/** A whole number or a decimal one as text; the form's `send` makes it a number. */
export const NumberField = ({ decimal = false, ...props }: FieldProps & { readonly decimal?: boolean }) => (
  <div className="short-field">
    <TextField {...props} inputMode={decimal ? 'decimal' : 'numeric'} />
  </div>
)

/** An amount as typed; read it with `readMoney` of `#platform/values/money.ts`. @public */
export const MoneyField = (props: FieldProps) => (
  <div className="short-field">
    <TextField {...props} inputMode="decimal" />
  </div>
)

const NativeField = ({
  type,
  min,
  max,
  ...props
}: FieldProps & { readonly type: 'date' | 'time' } & Pick<Input, 'min' | 'max'>) => {
  const { field, shared } = useParts(props)
  return (
    <div className="short-field">
      <TextInput
        {...shared}
        type={type}
        min={min}
        max={max}
        value={field.value ?? ''}
        onChange={(event) => field.set(event.currentTarget.value)}
      />
    </div>
  )
}

/** A calendar day, `2026-03-01`, with the device's own calendar. */
export const DayField = (props: FieldProps & { readonly min?: string; readonly max?: string }) => (
  <NativeField type="date" {...props} />
)

/** A time of day, `07:30`. */
export const TimeField = (props: FieldProps) => <NativeField type="time" {...props} />

/** One of many; without a first value the choice begins open. */
export function SelectField({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) {
  const t = useWords()
  const { field, shared } = useParts(props)
  const open = options.some((option) => option.value === '')
    ? []
    : [{ value: '', label: props.optional ? '–' : t('form.choose') }]
  return (
    <NativeSelect
      {...shared}
      disabled={props.readOnly}
      data={[...open, ...options.map(({ value, label }) => ({ value, label }))]}
      value={field.value ?? ''}
      onChange={(event) => field.set(event.currentTarget.value)}
    />
  )
}

interface GroupProps extends FieldProps {
  readonly id: string
  readonly problem: string | undefined
  readonly children: ReactNode
}

/** Several boxes under one question. */
function Group({ id, label, hint, optional, problem, children }: GroupProps) {
  const t = useWords()
  return (
    <fieldset className="boxes" id={id} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend>{optional ? `${label} (${t('form.optional')})` : label}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      {children}
      {problem ? (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </fieldset>
  )
}

interface BoxProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly option: Option
  readonly checked: boolean
  readonly change: (checked: boolean) => void
  readonly id?: string
}

const Box = ({ type, name, option, checked, change, id }: BoxProps) => (
  <label className="box">
    <input
      id={id}
      type={type}
      name={name}
      checked={checked}
      onChange={(event) => change(event.currentTarget.checked)}
    />
    <span>
      {option.label}
      {option.hint ? <span className="field-hint">{option.hint}</span> : null}
    </span>
  </label>
)

/** One of a few, all visible. */
export function ChoiceField({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) {
  const field = useField<string>(props.name, props.label, props.optional)
  return (
    <Group {...props} id={field.id} problem={field.problem}>
      {options.map((option) => (
        <Box
          key={option.value}
          type="radio"
          name={field.id}
          option={option}
          checked={field.value === option.value}
          change={() => field.set(option.value)}
        />
      ))}
    </Group>
  )
}

/** Any of a few. */
export function ChecksField({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) {
  const field = useField<readonly string[]>(props.name, props.label, props.optional ?? true)
  const chosen = field.value ?? []
  const change = (value: string, on: boolean) =>
    field.set(on ? [...chosen, value] : chosen.filter((one) => one !== value))
  return (
    <Group {...props} optional={false} id={field.id} problem={field.problem}>
      {options.map((option) => (
        <Box
          key={option.value}
          type="checkbox"
          name={field.id}
          option={option}
          checked={chosen.includes(option.value)}
          change={(on) => change(option.value, on)}
        />
      ))}
    </Group>
  )
}

/** Yes or no. */
export function CheckField({ name, label, hint }: FieldProps) {
  const field = useField<boolean>(name, label)
  return (
    <div className="boxes">
      <Box
        id={field.id}
        type="checkbox"
        name={name}
        option={{ value: 'yes', label, ...(typeof hint === 'string' ? { hint } : {}) }}
        checked={field.value ?? false}
        change={field.set}
      />
      {field.problem ? <p className="field-problem">{field.problem}</p> : null}
    </div>
  )
}

export interface FileFieldProps extends FieldProps {
  /** Kinds of files, as in HTML: `.csv,.xlsx`. */
  readonly accept?: string
}

/** One file, chosen or dropped. */
export function FileField({ accept, ...props }: FileFieldProps) {
  const t = useWords()
  const field = useField<File | null>(props.name, props.label, props.optional)
  const [over, setOver] = useState(false)
  return (
    <Group {...props} id={`${field.id}-group`} problem={field.problem}>
      <label
        className="file"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          field.set(event.dataTransfer.files[0] ?? null)
        }}
      >
        <input
          id={field.id}
          className="unseen"
          type="file"
          accept={accept}
          onChange={(event) => field.set(event.currentTarget.files?.[0] ?? null)}
        />
        <Icon name="upload" />
        <span>
          {field.value ? <strong>{field.value.name}</strong> : <strong>{t('form.choose_file')}</strong>}{' '}
          <span className="quiet">{t('form.drop_file')}</span>
        </span>
      </label>
    </Group>
  )
}
