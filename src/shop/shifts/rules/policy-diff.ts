/** Two policies, part by part: what the general meeting reads. A part is a parameter, the postings of one outcome, or
 *  one line of the standing. */
import type { EffectStep, StandingLine } from './counting.ts'
import type { Policy } from './policy.ts'
import type { Question } from './policy-fields.ts'

export type PartValue = string | number | boolean | null | readonly string[] | readonly EffectStep[] | StandingLine
export interface PolicyPart {
  /** `cancelMinHours`, `count.by`, `effects.regular.make_up.done`, `standing.5`, `leaveTypes.holiday.minDays` */
  readonly path: string
  readonly value: PartValue
}
export interface PolicyDifference {
  readonly path: string
  /** Undefined where the part does not exist on that side. */
  readonly before: PartValue | undefined
  readonly after: PartValue | undefined
}

/** All parts, in the order in which a policy is written. */
export function partsOf(policy: Policy): readonly PolicyPart[] {
  const parts: PolicyPart[] = []
  const walk = (value: unknown, path: string): void => {
    if (value === undefined) return
    if (path === 'standing') for (const [at, line] of (value as StandingLine[]).entries()) add(`standing.${at}`, line)
    else if (value === null || typeof value !== 'object' || Array.isArray(value)) add(path, value as PartValue)
    else for (const [name, part] of Object.entries(value)) walk(part, path === '' ? name : `${path}.${name}`)
  }
  const add = (path: string, value: PartValue): void => {
    parts.push({ path, value })
  }
  walk(policy, '')
  return parts
}

/** What differs, in the order of the first policy; parts that only the second has come last. */
export function policyDiff(before: Policy, after: Policy): readonly PolicyDifference[] {
  const [first, second] = [partsOf(before), partsOf(after)]
  const values = new Map(second.map(({ path, value }) => [path, value]))
  const known = new Set(first.map(({ path }) => path))
  return [
    ...first.map(({ path, value }) => ({ path, before: value, after: values.get(path) })),
    ...second
      .filter(({ path }) => !known.has(path))
      .map(({ path, value }) => ({ path, before: undefined, after: value })),
  ].filter((one) => !sameValue(one.before, one.after))
}

const sameValue = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [names, others] = [Object.keys(one), Object.keys(other)]
  return (
    names.length === others.length &&
    names.every((name) => sameValue((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
  )
}

const places: readonly (readonly [start: string, question: Question])[] = [
  ['effects', 'effects'],
  ['bounds', 'effects'],
  ['mainAtMost', 'effects'],
  ['unit', 'effects'],
  ['control', 'effects'],
  ['count.', 'counts'],
  ['countReliefDays', 'counts'],
  ['standing', 'standing'],
  ['entering', 'standing'],
  ['okFrom', 'standing'],
  ['benefits', 'standing'],
  ['warnEveryDays', 'standing'],
  ['seatLostAfterAbsences', 'standing'],
  ['grace', 'extensions'],
  ['extensionDays', 'extensions'],
  ['leaveTypes', 'leave'],
  ['seatLostFromDays', 'leave'],
  ['cancelledEffect', 'closings'],
  ['sheet', 'sheets'],
  ['unmarked', 'sheets'],
  ['correctionDays', 'sheets'],
  ['contestDays', 'sheets'],
  ['presumed', 'sheets'],
  ['hide', 'showing'],
  ['highlight', 'showing'],
  ['underPopulated', 'showing'],
  ['nextShown', 'showing'],
  ['pastShown', 'showing'],
  ['show', 'showing'],
]

/** Under which question a part is read. */
export const questionOf = (path: string): Question => places.find(([start]) => path.startsWith(start))?.[1] ?? 'booking'

/** The value at a path, and the policy with another one there; neither changes what it was given. */
export function valueAt(policy: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], policy)
}

export function withValue<T>(whole: T, path: string, value: unknown): T {
  const [name = '', ...rest] = path.split('.')
  if (name === '') return value as T
  if (Array.isArray(whole))
    return whole.map((part: unknown, at) => (String(at) === name ? withValue(part, rest.join('.'), value) : part)) as T
  const known = (whole ?? {}) as Record<string, unknown>
  const next = withValue(known[name], rest.join('.'), value)
  const others = Object.fromEntries(Object.entries(known).filter(([other]) => other !== name || next !== undefined))
  return (next === undefined ? others : { ...others, [name]: next }) as T
}
