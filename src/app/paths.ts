/** Addresses of the shell, and how a screen makes its own. */

type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

/** Fills an address as `ScreenLine.path` writes it; empty search values are left out.
 *  @example pathTo('/staff/members/:member', { member: id }, { tab: 'history' }) */
export function pathTo<P extends string>(
  path: P,
  names: Readonly<Record<Names<P>, string>>,
  search: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(names[name as Names<P>]))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value) query.set(name, value)
  return query.size > 0 ? `${filled}?${query}` : filled
}

export const paths = {
  home: () => '/',
  staff: () => '/staff',
  community: () => '/community',
  setUp: () => '/set-up',
  account: () => '/account',
  signIn: (next?: string) => pathTo('/sign-in', {}, { next }),
} as const
