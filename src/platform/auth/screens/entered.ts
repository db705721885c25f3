/** What follows a way in: the second step, or the page one wanted. */
import { type Address, useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { beginAgain } from '#app/start.ts'
import { isOwnPath } from '../rules/link.ts'

/** The page wanted before signing in; the start page when there was none. */
export function wantedPath(address: Address): string {
  const next = address.get('next')
  return next && isOwnPath(next) && !next.startsWith('/sign-in') ? next : '/'
}

/** Call it with the answer of a way in. */
export function useEntered(): (
  entered: { next: 'signed_in' | 'second_factor' },
  page?: string | null,
) => Promise<void> {
  const address = useAddress()
  return async ({ next }, page) => {
    const wanted = page ?? wantedPath(address)
    if (next === 'second_factor')
      return address.go(pathTo('/sign-in/second-factor', {}, { next: wanted }), { replace: true })
    await beginAgain()
    address.go(wanted, { replace: true })
  }
}
