/** Which shifts and seats are missing. Pure: the same facts give the same plan, and a second run finds nothing to do.
 *  Source: domain-shifts 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import { type Closing, closingOn } from './closing.ts'
import { covers, type Span } from './fixed-seat.ts'
import { type Moments, momentsOf, type Occurrence, occurrencesOf, placeDays, type TemplatePlace } from './occurrence.ts'
import type { Rota } from './rota.ts'

export interface GeneratedTemplate extends TemplatePlace {
  readonly name: string
  readonly kind: string
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly groups: number
}

export interface Holder extends Span {
  readonly id: string
  readonly template: string
  readonly group: string
  readonly member: string
  /** From this day on the person holds no seats (unsubscribed, resigning); null while in force. */
  readonly heldUntil: Day | null
  readonly leaves: readonly Span[]
}

export interface GenerationFacts {
  readonly from: Day
  readonly until: Day
  /** Where series that keep so many occurrences ahead count from: `from` when left out, `null` on demand. */
  readonly countFrom?: Day | null
  readonly zone: string
  readonly templates: readonly GeneratedTemplate[]
  readonly rotas: readonly Rota[]
  readonly closings: readonly Closing[]
  readonly holders: readonly Holder[]
  /** `template day` of shifts that exist, cancelled ones too. */
  readonly existing: ReadonlySet<string>
  readonly isHoliday: (day: Day) => boolean
  /** Rotas that came in without the day of their first week: nothing is made before it is said. */
  readonly waiting?: ReadonlySet<string>
}

export interface PlannedShift extends Moments, Occurrence {
  readonly template: GeneratedTemplate
}
export interface PlannedSeat {
  /** Index of the shift in the plan. */
  readonly shift: number
  readonly holder: Holder
}
export interface GenerationPlan {
  readonly shifts: readonly PlannedShift[]
  readonly seats: readonly PlannedSeat[]
  readonly failures: readonly {
    readonly template: string
    readonly name: string
    readonly refusals: readonly Refusal[]
  }[]
}

export const shiftKey = (template: string, day: Day): string => `${template} ${day}`

/** The missing shifts with their seated holders. A template that cannot be placed is reported; the rest goes on. */
export function planGeneration(facts: GenerationFacts): GenerationPlan {
  const placed = placeDays(facts.rotas, facts.from, facts.until)
  const holdersOf = byTemplate(facts.holders)
  const moments = rememberedMoments(facts.zone)
  const shifts: PlannedShift[] = []
  const seats: PlannedSeat[] = []
  const failures: { template: string; name: string; refusals: Refusal[] }[] = []
  for (const template of facts.templates) {
    const planned = missingShifts(facts, template, () =>
      occurrencesOf(template, placed, facts.from, facts.until, facts.isHoliday, facts.countFrom),
    )
    if ('refusal' in planned) {
      failures.push({ template: template.id, name: template.name, refusals: [planned.refusal] })
      continue
    }
    for (const at of planned.days) {
      const index = shifts.push({ template, ...at, ...moments(at.day, template.starts, template.ends) }) - 1
      for (const holder of holdersOf.get(template.id) ?? [])
        if (isSeated(holder, at.day)) seats.push({ shift: index, holder })
    }
  }
  return { shifts, seats, failures }
}

function missingShifts(
  facts: GenerationFacts,
  template: GeneratedTemplate,
  days: () => readonly Occurrence[],
): { days: readonly Occurrence[] } | { refusal: Refusal } {
  if (template.groups === 0) return { refusal: refuse('template.no_groups') }
  if (template.rota !== null && facts.waiting?.has(template.rota)) return { refusal: refuse('template.rota_waits') }
  try {
    const missing = days().filter(
      ({ day }) =>
        !facts.existing.has(shiftKey(template.id, day)) && closingOn(facts.closings, day, template.kind) === null,
    )
    return { days: missing }
  } catch (error) {
    return { refusal: refuse('template.unplaceable', { problem: (error as Error).message }) }
  }
}

/** Whether the holder sits there on this day: holding, not on leave, not on the way out. */
export const isSeated = (holder: Holder, day: Day): boolean =>
  covers(holder, day) &&
  (holder.heldUntil === null || day < holder.heldUntil) &&
  !holder.leaves.some((leave) => covers(leave, day))

function byTemplate(holders: readonly Holder[]): ReadonlyMap<string, readonly Holder[]> {
  const map = new Map<string, Holder[]>()
  for (const holder of holders) {
    const known = map.get(holder.template)
    if (known) known.push(holder)
    else map.set(holder.template, [holder])
  }
  return map
}

/** Many templates start at the same time: each day and time is converted once. */
function rememberedMoments(zone: string): (day: Day, starts: TimeOfDay, ends: TimeOfDay) => Moments {
  const known = new Map<string, { startsAt: Instant; endsAt: Instant }>()
  return (day, starts, ends) => {
    const key = `${day}${starts}${ends}`
    const before = known.get(key)
    if (before) return before
    const made = momentsOf(day, starts, ends, zone)
    known.set(key, made)
    return made
  }
}
