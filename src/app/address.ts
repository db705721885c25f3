/** The address bar as a screen sees it: parameters of the path, and search values that hold its state. */
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

type Values = Readonly<Record<string, string | null | undefined>>

export interface Address {
  readonly path: string
  /** A parameter of the path: `param('member')` for `:member`. Empty text when there is none. */
  param(name: string): string
  /** A value behind the question mark; null when absent. */
  get(name: string): string | null
  all(name: string): readonly string[]
  /** Changes search values; null or empty takes one away. With `replace` Back does not come by here again. */
  set(values: Values, options?: { readonly replace?: boolean }): void
  go(href: string, options?: { readonly replace?: boolean }): void
  back(): void
}

/** The current address; drawn anew when it changes. */
export function useAddress(): Address {
  const router = useRouter()
  const location = useLocation()
  const params = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const search = useMemo(() => new URLSearchParams(location.searchStr), [location.searchStr])
  const go = useCallback(
    (href: string, options?: { readonly replace?: boolean }) =>
      options?.replace ? router.history.replace(href) : router.history.push(href),
    [router],
  )
  return {
    path: location.pathname,
    param: (name) => params[name] ?? '',
    get: (name) => search.get(name),
    all: (name) => search.getAll(name),
    set: (values, options) => {
      const next = new URLSearchParams(router.state.location.searchStr)
      for (const [name, value] of Object.entries(values)) value ? next.set(name, value) : next.delete(name)
      go(next.size > 0 ? `${location.pathname}?${next}` : location.pathname, options)
    },
    go,
    back: () => router.history.back(),
  }
}
