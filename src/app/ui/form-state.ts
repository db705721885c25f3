import { createContext, useContext, useEffect } from 'react'

export type FieldValue = string | boolean | readonly string[] | File | null
export type FormValues = Readonly<Record<string, FieldValue>>

export interface FormState {
  readonly id: string
  readonly values: FormValues
  set(name: string, value: FieldValue): void
  /** The problem of a field in words, if it has one. */
  problem(name: string): string | undefined
  /** Tells the form that a field is there: its label for the summary, and whether it must be filled. */
  register(name: string, field: { readonly label: string; readonly optional: boolean } | null): void
}

export const FormContext = createContext<FormState | null>(null)

function useForm(): FormState {
  const form = useContext(FormContext)
  if (!form) throw new Error('a field stands outside a Form')
  return form
}

export interface Field<T extends FieldValue> {
  readonly id: string
  readonly value: T
  readonly set: (value: T) => void
  readonly problem: string | undefined
}

/** One field of the form around. `label` and `optional` make it known to the form. */
export function useField<T extends FieldValue>(name: string, label?: string, optional = true): Field<T> {
  const form = useForm()
  const { register } = form
  useEffect(() => {
    if (label === undefined) return
    register(name, { label, optional })
    return () => register(name, null)
  }, [register, name, label, optional])
  return {
    id: `${form.id}-${name}`,
    value: form.values[name] as T,
    set: (value) => form.set(name, value),
    problem: form.problem(name),
  }
}

/** All values of the form around: for a field that depends on another. */
export const useValues = <V extends FormValues>(): V => useForm().values as V
