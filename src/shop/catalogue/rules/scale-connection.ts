/** How a scale is reached, and when one that does not answer is tried again (domain-catalogue 5.8 and 7). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import type { Adapter } from './scale-file.ts'

/** `file`: somebody carries it over. */
export const transports = ['file', 'ftp', 'http'] as const
export type Transport = (typeof transports)[number]

export interface ScaleConnection {
  readonly adapter: Adapter
  readonly transport: Transport
  readonly address: string
}

/** Scales stand in the shop's own network, where hardly one speaks TLS: plain ways are allowed, and told so on screen. */
export function whyNotConnectScale({ adapter, transport, address }: ScaleConnection): Refusal[] {
  if (adapter === 'page') return transport === 'file' ? [] : [refuse('scale.page_sends_nothing')]
  if (adapter === 'digi' && transport !== 'http') return [refuse('scale.digi_by_http')]
  if (adapter !== 'digi' && transport === 'http') return [refuse('scale.file_by_ftp')]
  if (transport === 'file') return []
  return (transport === 'http' ? isWebAddress(address) : hostOf(address) !== null)
    ? []
    : [refuse('scale.address', { address })]
}

function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, hash } = new URL(address)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && hash === ''
}

const ftpPort = 21

/** `192.168.1.20`, or `scale.shop:2121`. */
export function hostOf(address: string): { readonly host: string; readonly port: number } | null {
  const [, host, port] = /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?$/.exec(address) ?? []
  return host === undefined ? null : { host, port: port === undefined ? ftpPort : Number(port) }
}

/** After a failure: 5, 10, 20 minutes, then every half hour. */
export const nextDelivery = (failures: number, at: Instant): Instant =>
  addMinutes(at, Math.min(30, 5 * 2 ** (failures - 1)))

/** A scale that does not answer for so long is told to the shop. */
export const silentMinutes = 30
