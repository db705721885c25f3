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
