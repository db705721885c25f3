/** Which supplier a product comes from (domain-catalogue 5.1). */
export const mainSupplierRules = ['latestStart', 'lowestOrder', 'first', 'cheapest'] as const
export type MainSupplierRule = (typeof mainSupplierRules)[number]

export interface LineForChoice {
  readonly id: string
  readonly supplier: string
  readonly listing: 'listed' | 'temporarilyOut' | 'unlisted'
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly position: number
  /** What one sale unit costs, in 1/10 000; null where it cannot be told. */
  readonly unitCost: number | null
}

/** Listed and valid on this very day: a line that starts tomorrow never wins. */
export const holdsOn = (line: LineForChoice, day: string): boolean =>
  line.listing === 'listed' &&
  (line.validFrom === null || line.validFrom <= day) &&
  (line.validTo === null || line.validTo >= day)

type Order = (one: LineForChoice, other: LineForChoice) => number

/** An empty start counts as the most recent one. */
const start = (line: LineForChoice): string => line.validFrom ?? '9999-12-31'
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const cost = (line: LineForChoice): number => line.unitCost ?? Number.POSITIVE_INFINITY

const orders: Readonly<Record<MainSupplierRule, Order>> = {
  latestStart: (one, other) => byText(start(other), start(one)) || one.position - other.position,
  lowestOrder: (one, other) => one.position - other.position,
  first: () => 0,
  cheapest: (one, other) => (cost(one) === cost(other) ? 0 : cost(one) - cost(other)) || one.position - other.position,
}

/** The line that counts on a day, or null: then there is no suggested price either. The preferred supplier wins while
 *  it has a line that holds. Ties go to the oldest line: ids are in the order they were made. */
export function mainLine<Line extends LineForChoice>(
  lines: readonly Line[],
  { day, rule, preferred }: { day: string; rule: MainSupplierRule; preferred: string | null },
): Line | null {
  const held = lines.filter((line) => holdsOn(line, day))
  const own = held.filter((line) => line.supplier === preferred)
  const among = own.length > 0 ? own : held
  return among.toSorted((one, other) => orders[rule](one, other) || byText(one.id, other.id))[0] ?? null
}
