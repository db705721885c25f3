/** When two contacts may become one, and what the one has then. Source: domain-members 5.1. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Stage } from './role.ts'

export interface MergeSide {
  readonly id: string
  readonly kind: 'person' | 'entity'
  readonly mergedInto: string | null
  readonly stage: Stage
  readonly hasMembership: boolean
  /** Head of this contact's open household link. */
  readonly linkedTo: string | null
  readonly headsSomebody: boolean
}

/** Why `gone` may not go into `kept`; empty means yes. What modules above object to is asked beside this. */
export function whyNotMerge(kept: MergeSide, gone: MergeSide): Refusal[] {
  if (kept.id === gone.id) return [refuse('merge.same_contact')]
  const no: Refusal[] = []
  if (kept.mergedInto !== null || gone.mergedInto !== null) no.push(refuse('merge.merged_already'))
  if (kept.kind !== gone.kind) no.push(refuse('merge.kinds_differ'))
  if (isHolder(kept) && isHolder(gone)) no.push(refuse('merge.both_members'))
  // A number is set once and kept: the record with the living membership is the one to keep.
  else if (kept.hasMembership && isHolder(gone)) no.push(refuse('merge.other_way'))
  no.push(...whyHouseholdsClash(kept, gone))
  return no
}

const isHolder = (side: MergeSide): boolean => side.stage === 'member' || side.stage === 'candidate'

function whyHouseholdsClash(kept: MergeSide, gone: MergeSide): Refusal[] {
  if (kept.linkedTo === gone.id || gone.linkedTo === kept.id) return [refuse('merge.household', { why: 'themselves' })]
  if (kept.linkedTo !== null && gone.linkedTo !== null && kept.linkedTo !== gone.linkedTo)
    return [refuse('merge.household', { why: 'two_heads' })]
  const linked = kept.linkedTo !== null || gone.linkedTo !== null
  const heads = kept.headsSomebody || gone.headsSomebody
  const member = isHolder(kept) || isHolder(gone)
  if (linked && (heads || member))
    return [refuse('merge.household', { why: heads ? 'head_and_linked' : 'member_and_linked' })]
  return []
}

export type MergeChoice = 'kept' | 'gone'

/** Fields where both have something else: the office chooses; unchosen, the kept one stays. */
export function mergeConflicts<Fields extends object>(
  kept: Fields,
  gone: Fields,
  fields: readonly (keyof Fields & string)[],
): string[] {
  return fields.filter((field) => filled(kept[field]) && filled(gone[field]) && kept[field] !== gone[field])
}

/** The fields of the one contact: the kept value, the other's where it is empty or was chosen. */
export function mergedFields<Fields extends object>(
  kept: Fields,
  gone: Fields,
  fields: readonly (keyof Fields & string)[],
  choices: Readonly<Partial<Record<string, MergeChoice>>>,
): Partial<Fields> {
  const merged: Partial<Fields> = {}
  for (const field of fields) {
    const takeOther = filled(gone[field]) && (!filled(kept[field]) || choices[field] === 'gone')
    merged[field] = takeOther ? gone[field] : kept[field]
  }
  return merged
}

const filled = (value: unknown): boolean => value !== null && value !== undefined && value !== ''
