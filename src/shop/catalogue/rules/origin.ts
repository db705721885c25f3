/** Where a product comes from, as one line: “COUNTRY – region – complement – maker”; organic food says the zone first. */
export interface Origin {
  /** The country's name in the language of the reader. */
  readonly country: string | null
  readonly region: string | null
  readonly complement: string | null
  readonly maker: string | null
  /** The words of the zone, where it is to be said. */
  readonly zone: string | null
}

export const originText = ({ country, region, complement, maker, zone }: Origin): string =>
  [zone, country?.toUpperCase() ?? null, region, complement, maker].filter((part) => part?.trim()).join(' – ')

/** The zone is said of organic food only. */
export const saysZone = (product: { readonly food: boolean; readonly organic: boolean }): boolean =>
  product.food && product.organic

/** Choosing a region sets its country; changing the country clears the region. */
export function originAfter(
  before: { readonly country: string | null; readonly region: string | null },
  change: { readonly country?: string | null | undefined; readonly region?: string | null | undefined },
  countryOfRegion: (region: string) => string | null,
): { country: string | null; region: string | null } {
  if (change.region) {
    const country = change.country ?? countryOfRegion(change.region) ?? before.country
    return { country, region: change.region }
  }
  const country = change.country === undefined ? before.country : change.country
  if (change.region === null || country !== before.country) return { country, region: null }
  return { country, region: before.region }
}
