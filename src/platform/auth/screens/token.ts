import { useEffect, useState } from 'react'

/** The token behind the `#` of the address. It is taken out of the address at once, so that neither the history
 *  of the browser nor a shared screen keeps it. Empty when there is none. */
export function useTokenOnce(): string {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (token) window.history.replaceState(window.history.state, '', `${location.pathname}${location.search}`)
  }, [token])
  return token
}
