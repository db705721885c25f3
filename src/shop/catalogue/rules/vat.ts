/** VAT by class, country and day (domain-catalogue 5.3). Rates are millionths: 6 % is 60 000. To confirm with whoever
 *  keeps the books; a shop's own rates come first. */

export interface VatRate {
  readonly class: string
  readonly country: string
  /** First day. */
  readonly from: string
  readonly rate: number
}

/** Country, first day, and the rates that began on it. */
const seeded: readonly (readonly [string, string, Readonly<Record<string, number>>])[] = [
  ['BE', '2000-01-01', { standard: 21, intermediate: 12, reduced: 6, zero: 0 }],
  ['FR', '2014-01-01', { standard: 20, intermediate: 10, reduced: 5.5, super_reduced: 2.1 }],
  ['DE', '2007-01-01', { standard: 19, reduced: 7, zero: 0 }],
  ['DE', '2020-07-01', { standard: 16, reduced: 5 }],
  ['DE', '2021-01-01', { standard: 19, reduced: 7 }],
  ['ES', '2012-09-01', { standard: 21, reduced: 10, super_reduced: 4, zero: 0 }],
  ['NL', '2012-10-01', { standard: 21, reduced: 6, zero: 0 }],
  ['NL', '2019-01-01', { reduced: 9 }],
  ['LU', '2015-01-01', { standard: 17, intermediate: 14, reduced: 8, super_reduced: 3 }],
  ['LU', '2023-01-01', { standard: 16, intermediate: 13, reduced: 7 }],
  ['LU', '2024-01-01', { standard: 17, intermediate: 14, reduced: 8 }],
  ['CH', '2018-01-01', { standard: 7.7, reduced: 2.5 }],
  ['CH', '2024-01-01', { standard: 8.1, reduced: 2.6 }],
]

export const knownRates: readonly VatRate[] = seeded.flatMap(([country, from, rates]) =>
  Object.entries(rates).map(([name, percent]) => ({
    class: name,
    country,
    from,
    rate: Number(BigInt(percent * 10) * 1000n),
  })),
)

/** The rate of a class on a day: the latest that began, the shop's own before the seeded one of the same day;
 *  null where none has begun. */
export function vatOn(own: readonly VatRate[], wish: { class: string; country: string; day: string }): number | null {
  const begun = [...knownRates, ...own].filter(
    (one) => one.class === wish.class && one.country === wish.country && one.from <= wish.day,
  )
  return begun.reduce<VatRate | null>((best, one) => (best && best.from > one.from ? best : one), null)?.rate ?? null
}

/** Classes that have a rate in this country, and those the shop made. */
export const classesIn = (country: string, own: readonly VatRate[]): string[] => [
  ...new Set([...knownRates, ...own].filter((one) => one.country === country).map((one) => one.class)),
]
