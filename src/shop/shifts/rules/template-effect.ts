/** What a changed template does to the dated shifts that exist already. Source: domain-shifts 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { momentsOf } from './occurrence.ts'
import type { Rota } from './rota.ts'
import { dayShift, goes, isByHand, newDays } from './template-days.ts'
import { type ChangedTemplate, changedFields, type Release, sameGroup, type TemplateGroup } from './template-edit.ts'

export interface DatedSeat {
  readonly id: string
  readonly member: string
  readonly group: string
  readonly fixedSeat: string | null
  readonly standIn: string | null
  /** How often it was exchanged: such a row no longer follows the fixed seat it came from. */
  readonly chain: number
}

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
  readonly seats: readonly DatedSeat[]
}

export interface Effect {
  /** Shifts that go on, before the change. */
  readonly touched: readonly DatedShift[]
  readonly edits: readonly DatedShift[]
  readonly groups: readonly { readonly shift: string; readonly group: TemplateGroup; readonly position: number }[]
  readonly dropped: readonly { readonly shift: string; readonly group: string }[]
  readonly cancelled: readonly DatedShift[]
  /** Rows that chosen people give up. */
  readonly freed: readonly { readonly seat: DatedSeat; readonly shift: DatedShift }[]
  /** Groups of dated shifts that would hold more people than they have seats, did nobody give up theirs. */
  readonly crowded: readonly CrowdedGroup[]
  /** Left alone because somebody changed them by hand, or because there is no room where they would go. */
  readonly kept: readonly DatedShift[]
  readonly people: readonly {
    readonly member: string
    /** The row concerned: the own one, or the one this person was to come for. */
    readonly seat: string
    readonly shift: DatedShift
    readonly what: 'unseated' | 'moved'
  }[]
  readonly refusals: readonly Refusal[]
}

export interface CrowdedGroup {
  readonly template: string
  readonly group: string
  readonly shift: DatedShift
  readonly seats: number
  /** Everybody who sits there, those who give up their seats too. */
  readonly people: readonly DatedSeat[]
}

export interface EffectFacts {
  readonly zone: string
  readonly now: Instant
  readonly today: Day
  readonly rotas: readonly Rota[]
  readonly isHoliday: (day: Day) => boolean
  readonly release: Release
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

/** The effect on shifts that start after now. Cancelled ones stay as they are. */
export function effectOf(changed: ChangedTemplate, shifts: readonly DatedShift[], facts: EffectFacts): Effect {
  const effect: Mutable<Effect> = {
    touched: [],
    edits: [],
    groups: [],
    dropped: [],
    cancelled: [],
    freed: [],
    crowded: [],
    kept: [],
    people: [],
    refusals: [],
  }
  const { before, after } = changed
  if (!before) return effect
  const own = shifts.filter((shift) => shift.template === after.id)
  const planned = own.filter(({ state }) => state === 'planned')
  const days = dayShift(changed, facts.rotas)
  const runs = newDays(changed, planned, days ?? 0, facts)
  const taken = new Set(own.filter((one) => one.state !== 'planned' || isByHand(one, 'day')).map(({ day }) => day))
  for (const one of planned) {
    if (goes(changed, one, days ?? 0, runs, facts)) {
      cancel(effect, one)
      continue
    }
    effect.touched.push(one)
    free(effect, one, facts.release)
    edit(effect, changed, one, days ?? 0, taken, facts)
  }
  return effect
}

const isReleased = ({ id, fixedSeat, chain }: DatedSeat, release: Release): boolean =>
  release.attendances.has(id) || (fixedSeat !== null && chain === 0 && release.fixedSeats.has(fixedSeat))

function free(effect: Mutable<Effect>, shift: DatedShift, release: Release): void {
  const freed = shift.seats.filter((seat) => isReleased(seat, release))
  effect.freed.push(...freed.map((seat) => ({ seat, shift })))
  effect.people.push(...concerned(shift, freed, 'unseated'))
}

/** Who must hear of it: the holder, and whoever was to come instead. */
const concerned = (shift: DatedShift, seats: readonly DatedSeat[], what: 'unseated' | 'moved') =>
  seats.flatMap(({ id, member, standIn }) =>
    [member, ...(standIn === null ? [] : [standIn])].map((person) => ({ member: person, seat: id, shift, what })),
  )

function cancel(effect: Mutable<Effect>, shift: DatedShift): void {
  effect.cancelled.push(shift)
  effect.people.push(...concerned(shift, shift.seats, 'unseated'))
}

function edit(
  effect: Mutable<Effect>,
  changed: ChangedTemplate,
  shift: DatedShift,
  days: number,
  taken: ReadonlySet<Day>,
  facts: EffectFacts,
): void {
  const edited = editedShift(changed, shift, days, facts)
  const stays = edited.startsAt <= facts.now || (edited.day !== shift.day && taken.has(edited.day))
  if (stays || changedFields(changed).some((field) => isByHand(shift, handName(field)))) effect.kept.push(shift)
  if (stays) return
  if (JSON.stringify(edited) !== JSON.stringify(shift)) effect.edits.push(edited)
  if (edited.startsAt !== shift.startsAt || edited.endsAt !== shift.endsAt) {
    const staying = shift.seats.filter((seat) => !isReleased(seat, facts.release))
    effect.people.push(...concerned(shift, staying, 'moved'))
  }
  if (!isByHand(shift, 'groups')) editGroups(effect, changed, shift, facts.release)
}

/** What a shift calls a field that was changed there by hand. */
const handName = (field: string): string =>
  field === 'starts' || field === 'ends' ? 'time' : field === 'place' ? 'day' : field

/** The shift with the template's new values where the template's changed and nobody changed them here by hand. */
function editedShift(
  { before, after }: ChangedTemplate,
  shift: DatedShift,
  days: number,
  { zone, rotas }: EffectFacts,
): DatedShift {
  const follows = (field: string): boolean => !isByHand(shift, field)
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
    weekLetter:
      follows('day') && changedFields({ before, after }).includes('place') ? letterOf(after, rotas) : shift.weekLetter,
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
function editGroups(
  effect: Mutable<Effect>,
  { before, after }: ChangedTemplate,
  shift: DatedShift,
  release: Release,
): void {
  const fits = (group: Pick<TemplateGroup, 'id' | 'role'>, seats: number): void => {
    const people = shift.seats.filter((seat) => seat.group === group.id)
    const taken = people.filter((seat) => !isReleased(seat, release)).length
    if (people.length > seats) effect.crowded.push({ template: after.id, group: group.id, shift, seats, people })
    if (taken > seats)
      effect.refusals.push(
        refuse('template.below_taken', { template: after.name, day: shift.day, role: group.role, taken, seats }),
      )
  }
  for (const [index, group] of after.groups.entries()) {
    const old = before?.groups.find(({ id }) => id === group.id)
    const here = shift.groups.find(({ id }) => id === group.id)
    if (old && here && sameGroup(old, group)) continue
    const seats = Math.max(0, old && here ? here.seats + group.seats - old.seats : group.seats)
    fits(group, seats)
    effect.groups.push({
      shift: shift.id,
      group: { ...group, seats, minSeats: Math.min(group.minSeats, seats) },
      position: index + 1,
    })
  }
  for (const old of before?.groups ?? []) {
    if (after.groups.some(({ id }) => id === old.id)) continue
    fits(old, 0)
    effect.dropped.push({ shift: shift.id, group: old.id })
  }
}
