/** A policy as the texts of a form, and back. */
import type { Problem } from '#app/call-error.ts'
import type { FormValues } from '#app/ui/form-state.ts'
import type { Policy } from '../../rules/policy.ts'
import { valueAt, withValue } from '../../rules/policy-diff.ts'
import { fieldsOf, type PolicyField } from '../../rules/policy-fields.ts'

export function valuesOf(policy: Policy): FormValues {
  return Object.fromEntries(
    fieldsOf(policy).map(({ path, kind }) => {
      const value = valueAt(policy, path)
      if (kind === 'switch') return [path, value === true]
      if (kind === 'set') return [path, (value as readonly string[] | undefined) ?? []]
      return [path, value === null || value === undefined ? '' : String(value)]
    }),
  )
}

/** The policy that the form stands for; fields it does not have stay as they were. */
export function policyFrom(base: Policy, values: FormValues): Policy {
  return fieldsOf(base).reduce((policy, field) => {
    const value = read(field, values[field.path])
    // A set that was never there stays away while it is empty.
    const absent = valueAt(base, field.path) === undefined && Array.isArray(value) && value.length === 0
    return absent ? policy : withValue(policy, field.path, value)
  }, base)
}

function read(field: PolicyField, value: FormValues[string] | undefined): unknown {
  if (field.kind === 'switch' || field.kind === 'set') return value
  const text = String(value ?? '').trim()
  if (field.kind === 'number') return text === '' ? (field.empty === 'absent' ? undefined : null) : Number(text)
  return text === '' && field.kind !== 'text' ? null : text
}

/** Figures that are none, or out of their range. */
export const problemsOf = (policy: Policy, values: FormValues): readonly Problem[] =>
  fieldsOf(policy).flatMap((field) => {
    if (field.kind !== 'number') return []
    const text = String(values[field.path] ?? '').trim()
    if (text === '') return field.empty === 'never' ? [{ path: field.path, code: 'required' }] : []
    const figure = Number(text)
    if (!Number.isInteger(figure)) return [{ path: field.path, code: 'number' }]
    if (field.least !== null && figure < field.least)
      return [{ path: field.path, code: 'too_small', facts: { minimum: field.least } }]
    return field.most !== null && figure > field.most
      ? [{ path: field.path, code: 'too_big', facts: { maximum: field.most } }]
      : []
  })
