/** Fields of the sign-in pages: one column, label above, hint before the mistake, nothing typed is lost. */
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/PasswordInput.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Checkbox.css'
import { Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, useContext } from 'react'
import type { Problem } from '#app/call-error.ts'
import { hasWords, useWords } from '#app/words.ts'
import './auth.css'

const Problems = createContext<readonly Problem[]>([])

interface FieldsProps {
  readonly submit: () => unknown
  /** What the server says of single fields. */
  readonly problems: readonly Problem[]
  readonly children: ReactNode
}

export function Fields({ submit, problems, children }: FieldsProps) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <Problems value={problems}>
      <form className="auth-fields" noValidate onSubmit={send}>
        {children}
      </form>
    </Problems>
  )
}

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'password'
  /** The name the server knows it by; `email` and `password` by their type. */
  readonly name?: string
  readonly autoComplete?: string
  readonly value: string
  readonly change: (value: string) => void
}

export function Field({ label, hint, type = 'text', name = type, autoComplete = 'off', value, change }: FieldProps) {
  const t = useWords()
  const problem = useContext(Problems).find(({ path }) => path === name)
  const shared = {
    label,
    description: hint,
    name,
    autoComplete,
    value,
    error: problem ? problemWords(t, problem, value) : undefined,
    onChange: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  }
  if (type === 'password')
    return <PasswordInput {...shared} visibilityToggleButtonProps={{ 'aria-label': t('form.show_password') }} />
  return <TextInput {...shared} type={type} />
}

function problemWords(t: ReturnType<typeof useWords>, problem: Problem, value: string): string {
  if (value.trim() === '') return t('problem.required')
  if (problem.path === 'email') return t('problem.email')
  const key = `problem.${problem.code}`
  return t(hasWords(key) ? key : 'problem.other')
}

interface TickProps {
  readonly label: string
  readonly on: boolean
  readonly change: (on: boolean) => void
}

export const Tick = ({ label, on, change }: TickProps) => (
  <Checkbox label={label} checked={on} onChange={(event) => change(event.currentTarget.checked)} />
)

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly hint?: string
  readonly options: Readonly<Record<T, string>>
  readonly value: T
  readonly change: (value: T) => void
}

export function Choice<T extends string>({ label, hint, options, value, change }: ChoiceProps<T>) {
  const data = Object.entries<string>(options).map(([code, words]) => ({ value: code, label: words }))
  return (
    <NativeSelect
      label={label}
      description={hint}
      data={data}
      value={value}
      onChange={(event) => change(event.currentTarget.value as T)}
    />
  )
}
