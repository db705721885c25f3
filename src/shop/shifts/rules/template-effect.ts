/** What a changed template does to the dated shifts that exist already. Source: domain-shifts 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { momentsOf } from './occurrence.ts'
import { positionInRota, type Rota } from './rota.ts'
import { type ChangedTemplate, changedFields, type TemplateGroup } from './template-edit.ts'

export interface DatedShift {
  readonly id: string
  readonly template: string | null
  readonly name: string
  readonly kind: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly weekLetter: string | null
  readonly state: 'planned' | 'cancelled' | 'closed'
  readonly editedFields: readonly string[]
  readonly groups: readonly { readonly id: string; readonly seats: number }[]
  readonly seats: readonly { readonly member: string; readonly group: string }[]
}

export interface Effect {
  readonly edits: readonly DatedShift[]
  readonly groups: readonly { readonly shift: string; readonly group: TemplateGroup; readonly position: number }[]
  readonly dropped: readonly { readonly shift: string; readonly group: string }[]
  readonly cancelled: readonly DatedShift[]
  /** Left alone because somebody changed them by hand, or because there is no room where they would go. */
  readonly kept: readonly DatedShift[]
  readonly people: readonly {
    readonly member: string
    readonly shift: DatedShift
    readonly what: 'unseated' | 'moved'
  }[]
  readonly refusals: readonly Refusal[]
}

interface Facts {
  readonly zone: string
  readonly now: Instant
  readonly today: Day
  readonly rotas: readonly Rota[]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

/** The effect on shifts that start after now. Cancelled ones stay as they are. */
export function effectOf(changed: ChangedTemplate, shifts: readonly DatedShift[], facts: Facts): Effect {
  const effect: Mutable<Effect> = {
    edits: [],
    groups: [],
    dropped: [],
    cancelled: [],
    kept: [],
    people: [],
    refusals: [],
  }
  const { before, after } = changed
  if (!before) return effect
  const planned = shifts.filter((shift) => shift.template === after.id && shift.state === 'planned')
  const shift = dayShift(changed, facts.rotas)
  const taken = new Set(
    shifts.filter((one) => one.template === after.id && one.state !== 'planned').map(({ day }) => day),
  )
  for (const one of planned) {
    if (goes(changed, one, shift, facts)) cancel(effect, one)
    else edit(effect, changed, one, shift ?? 0, taken, facts)
  }
  return effect
}

/** Days by which every shift moves; null where the new place has nothing to do with the old one. */
function dayShift({ before, after }: ChangedTemplate, rotas: readonly Rota[]): number | null {
  if (!before) return 0
  const moved = changedFields({ before, after }).includes('place')
  if (!moved) return 0
  const rota = rotas.find(({ id }) => id === after.rota)
  if (!rota || before.rota !== after.rota) return null
  const [from, to] = [before, after].map((one) => positionInRota(rota, one.weekSequence ?? 0, one.dayNumber ?? 0))
  return from === null || to === null || from === undefined || to === undefined ? null : to - from
}

/** Whether the shift no longer runs: the template ended before it, or its place is another altogether. */
function goes({ after }: ChangedTemplate, shift: DatedShift, days: number | null, { today }: Facts): boolean {
  if (after.state === 'ended') return shift.day > today
  if (shift.editedFields.includes('day')) return false
  return days === null || (after.until !== null && addDays(shift.day, days) > after.until)
}

function cancel(effect: Mutable<Effect>, shift: DatedShift): void {
  effect.cancelled.push(shift)
  effect.people.push(...shift.seats.map(({ member }) => ({ member, shift, what: 'unseated' as const })))
}

function edit(
  effect: Mutable<Effect>,
  changed: ChangedTemplate,
  shift: DatedShift,
  days: number,
  taken: ReadonlySet<Day>,
  facts: Facts,
): void {
  const edited = editedShift(changed, shift, days, facts)
  const stays = edited.startsAt <= facts.now || (edited.day !== shift.day && taken.has(edited.day))
  if (stays || shift.editedFields.length > 0) effect.kept.push(shift)
  if (stays) return
  if (JSON.stringify(edited) !== JSON.stringify(shift)) effect.edits.push(edited)
  if (edited.startsAt !== shift.startsAt || edited.endsAt !== shift.endsAt)
    effect.people.push(...shift.seats.map(({ member }) => ({ member, shift, what: 'moved' as const })))
  if (!shift.editedFields.includes('groups')) editGroups(effect, changed, shift)
}

/** The shift with the template's new values where the template's changed and nobody changed them here by hand. */
function editedShift(
  { before, after }: ChangedTemplate,
  shift: DatedShift,
  days: number,
  { zone, rotas }: Facts,
): DatedShift {
  const follows = (field: string): boolean => !shift.editedFields.includes(field)
  const changes = (field: 'name' | 'kind' | 'lead' | 'weight' | 'beneficiary'): boolean =>
    before !== null && before[field] !== after[field] && follows(field)
  const timed = before !== null && (before.starts !== after.starts || before.ends !== after.ends) && follows('time')
  const day = follows('day') ? addDays(shift.day, days) : shift.day
  const localStart = timed ? after.starts : shift.localStart
  const localEnd = timed ? after.ends : shift.localEnd
  const moments =
    timed || day !== shift.day
      ? momentsOf(day, localStart, localEnd, zone)
      : { startsAt: shift.startsAt, endsAt: shift.endsAt }
  return {
    ...shift,
    ...moments,
    day,
    weekLetter: days === 0 || day === shift.day ? shift.weekLetter : letterOf(after, rotas),
    localStart,
    localEnd,
    name: (changes('name') ? after : shift).name,
    kind: (changes('kind') ? after : shift).kind,
    lead: (changes('lead') ? after : shift).lead,
    weight: (changes('weight') ? after : shift).weight,
    beneficiary: (changes('beneficiary') ? after : shift).beneficiary,
  }
}

const letterOf = (place: ChangedTemplate['after'], rotas: readonly Rota[]): string | null =>
  rotas.find(({ id }) => id === place.rota)?.weeks.find(({ sequence }) => sequence === place.weekSequence)?.letter ??
  null

/** Seats follow by the difference, so that an extra seat somebody got stays one; never below who sits there. */
function editGroups(effect: Mutable<Effect>, { before, after }: ChangedTemplate, shift: DatedShift): void {
  const live = (group: string): number => shift.seats.filter((seat) => seat.group === group).length
  const refuseBelow = (role: string, taken: number, seats: number): void =>
    void effect.refusals.push(
      refuse('template.below_taken', { template: after.name, day: shift.day, role, taken, seats }),
    )
  for (const [index, group] of after.groups.entries()) {
    const old = before?.groups.find(({ id }) => id === group.id)
    const here = shift.groups.find(({ id }) => id === group.id)
    if (old && here && JSON.stringify(old) === JSON.stringify(group)) continue
    const seats = old && here ? here.seats + group.seats - old.seats : group.seats
    if (seats < live(group.id)) refuseBelow(group.role, live(group.id), Math.max(0, seats))
    effect.groups.push({
      shift: shift.id,
      group: { ...group, seats: Math.max(0, seats), minSeats: Math.min(group.minSeats, Math.max(0, seats)) },
      position: index + 1,
    })
  }
  for (const old of before?.groups ?? []) {
    if (after.groups.some(({ id }) => id === old.id)) continue
    if (live(old.id) > 0) refuseBelow(old.role, live(old.id), 0)
    effect.dropped.push({ shift: shift.id, group: old.id })
  }
}
