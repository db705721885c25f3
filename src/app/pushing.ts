/** This browser as a device that shows notices. */

export type Pushing = 'unknown_here' | 'denied' | 'asked' | 'allowed'

/** Whether this browser can show notices, and whether the person lets it. */
export function pushing(): Pushing {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unknown_here'
  if (Notification.permission === 'denied') return 'denied'
  return Notification.permission === 'granted' ? 'allowed' : 'asked'
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration()
  return (await registration?.pushManager?.getSubscription()) ?? null
}

/** By what the server finds this browser among the person's devices; null: it was never one. */
export async function markOfThis(): Promise<string | null> {
  const known = await subscription()
  if (!known) return null
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(known.endpoint))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export interface Subscribed {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** Asks the person, then the push service of the browser; null when one of them says no. */
export async function askToShow(key: string): Promise<Subscribed | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration = await navigator.serviceWorker.ready
  const wanted = bytesOf(key)
  const before = await registration.pushManager.getSubscription()
  // added for another key (the installation has a new secret): its service would refuse ours
  if (before && !sameBytes(before.options.applicationServerKey, wanted)) await before.unsubscribe()
  const made = await registration.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: wanted })
    .catch(() => null)
  const { endpoint, keys } = made?.toJSON() ?? {}
  const { p256dh, auth } = keys ?? {}
  registration.active?.postMessage('address')
  return endpoint && p256dh && auth ? { endpoint, keys: { p256dh, auth } } : null
}

/** Whoever signs in here next shall not see notices of the person before. */
export async function showNoMore(): Promise<void> {
  await (await subscription())?.unsubscribe()
  const registration = await navigator.serviceWorker?.getRegistration()
  registration?.active?.postMessage('no address')
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function sameBytes(one: ArrayBuffer | null, other: Uint8Array): boolean {
  const bytes = new Uint8Array(one ?? new ArrayBuffer(0))
  return bytes.length === other.length && bytes.every((byte, at) => byte === other[at])
}
