/** Where a request comes from: its network address behind trusted proxies, and whether a page of ours sent it. */
import { BlockList, isIP } from 'node:net'
import { NotAllowed } from '../refusal.ts'

/** Tells the sender's address from the connection's and `X-Forwarded-For`. */
export type SenderOf = (remote: string | undefined, forwarded: string | undefined) => string

/** Reads `X-Forwarded-For` from its end, where our own proxies write, and only as far as they are trusted:
 *  everything before the first stranger is that stranger's word and may be invented.
 *  @example senderThrough(['10.0.0.0/8'])('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.1') // '203.0.113.9' */
export function senderThrough(trusted: readonly string[]): SenderOf {
  const proxies = new BlockList()
  for (const range of trusted) {
    const [address = '', bits] = range.split('/')
    if (bits === undefined) proxies.addAddress(address, familyOf(address))
    else proxies.addSubnet(address, Number(bits), familyOf(address))
  }
  const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, familyOf(address))
  return (remote, forwarded) => {
    let sender = plainAddress(remote ?? 'unknown')
    const hops = (forwarded ?? '').split(',').map((hop) => plainAddress(hop.trim()))
    while (isProxy(sender)) {
      const before = hops.pop()
      if (!before || isIP(before) === 0) return sender
      sender = before
    }
    return sender
  }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** `::ffff:10.0.0.1` is an IPv4 address on a socket that speaks both; some proxies add a port. */
const plainAddress = (address: string): string =>
  address
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^\[(.*)\](:\d+)?$/, '$1')

/** Programs send a key of ours in a header no page of another site can set. */
export const keyOf = (headers: Headers): string | null =>
  /^Bearer\s+(kom_[\w-]+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null

/** A write comes from a page of ours, or from no page at all: a page of another site must not act with the cookies of
 *  its visitor, nor sign them in as somebody else. Every browser names the sending site (`Origin`, `Sec-Fetch-Site`);
 *  where neither is there no browser is at work. */
export function mustBeOwnPage(request: Request, publicUrl: string): void {
  if (request.method === 'GET' || keyOf(request.headers)) return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const own = [new URL(publicUrl).origin, new URL(request.url).origin]
  if (origin ? !own.includes(origin) : site === 'cross-site' || site === 'same-site') throw new NotAllowed('own_page')
}
