/** Which week of the rota a day lies in. Source: domain-shifts 3 (Rota). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, daysBetween, weekday } from '#platform/values/day.ts'

export interface RotaWeek {
  readonly sequence: number
  readonly letter: string
  readonly lengthDays: number
}

export interface Rota {
  readonly id: string
  readonly name: string
  readonly anchorDay: Day
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly priority: number
  readonly weeks: readonly RotaWeek[]
}

export interface PlaceInRota {
  readonly sequence: number
  readonly letter: string
  /** 1 is the first day of the week. */
  readonly dayNumber: number
  readonly weekStart: Day
}

const inOrder = (weeks: readonly RotaWeek[]): RotaWeek[] => [...weeks].sort((a, b) => a.sequence - b.sequence)

/** Days of all weeks together. */
export const rotaLength = (rota: Pick<Rota, 'weeks'>): number =>
  rota.weeks.reduce((sum, week) => sum + week.lengthDays, 0)

/** The week and day of `day`; days before the anchor count backwards. Null for a rota without weeks.
 *  Does not look at the validity.
 *  @example weekOf(fourWeeksFromMonday, '2025-01-13')?.letter // 'A' */
export function weekOf(rota: Pick<Rota, 'anchorDay' | 'weeks'>, day: Day): PlaceInRota | null {
  const total = rotaLength(rota)
  if (total === 0) return null
  let position = ((daysBetween(rota.anchorDay, day) % total) + total) % total
  for (const week of inOrder(rota.weeks)) {
    if (position < week.lengthDays)
      return {
        sequence: week.sequence,
        letter: week.letter,
        dayNumber: position + 1,
        weekStart: addDays(day, -position),
      }
    position -= week.lengthDays
  }
  return null
}

/** Days from the start of the rota to this place: what a template moves by is the difference of two. */
export function positionInRota(rota: Pick<Rota, 'weeks'>, sequence: number, dayNumber: number): number | null {
  let days = 0
  for (const week of inOrder(rota.weeks)) {
    if (week.sequence === sequence) return dayNumber <= week.lengthDays ? days + dayNumber - 1 : null
    days += week.lengthDays
  }
  return null
}

/** The weekday of a place, 1 is Monday; null where the weeks together are no whole weeks and it differs each time. */
export function weekdayAt(rota: Pick<Rota, 'anchorDay' | 'weeks'>, sequence: number, dayNumber: number): number | null {
  const position = positionInRota(rota, sequence, dayNumber)
  return position === null || rotaLength(rota) % 7 !== 0 ? null : weekday(addDays(rota.anchorDay, position))
}

export const isValidOn = (rota: Pick<Rota, 'validFrom' | 'validTo'>, day: Day): boolean =>
  day >= rota.validFrom && (rota.validTo === null || day <= rota.validTo)

/** The rota that runs on a day: of the valid ones the highest priority (a season over the year). */
export function rotaOn(rotas: readonly Rota[], day: Day): Rota | null {
  let best: Rota | null = null
  for (const rota of rotas) if (isValidOn(rota, day) && (best === null || rota.priority > best.priority)) best = rota
  return best
}

const overlap = (a: Pick<Rota, 'validFrom' | 'validTo'>, b: Pick<Rota, 'validFrom' | 'validTo'>): boolean =>
  (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo)

/** Why this rota may not stand beside the others; empty means yes. */
export function whyNotRota(rota: Rota, others: readonly Rota[]): Refusal[] {
  const no: Refusal[] = []
  if (rota.weeks.length === 0) no.push(refuse('rota.no_weeks'))
  if (rota.validTo !== null && rota.validTo < rota.validFrom)
    no.push(refuse('rota.ends_before_start', { from: rota.validFrom, until: rota.validTo }))
  for (const other of others)
    if (other.id !== rota.id && other.priority === rota.priority && overlap(rota, other))
      no.push(refuse('rota.overlap', { other: other.name, priority: rota.priority }))
  return no
}
