/** What is costly to work out and asked for again and again, kept in memory while what it follows from stays the same. */
export interface Keeping<Value> {
  /** What is kept under this name for this mark; else it is made, once for all who ask meanwhile. */
  get(name: string, mark: string, make: () => Promise<Value>): Promise<Value>
}

/** At most so many; what was asked for longest ago goes first. */
export function keeping<Value>(atMost: number): Keeping<Value> {
  const kept = new Map<string, { readonly mark: string; readonly value: Promise<Value> }>()
  return {
    get(name, mark, make) {
      const known = kept.get(name)
      const one = known?.mark === mark ? known : { mark, value: make() }
      kept.delete(name)
      kept.set(name, one)
      // What failed is tried again by the next who asks.
      one.value.catch(() => {
        if (kept.get(name) === one) kept.delete(name)
      })
      for (const oldest of kept.keys()) {
        if (kept.size <= atMost) break
        kept.delete(oldest)
      }
      return one.value
    },
  }
}
