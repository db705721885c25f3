/** On which days a template runs, and when exactly. Source: domain-shifts 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, addMinutes, type Day, daysFrom, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { type Rota, rotaOn, weekOf } from './rota.ts'
import { nextSeriesDays, type SeriesUnit, seriesDays } from './series.ts'

export interface TemplatePlace {
  readonly id: string
  readonly rota: string | null
  readonly weekSequence: number | null
  readonly dayNumber: number | null
  readonly seriesEvery: number | null
  readonly seriesUnit: SeriesUnit | null
  readonly seriesAheadCount: number | null
  readonly from: Day
  readonly until: Day | null
  readonly publicHolidays: 'run' | 'skip'
}

/** Days by their place in the rota that runs on them: made once, asked by every template. */
export type PlacedDays = ReadonlyMap<string, readonly { readonly day: Day; readonly letter: string }[]>

const placeKey = (rota: string, sequence: number, dayNumber: number): string => `${rota} ${sequence} ${dayNumber}`

/** Sorts the days of a range by rota, week and day number. */
export function placeDays(rotas: readonly Rota[], from: Day, until: Day): PlacedDays {
  const placed = new Map<string, { day: Day; letter: string }[]>()
  for (const day of daysFrom(from, until)) {
    const rota = rotaOn(rotas, day)
    const place = rota && weekOf(rota, day)
    if (!place) continue
    const key = placeKey(rota.id, place.sequence, place.dayNumber)
    const days = placed.get(key)
    if (days) days.push({ day, letter: place.letter })
    else placed.set(key, [{ day, letter: place.letter }])
  }
  return placed
}

export interface Occurrence {
  readonly day: Day
  readonly letter: string | null
}

/** The days this template runs on in [from, until]. A series with `ahead_count` runs on its next so many days instead:
 *  counted from `from`, however far they reach; counted from another day, those of them in the range; `null` does not
 *  count and fills the range, as a run on demand does.
 *  Throws a RangeError when the template names no place: generation reports it and goes on with the others. */
export function occurrencesOf(
  template: TemplatePlace,
  placed: PlacedDays,
  from: Day,
  until: Day,
  isHoliday: (day: Day) => boolean,
  countFrom: Day | null = from,
): Occurrence[] {
  return plannedDays(template, placed, from, until, countFrom).filter(
    ({ day }) =>
      day >= template.from &&
      (template.until === null || day <= template.until) &&
      !(template.publicHolidays === 'skip' && isHoliday(day)),
  )
}

function plannedDays(
  template: TemplatePlace,
  placed: PlacedDays,
  from: Day,
  until: Day,
  countFrom: Day | null,
): readonly Occurrence[] {
  const { rota, weekSequence, dayNumber, seriesEvery, seriesUnit } = template
  if (rota !== null && weekSequence !== null && dayNumber !== null)
    return placed.get(placeKey(rota, weekSequence, dayNumber)) ?? []
  if (seriesEvery === null || seriesUnit === null) throw new RangeError('template lies in no rota and no series')
  const series = { every: seriesEvery, unit: seriesUnit, from: template.from, until: template.until }
  const days =
    template.seriesAheadCount === null || countFrom === null
      ? seriesDays(series, from, until)
      : nextSeriesDays(series, countFrom, template.seriesAheadCount).filter(
          (day) => countFrom === from || (from <= day && day <= until),
        )
  return days.map((day) => ({ day, letter: null }))
}

export interface Moments {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** Start and end as moments. An end at or before the start lies on the next day. Where the clock jumps over the
 *  whole shift both would fall together: the end then follows by the time the wall clock would have counted. */
export function momentsOf(day: Day, starts: TimeOfDay, ends: TimeOfDay, zone: string): Moments {
  const startsAt = atWallTime(day, starts, zone)
  const endsAt = atWallTime(ends <= starts ? addDays(day, 1) : day, ends, zone)
  return { startsAt, endsAt: endsAt > startsAt ? endsAt : addMinutes(startsAt, wallMinutes(starts, ends)) }
}

/** Minutes the wall clock counts from start to end; an end at or before the start is the next day's. */
export function wallMinutes(starts: TimeOfDay, ends: TimeOfDay): number {
  const of = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const minutes = of(ends) - of(starts)
  return minutes > 0 ? minutes : minutes + 1440
}

/** Why a rota place does not exist; empty means it does. */
export function whyNotPlace(template: TemplatePlace, rotas: readonly Rota[]): Refusal[] {
  if (template.rota === null) return []
  const rota = rotas.find(({ id }) => id === template.rota)
  const week = rota?.weeks.find(({ sequence }) => sequence === template.weekSequence)
  if (!week) return [refuse('template.no_such_week', { week: template.weekSequence })]
  if ((template.dayNumber ?? 0) > week.lengthDays)
    return [refuse('template.no_such_day', { week: week.letter, day: template.dayNumber, days: week.lengthDays })]
  return []
}
