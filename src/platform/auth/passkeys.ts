/** For which site passkeys are made and accepted here. */

export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** The site of this installation as passkeys know it; null where browsers allow none: a bare address such as
 *  192.168.1.5, or a name without https. `localhost` counts as this machine's own address. */
export function relyingParty(publicUrl: string, request: Request): RelyingParty | null {
  const site = new URL(publicUrl)
  const asked = new URL(request.headers.get('origin') ?? originOfHost(request, site))
  if (isLoopback(site.hostname) && asked.hostname === 'localhost') return { id: 'localhost', origin: asked.origin }
  if (isBareAddress(site.hostname)) return null
  if (site.protocol !== 'https:' && site.hostname !== 'localhost') return null
  return { id: site.hostname, origin: site.origin }
}

/** A page read without an `Origin` (GET) still says by which name the machine was called. */
function originOfHost(request: Request, site: URL): string {
  const host = request.headers.get('host')
  return host && /^localhost(:\d+)?$/.test(host) ? `${site.protocol}//${host}` : site.origin
}

const isBareAddress = (host: string): boolean => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
