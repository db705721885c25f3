/** Which dated shift each line lies on: its template by name or by place and time, its day in the rota. */
import type { RowProblem } from '#platform/imports/kind.ts'
import { addDays, type Day, daysBetween, weekday } from '#platform/values/day.ts'
import { plain } from '#platform/values/text.ts'
import { positionInRota, type Rota, rotaLength, weekOf } from '../rules/rota.ts'
import type { KnownShift } from '../store/imported-shifts.ts'
import type { KeyedKind, WeekMark } from '../store/importing.ts'
import { kindMeant } from './kinds.ts'
import { weekNamed } from './plannings.ts'
import { fault, remark } from './problems.ts'
import type { SeatWish } from './shifts-read.ts'
import type { KnownTemplate } from './templates-plan.ts'
import { isKey, weekLetter } from './written.ts'

export interface PlaceFacts {
  readonly templates: readonly KnownTemplate[]
  readonly rotas: readonly Rota[]
  readonly marks: readonly WeekMark[]
  readonly kinds: readonly KeyedKind[]
  readonly shifts: readonly KnownShift[]
}

/** Lines of the same shift share one of these. */
export interface DatedPlace {
  readonly template: KnownTemplate | null
  readonly kind: KeyedKind | null
  readonly letter: string | null
  readonly known: KnownShift | null
  readonly lines: SeatWish[]
}

export interface PlacedSeat {
  readonly wish: SeatWish
  readonly place: DatedPlace | null
  readonly problems: readonly RowProblem[]
}

/** The first day of the first week, as the file tells it for a rota that waits for it. */
export interface SettledAnchor {
  readonly rota: Rota
  readonly anchorDay: Day
}

export function placeSeats(wishes: readonly SeatWish[], facts: PlaceFacts): PlacedSeat[] {
  const places = new Map<string, DatedPlace>()
  return wishes.map((wish) => {
    if (wish.day === null) return { wish, place: null, problems: [] }
    const template = templateOf(wish, wish.day, facts)
    const kind = wish.kind === '' ? null : (kindMeant(facts.kinds, wish.kind) ?? null)
    const problems = problemsOf(wish, template, kind)
    if (problems.length > 0) return { wish, place: null, problems }
    const key = template ? `${template.id} ${wish.day}` : `${wish.day} ${wish.starts} ${wish.ends} ${kind?.id ?? ''}`
    const place = places.get(key) ?? placeFor(wish, template, kind, facts)
    places.set(key, place)
    place.lines.push(wish)
    return { wish, place, problems: differing(place, wish) }
  })
}

function problemsOf(wish: SeatWish, template: KnownTemplate | null, kind: KeyedKind | null): RowProblem[] {
  const odd: RowProblem[] = []
  if (template === null && (wish.template !== '' || wish.week !== ''))
    odd.push(fault(wish.line, 'template', 'shift_import.template_unknown', { text: wish.template || wish.week }))
  else if (template === null && kind === null)
    odd.push(fault(wish.line, 'kind', 'shift_import.kind_unknown', { text: wish.kind }))
  return odd
}

/** Lines of one shift must begin and end alike. */
function differing({ lines: [first] }: DatedPlace, wish: SeatWish): RowProblem[] {
  return first && (first.starts !== wish.starts || first.ends !== wish.ends)
    ? [fault(wish.line, 'start', 'shift_import.other_times', { line: first.line })]
    : []
}

function placeFor(
  wish: SeatWish,
  template: KnownTemplate | null,
  kind: KeyedKind | null,
  facts: PlaceFacts,
): DatedPlace {
  const rota = facts.rotas.find(({ id }) => id === template?.rota)
  const letter = rota?.weeks.find(({ sequence }) => sequence === template?.weekSequence)?.letter ?? null
  const known = template
    ? facts.shifts.find((one) => one.template === template.id && one.day === wish.day)
    : facts.shifts.find(
        (one) =>
          one.template === null &&
          one.day === wish.day &&
          one.starts === wish.starts &&
          one.ends === wish.ends &&
          one.kind === kind?.id,
      )
  return { template, kind, letter, known: known ?? null, lines: [] }
}

/** By key; by name in its week and on its day; without a name the only one of that week, day and time (and kind, if one
 *  is said). A name that nothing bears here is not guessed away. */
function templateOf(wish: SeatWish, day: Day, facts: PlaceFacts): KnownTemplate | null {
  if (isKey(wish.template)) return facts.templates.find(({ key }) => key === wish.template) ?? null
  if (wish.template === '' && wish.week === '') return null
  const here = facts.templates.filter((template) => liesHere(template, wish, day, facts))
  const timed = here.filter(({ starts, ends }) => starts === wish.starts && ends === wish.ends)
  const named = here.filter(({ name }) => plain(name) === plain(wish.template))
  const kind = kindMeant(facts.kinds, wish.kind)
  const meant = wish.template === '' ? timed.filter((one) => !kind || one.kind === kind.id) : named
  const [only, other] = meant.length > 1 ? timed.filter((one) => meant.includes(one)) : meant
  return only && !other ? only : null
}

function liesHere(template: KnownTemplate, wish: SeatWish, day: Day, { rotas, marks }: PlaceFacts): boolean {
  const rota = rotas.find(({ id }) => id === template.rota)
  if (!rota || template.dayNumber === null) return false
  if (weekday(addDays(rota.anchorDay, template.dayNumber - 1)) !== weekday(day)) return false
  if (wish.week === '') return true
  const mark = isKey(wish.week) ? marks.find((one) => one.rota === rota.id && one.key === wish.week) : undefined
  const sequence = mark?.sequence ?? weekNamed(rota, weekLetter(wish.week))?.sequence
  return sequence === template.weekSequence
}

/** What the dated lines say of the rota's first day: all of it, if the rota waits; else only where they differ. */
export function anchorOf(placed: readonly PlacedSeat[], { rotas, marks }: PlaceFacts): SettledAnchor | null {
  const waiting = new Set(marks.filter(({ settled }) => !settled).map(({ rota }) => rota))
  const votes = new Map<string, { rota: Rota; days: Day[] }>()
  for (const { wish, place } of placed) {
    const rota = rotas.find(({ id }) => id === place?.template?.rota)
    const first = rota && place?.template && wish.day ? firstDayBehind(rota, place.template, wish.day) : null
    if (!rota || !first || !waiting.has(rota.id)) continue
    const total = rotaLength(rota)
    const key = `${rota.id} ${((daysBetween(rota.anchorDay, first) % total) + total) % total}`
    votes.set(key, { rota, days: [...(votes.get(key)?.days ?? []), first] })
  }
  const [most] = [...votes.values()].sort((one, other) => other.days.length - one.days.length)
  return most ? { rota: most.rota, anchorDay: most.days.sort()[0] as Day } : null
}

function firstDayBehind(rota: Rota, template: KnownTemplate, day: Day): Day | null {
  const position = positionInRota(rota, template.weekSequence ?? 0, template.dayNumber ?? 0)
  return position === null ? null : addDays(day, -position)
}

/** A shift on a day on which the rota, as it then stands, has another week. */
export function offRota({ wish, place }: PlacedSeat, rotas: readonly Rota[]): RowProblem[] {
  const rota = rotas.find(({ id }) => id === place?.template?.rota)
  const there = rota && wish.day ? weekOf(rota, wish.day) : null
  if (!there || !place?.template || there.sequence === place.template.weekSequence) return []
  return [remark(wish.line, 'week', 'shift_import.off_rota', { day: wish.day, week: there.letter })]
}
