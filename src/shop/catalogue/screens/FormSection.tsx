/** Part of a long form that may be closed; open where something stands in it, or where something is wrong. */
import { type ReactNode, useContext, useState } from 'react'
import { FormContext } from '#app/ui/form-state.ts'

export interface FormSectionProps {
  readonly title: string
  /** The fields in it. */
  readonly names: readonly string[]
  readonly children: ReactNode
}

const says = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== '' && value !== false && value !== null

export function FormSection({ title, names, children }: FormSectionProps) {
  const form = useContext(FormContext)
  const [open, setOpen] = useState(() => names.some((name) => says(form?.values[name])))
  const trouble = names.some((name) => form?.problem(name) !== undefined)
  return (
    <details className="form-section" open={open || trouble} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <div className="form-section-fields">{children}</div>
    </details>
  )
}
