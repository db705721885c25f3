/** Less in the pack for more by the kilo: what a shop in France tells of it (domain-catalogue 5.4). */
import { addDays, addMonths, type Day } from '#platform/values/day.ts'
import { type Exact, exact, inUnits, isLess, minus, over, times } from './exact.ts'
import { baseUnits, ratio, type Unit } from './units.ts'

export interface Pack {
  /** Thousandths of the unit. */
  readonly amount: number
  readonly unit: Unit
  readonly packs: number
}
export interface ContentBefore extends Pack {
  /** The day on which it changed. */
  readonly on: Day
  /** What it sold for until then. */
  readonly cents: number | null
}

export interface Shrink {
  readonly since: Day
  readonly until: Day
  readonly before: Pack
  readonly after: Pack
  /** Millionths by which the unit price rose. */
  readonly rise: number
}

/** In base units, exactly. */
const size = ({ amount, unit, packs }: Pack, units: ReadonlyMap<string, Unit>): Exact =>
  times(exact(amount * packs, 1000), ratio(unit, units.get(baseUnits[unit.dimension]) as Unit) as Exact)

/** The latest fall of the content that is still told on this day, while the unit price is higher than before it; nothing
 *  once the months are over, or the price came down with the content. */
export function shrinkOn({
  changes,
  now,
  cents,
  day,
  months,
  units,
}: {
  /** The oldest first. */
  readonly changes: readonly ContentBefore[]
  readonly now: Pack | null
  readonly cents: number | null
  readonly day: Day
  readonly months: number
  readonly units: ReadonlyMap<string, Unit>
}): Shrink | null {
  if (months === 0 || now === null || cents === null) return null
  const told = changes.filter(({ on }) => on <= day && day < addMonths(on, months))
  for (const [at, before] of [...told.entries()].reverse()) {
    const after = told[at + 1] ?? now
    if (before.cents === null || before.unit.dimension !== now.unit.dimension) continue
    if (!isLess(size(after, units), size(before, units)) || !isLess(size(now, units), size(before, units))) continue
    const [was, is] = [over(exact(before.cents), size(before, units)), over(exact(cents), size(now, units))]
    if (!isLess(was, is)) continue
    return {
      since: before.on,
      until: addDays(addMonths(before.on, months), -1),
      before: { amount: before.amount, unit: before.unit, packs: before.packs },
      after: now,
      rise: inUnits(over(minus(is, was), was), 1_000_000),
    }
  }
  return null
}
