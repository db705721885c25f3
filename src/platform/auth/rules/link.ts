/** The addresses that mails lead to. The token stands behind `#`: it reaches no server and no log by opening the page. */
export type LinkPage = 'open' | 'address' | 'connect' | 'password'

const pages: Readonly<Record<LinkPage, string>> = {
  open: '/sign-in/open',
  address: '/sign-in/address',
  connect: '/sign-in/connect',
  password: '/sign-in/password',
}

/** Whether this is a page of ours to go on to: a path, never another site. */
export const isOwnPath = (path: string): boolean => /^\/(?![/\\])[^\s\\]*$/.test(path)

/** @example linkUrl('https://shop.example', 'open', 'abc', '/shifts') // 'https://shop.example/sign-in/open?next=%2Fshifts#abc' */
export function linkUrl(publicUrl: string, page: LinkPage, token: string, next: string | null = null): string {
  const url = new URL(pages[page], publicUrl)
  if (next && isOwnPath(next)) url.searchParams.set('next', next)
  url.hash = token
  return url.toString()
}
