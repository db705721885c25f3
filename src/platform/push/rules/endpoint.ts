/** Whether an address that a browser gave is one of a push service out there: our server will call it. */
import { type Refusal, refuse } from '../../refusal.ts'

/** Devices of one person in one organisation. */
export const devicesAtMost = 20

/** RFC 8030 asks for https. An address by number, or of this machine, is no push service. */
export function whyNotEndpoint(endpoint: string): Refusal[] {
  const { protocol, hostname, username } = URL.canParse(endpoint) ? new URL(endpoint) : new URL('http://none')
  const named = /^(?!\d+$)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(hostname)
  const near = /\.(local|localhost|internal|lan|home|onion)$/.test(hostname)
  return protocol === 'https:' && named && !near && username === '' ? [] : [refuse('push.endpoint_unusable')]
}
