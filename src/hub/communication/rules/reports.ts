/** What reports say of figures. */
interface Counted {
  readonly participant: string
  readonly count: number
}

/** How often each organisation did it. */
export function countsOf(counted: readonly Counted[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { participant, count } of counted) sums.set(participant, (sums.get(participant) ?? 0) + count)
  return sums
}

/** The middle one; between two, half way; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const half = sorted.length >> 1
  const upper = sorted[half] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2
}
