/** One text for one policy: the same rules give the same text, in whatever order they were written. */
import type { Policy } from './policy.ts'

export const policyPrint = (policy: Policy): string => JSON.stringify(ordered(policy))

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, ordered(part)]),
  )
}
