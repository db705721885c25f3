/** A list's whole state stands in the address: search, filters, order and page. */
import { useAddress } from '../address.ts'

export interface ListState {
  readonly q: string
  readonly sort: string | null
  readonly after: string | null
  readonly page: number
  readonly filters: Readonly<Record<string, string>>
  /** How many filters are on. */
  readonly on: number
  /** What a saved view keeps: everything but the page. */
  readonly query: string
  /** Searching and filtering begin at the first page again. */
  ask(values: Readonly<Record<string, string | null>>): void
  next(after: string): void
  previous(): void
  showAll(): void
  open(query: string): void
}

export function useListAddress(names: readonly string[]): ListState {
  const address = useAddress()
  const filters = Object.fromEntries(
    names.map((name) => [name, address.get(name) ?? '']).filter(([, value]) => value !== ''),
  ) as Record<string, string>
  const page = Number(address.get('page') ?? 1) || 1
  const kept = new URLSearchParams(filters)
  const q = address.get('q') ?? ''
  const sort = address.get('sort')
  if (q) kept.set('q', q)
  if (sort) kept.set('sort', sort)
  const first = { after: null, page: null }
  const nothing = Object.fromEntries(names.map((name) => [name, null]))
  return {
    q,
    sort,
    after: address.get('after'),
    page,
    filters,
    on: Object.keys(filters).length,
    query: kept.toString(),
    ask: (values) => address.set({ ...values, ...first }, { replace: true }),
    next: (after) => address.set({ after, page: String(page + 1) }),
    previous: () => (page > 2 ? address.back() : address.set(first)),
    showAll: () => address.set({ q: null, ...nothing, ...first }),
    open: (query) =>
      address.set({ q: null, sort: null, ...nothing, ...first, ...Object.fromEntries(new URLSearchParams(query)) }),
  }
}
