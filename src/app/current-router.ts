/** The router once it is made, for what the screens it draws may ask of it: neither file needs the other to begin. */
interface CurrentRouter {
  invalidate(): Promise<void>
  navigate(to: { readonly href: string }): Promise<void>
}

let current: CurrentRouter | null = null

export const keepRouter = (router: CurrentRouter): void => {
  current = router
}

export function currentRouter(): CurrentRouter {
  if (!current) throw new Error('the router is not made yet')
  return current
}
