/** What may be configured for signing in elsewhere and from elsewhere, and what each scope tells. */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** Secrets travel there: https, or a service on this very machine. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, hash, username } = new URL(text)
  const onThisMachine = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
  return (protocol === 'https:' || (protocol === 'http:' && onThisMachine)) && hash === '' && username === ''
}

/** Why a program may not send people back to these addresses; empty means yes. */
export const whyNotAddresses = (addresses: readonly string[]): Refusal[] =>
  addresses.filter((address) => !isSafeAddress(address)).map((address) => refuse('auth.sso_address', { address }))

/** Scopes as OpenID Connect knows them, and `groups`: the roles in the organisation. `openid` is in all. */
export const scopes = ['openid', 'profile', 'email', 'groups'] as const
export type Scope = (typeof scopes)[number]

/** Those we know of the ones asked for. */
export const scopesIn = (text: string): Scope[] => scopes.filter((scope) => text.split(/\s+/).includes(scope))

/** Whether an address belongs to one of the domains; an empty list takes any. */
export const isOfDomains = (email: string, domains: readonly string[]): boolean =>
  domains.length === 0 || domains.includes(email.toLowerCase().split('@').at(-1) ?? '')
