/** VAT by class, country and day (domain-catalogue 5.3). Rates are millionths: 6 % is 60 000. To confirm with whoever
 *  keeps the books; a shop's own rates come first. */

export interface VatRate {
  readonly class: string
  readonly country: string
  /** First day. */
  readonly from: string
  readonly rate: number
}

const seeded: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  BE: { standard: 21, intermediate: 12, reduced: 6, zero: 0 },
  FR: { standard: 20, intermediate: 10, reduced: 5.5, super_reduced: 2.1 },
  DE: { standard: 19, reduced: 7, zero: 0 },
  ES: { standard: 21, reduced: 10, super_reduced: 4, zero: 0 },
  NL: { standard: 21, reduced: 9, zero: 0 },
  LU: { standard: 17, intermediate: 14, reduced: 8, super_reduced: 3 },
  CH: { standard: 8.1, reduced: 2.6 },
}
/** Switzerland has these rates since 2024; the others are older than any till of ours. */
const since = (country: string): string => (country === 'CH' ? '2024-01-01' : '2020-01-01')

export const knownRates: readonly VatRate[] = Object.entries(seeded).flatMap(([country, rates]) =>
  Object.entries(rates).map(([name, percent]) => ({
    class: name,
    country,
    from: since(country),
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
