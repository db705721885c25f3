/** A policy as the texts of a form, and back. */
import type { Problem } from '#app/call-error.ts'
import type { FieldValue, FormValues } from '#app/ui/form-state.ts'
import { ordinaryLeave } from '../../rules/counting-presets.ts'
import { amountProblems, type EffectRow, effectRows, effectsOf } from '../../rules/effect-rows.ts'
import type { Policy } from '../../rules/policy.ts'
import { valueAt, withValue } from '../../rules/policy-diff.ts'
import { fieldsOf, type PolicyField } from '../../rules/policy-fields.ts'
import { type DraftLine, draftOf, type FigureProblem, figureProblems, linesOf } from '../../rules/standing-lines.ts'

export function valuesOf(policy: Policy): FormValues {
  const standing = JSON.stringify(draftOf(policy.standing))
  const fields = Object.fromEntries(
    fieldsOf(policy).map(({ path, kind }) => {
      const value = valueAt(policy, path)
      if (kind === 'switch') return [path, value === true]
      if (kind === 'set') return [path, (value as readonly string[] | undefined) ?? []]
      return [path, value === null || value === undefined ? '' : String(value)]
    }),
  )
  const effects = JSON.stringify(effectRows(policy.effects))
  return { ...fields, standing, effects, leaveKinds: Object.keys(policy.leaveTypes) }
}

export const kindsIn = (values: FormValues): readonly string[] => (values['leaveKinds'] ?? []) as readonly string[]

/** The kinds of leave that the form has; a new one begins as an ordinary leave. */
function withKinds(base: Policy, values: FormValues): Policy {
  const begun = kindsIn(values).map((kind) => [kind, base.leaveTypes[kind] ?? { ...ordinaryLeave, name: kind }])
  return { ...base, leaveTypes: Object.fromEntries(begun) as Policy['leaveTypes'] }
}

/** The parameters that the form shows now. */
export const fieldsIn = (base: Policy, values: FormValues): readonly PolicyField[] => fieldsOf(withKinds(base, values))

/** What a kind of leave begins with, where the form has not asked for it yet. */
export function missingValues(base: Policy, values: FormValues): readonly [path: string, value: FieldValue][] {
  const begun = valuesOf(withKinds(base, values))
  return Object.entries(begun).filter(([path]) => values[path] === undefined)
}

const rowsIn = (values: FormValues): readonly EffectRow[] =>
  JSON.parse(String(values['effects'] ?? '[]')) as readonly EffectRow[]

const linesIn = (values: FormValues): readonly DraftLine[] =>
  JSON.parse(String(values['standing'] ?? '[]')) as readonly DraftLine[]

/** The policy that the form stands for; fields it does not have stay as they were. */
export function policyFrom(base: Policy, values: FormValues): Policy {
  const effects = effectsOf(rowsIn(values), base.effects)
  const begun: Policy = { ...withKinds(base, values), standing: linesOf(linesIn(values)), effects }
  return fieldsOf(begun).reduce((policy, field) => {
    if (values[field.path] === undefined) return policy
    const value = read(field, values[field.path])
    // A set that was never there stays away while it is empty.
    const absent = valueAt(base, field.path) === undefined && Array.isArray(value) && value.length === 0
    return absent ? policy : withValue(policy, field.path, value)
  }, begun)
}

function read(field: PolicyField, value: FormValues[string] | undefined): unknown {
  if (field.kind === 'switch' || field.kind === 'set') return value
  const text = String(value ?? '').trim()
  if (field.kind === 'number') return text === '' ? (field.empty === 'absent' ? undefined : null) : Number(text)
  return text === '' && field.kind !== 'text' ? null : text
}

/** Figures that are none, or out of their range. */
export const problemsOf = (policy: Policy, values: FormValues): readonly Problem[] => [
  ...[...amountProblems(rowsIn(values)), ...figureProblems(linesIn(values))].map(problemOf),
  ...fieldsIn(policy, values).flatMap((field) => {
    if (field.kind !== 'number') return []
    const { path, least, most, empty } = field
    const text = String(values[path] ?? '').trim()
    if (text === '' && empty !== 'never') return []
    const figure = Number(text)
    const fits =
      text !== '' &&
      Number.isInteger(figure) &&
      (least === null || figure >= least) &&
      (most === null || figure <= most)
    return fits ? [] : [problemOf({ path, text, least, most })]
  }),
]

/** Why a figure does not fit: there is none, it is no whole number, it lies outside its range. */
function problemOf({ path, text, least, most }: FigureProblem): Problem {
  if (text === '') return { path, code: 'required' }
  if (!Number.isInteger(Number(text))) return { path, code: 'number' }
  return least !== null && Number(text) < least
    ? { path, code: 'too_small', facts: { minimum: least } }
    : { path, code: 'too_big', facts: { maximum: most ?? 0 } }
}
