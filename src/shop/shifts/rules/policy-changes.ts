/** What a shop writes down of its policy: what differs from a preset. Source: domain-shifts 5.1. */
import { z } from 'zod'
import { changedParts, leaveTypeSchema } from './counting.ts'
import { ordinaryLeave } from './counting-presets.ts'
import { type Policy, policySchema } from './policy-parameters.ts'

/** Parameters that differ; of those made of parts only the parts. Null takes a kind of leave away, and the end of the
 *  first counter for a mode; an outcome that posts nothing is an empty list. */
export const changesSchema = z.strictObject({
  ...policySchema.partial().shape,
  ...changedParts.shape,
  maxPerPeriod: policySchema.shape.maxPerPeriod.partial().optional(),
  releaseCost: policySchema.shape.releaseCost.partial().optional(),
  leaveTypes: z.record(z.string(), leaveTypeSchema.partial().nullable()).optional(),
})
export type Changes = z.output<typeof changesSchema>

type Parts = Readonly<Record<string, unknown>>

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A kind of leave that the preset does not have begins as an ordinary leave. */
export function withChanges(preset: Policy, changes: Changes): Policy {
  const { leaveTypes = {} } = changes
  const begun = Object.entries(leaveTypes).flatMap(([name, type]) =>
    type !== null && !(name in preset.leaveTypes) ? [[name, { ...ordinaryLeave, name }] as const] : [],
  )
  const base = { ...preset, leaveTypes: { ...preset.leaveTypes, ...Object.fromEntries(begun) } }
  const { effects, entering, mainAtMost, maxPerPeriod, leaveTypes: types, ...policy } = merged(base, changes) as Policy
  const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0
  const { limit, per } = maxPerPeriod
  return {
    ...policy,
    effects: pruned(effects, isEmpty),
    entering: pruned(entering, isEmpty),
    maxPerPeriod: per === 'calendar_month' ? { limit, per } : maxPerPeriod,
    mainAtMost: pruned(mainAtMost, (value) => value === null),
    leaveTypes: Object.fromEntries(Object.entries(types).filter(([, type]) => type !== null)),
  }
}

/** Parts over parts; lists, figures and days take the place of what was there. */
function merged(base: unknown, written: unknown): unknown {
  if (!isParts(base) || !isParts(written)) return written
  const parts = Object.entries(written).filter(([, value]) => value !== undefined)
  return { ...base, ...Object.fromEntries(parts.map(([name, value]) => [name, merged(base[name], value)])) }
}

/** Without the values that only take something away, and without parts that nothing is left of. */
function pruned<T extends object>(parts: T, isGone: (value: unknown) => boolean): T {
  const kept = Object.entries(parts).flatMap(([name, value]: [string, unknown]) => {
    const left = isParts(value) ? pruned(value, isGone) : value
    return isGone(left) || (isParts(left) && Object.keys(left).length === 0) ? [] : [[name, left] as const]
  })
  return Object.fromEntries(kept) as T
}

/** What differs from a preset, as a version keeps it: whole parameters, and what the preset has and the policy has not. */
export function changesFrom(preset: Policy, policy: Policy): Changes {
  const theirs: Parts = { ...preset }
  const differing = Object.entries(policy).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(theirs[name]),
  )
  const changes = Object.fromEntries(differing) as Changes
  const { effects, mainAtMost, entering, leaveTypes } = changes
  return {
    ...changes,
    ...(effects ? { effects: lacking(preset.effects, effects, []) } : {}),
    ...(mainAtMost ? { mainAtMost: lacking(preset.mainAtMost, mainAtMost, null) } : {}),
    ...(entering ? { entering: lacking(preset.entering, entering, []) } : {}),
    ...(leaveTypes ? { leaveTypes: { ...gone(preset.leaveTypes, null), ...leaveTypes } } : {}),
  }
}

const gone = (parts: object, mark: null) => Object.fromEntries(Object.keys(parts).map((name) => [name, mark]))

/** The parts as they are, and the mark where only the preset has one. */
function lacking<T extends object>(preset: object, parts: T, mark: unknown): T {
  const own = parts as Parts
  const theirs = Object.entries(preset).map(([name, value]: [string, unknown]) => {
    const mine = own[name]
    if (isParts(value)) return [name, lacking(value, isParts(mine) ? mine : {}, mark)] as const
    return [name, mine === undefined ? mark : mine] as const
  })
  return { ...parts, ...Object.fromEntries(theirs) }
}
