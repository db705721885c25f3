/** Where the dated shifts of a changed template go, and which of them no longer run. Source: domain-shifts 5.2. */
import { addDays, type Day } from '#platform/values/day.ts'
import { occurrencesOf, placeDays } from './occurrence.ts'
import { positionInRota, type Rota } from './rota.ts'
import { type ChangedTemplate, changedFields } from './template-edit.ts'
import type { DatedShift, EffectFacts } from './template-effect.ts'

/** Whether somebody changed this of the dated shift by hand: the template then leaves it alone. */
export const isByHand = ({ editedFields }: Pick<DatedShift, 'editedFields'>, field: string): boolean =>
  editedFields.includes(field)

/** Days by which every shift moves; null where the new place has nothing to do with the old one. */
export function dayShift({ before, after }: ChangedTemplate, rotas: readonly Rota[]): number | null {
  if (!before) return 0
  const moved = changedFields({ before, after }).includes('place')
  if (!moved) return 0
  const rota = rotas.find(({ id }) => id === after.rota)
  if (!rota || before.rota !== after.rota) return null
  const [from, to] = [before, after].map((one) => positionInRota(rota, one.weekSequence ?? 0, one.dayNumber ?? 0))
  return from === null || to === null || from === undefined || to === undefined ? null : to - from
}

/** The days the template runs on at its new place, around its shifts; null where the place stays as it is. */
export function newDays(
  changed: ChangedTemplate,
  planned: readonly DatedShift[],
  shift: number,
  { rotas, isHoliday }: EffectFacts,
): ReadonlySet<Day> | null {
  const fields = changedFields(changed)
  if (!fields.includes('place') && !fields.includes('publicHolidays')) return null
  const days = planned.flatMap(({ day }) => [day, addDays(day, shift)]).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return new Set()
  const place = { ...changed.after, seriesAheadCount: null }
  return new Set(occurrencesOf(place, placeDays(rotas, first, last), first, last, isHoliday).map(({ day }) => day))
}

/** Whether the shift no longer runs: the template ended before it, or does not run on the day it would move to. */
export function goes(
  { after }: ChangedTemplate,
  shift: DatedShift,
  days: number,
  runs: ReadonlySet<Day> | null,
  { today }: EffectFacts,
): boolean {
  if (after.state === 'ended') return shift.day > today
  if (isByHand(shift, 'day')) return false
  const day = addDays(shift.day, days)
  return (after.until !== null && day > after.until) || (runs !== null && !runs.has(day))
}
