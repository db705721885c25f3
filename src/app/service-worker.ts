/** Keeps the shell on the device: it starts without network and can be installed. Answers of the API are never kept.
 *  And shows the notices that a person wants on this device. */

/** The little of a service worker's world that is used here; the compiler's own list excludes the page's. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Pushed extends Lasting {
  readonly data: { json(): unknown } | null
}
interface Readdressed extends Lasting {
  readonly oldSubscription?: PushSubscription | null
}
interface Said extends Lasting {
  readonly data: unknown
}
interface Pressed extends Lasting {
  readonly notification: Notification
}
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void>; openWindow(address: string): Promise<unknown> }
  readonly registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  addEventListener(name: 'install' | 'activate', run: (event: Lasting) => void): void
  addEventListener(name: 'push', run: (event: Pushed) => void): void
  addEventListener(name: 'pushsubscriptionchange', run: (event: Readdressed) => void): void
  addEventListener(name: 'message', run: (event: Said) => void): void
  addEventListener(name: 'notificationclick', run: (event: Pressed) => void): void
  addEventListener(name: 'fetch', run: (event: Asked) => void): void
}
declare const self: Worker

// Written by the build: the assets every first page needs. Their names change with their content.
const shell: readonly string[] = JSON.parse("the shell's files")
const store = `komunigi-${shell.join('').length}-${shell.map((name) => name.slice(-12, -3)).join('')}`
const page = '/index.html'
/** Outlives the store of files: what this browser is called as a device. */
const deviceStore = 'komunigi-device'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(store)
      .then((cache) => cache.addAll([page, '/manifest.webmanifest', '/icons/mark.svg', ...shell]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => ![store, deviceStore].includes(name)).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim())
      .then(settleAddress),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (address.pathname.startsWith('/assets/')) return event.respondWith(keptFirst(request))
  if (request.mode === 'navigate' && !/^\/(api|feeds|openapi|w\/)/.test(address.pathname)) {
    event.respondWith(networkFirst(request))
  }
})

/** What the server sends (`PushLine`). */
interface Line {
  readonly title: string
  readonly body: string
  readonly href: string
  readonly language: string
  readonly tag: string
}

self.addEventListener('push', (event) => {
  const line = event.data?.json() as Line | undefined
  if (!line) return
  const { title, body, language: lang, tag, href } = line
  const icon = '/icons/mark-192.png'
  event.waitUntil(
    self.registration.showNotification(title, { body, lang, tag, icon, data: href }).then(() => settleAddress()),
  )
})

// The push service gave this browser another address, or took the old one back.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAgain(event.oldSubscription)))

// The page that opens, allows notices or signs out (`pushing.ts`).
self.addEventListener('message', (event) => {
  if (event.data === 'address') event.waitUntil(settleAddress())
  if (event.data === 'no address') event.waitUntil(caches.delete(deviceStore))
})

// A window of its own: one that is open may hold something half written.
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const address = new URL(String(event.notification.data), self.location.origin)
  if (address.origin === self.location.origin) event.waitUntil(self.clients.openWindow(address.href))
})

/** Assets never change under their name. */
async function keptFirst(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(store)).put(request, answer.clone())
  return answer
}

/** The page of every address is the same one; the newest when there is network. */
async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(page)
    if (kept) return kept
    throw error
  }
}

/** How the server knows this browser: not every browser tells it when the address changes. */
interface Address {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
  /** Of the server; a browser is asked anew with it. */
  readonly serverKey: number[]
}

function addressOf(subscription: PushSubscription): Address | null {
  const { endpoint, keys } = subscription.toJSON()
  const { p256dh, auth } = keys ?? {}
  const serverKey = [...new Uint8Array(subscription.options.applicationServerKey ?? new ArrayBuffer(0))]
  return endpoint && p256dh && auth ? { endpoint, keys: { p256dh, auth }, serverKey } : null
}

async function knownAddress(): Promise<Address | null> {
  const kept = await (await caches.open(deviceStore)).match('/address')
  return kept ? kept.json() : null
}

const keepAddress = async (address: Address): Promise<void> =>
  (await caches.open(deviceStore)).put('/address', Response.json(address))

async function subscribeAgain(old: PushSubscription | null | undefined): Promise<void> {
  const before = (old && addressOf(old)) ?? (await knownAddress())
  if (!before) return
  await keepAddress(before)
  const { pushManager } = self.registration
  if (!(await pushManager.getSubscription()))
    await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: new Uint8Array(before.serverKey) })
  await settleAddress()
}

/** Tells the server once of another address; without network it is told when a page opens next. */
async function settleAddress(): Promise<void> {
  const subscription = await self.registration.pushManager?.getSubscription()
  const now = subscription && addressOf(subscription)
  if (!now) return
  const before = await knownAddress()
  if (before?.endpoint === now.endpoint) return
  if (before) {
    const { endpoint, keys } = before
    const body = JSON.stringify({ before: { endpoint, auth: keys.auth }, endpoint: now.endpoint, keys: now.keys })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/v1/push-renewals', { method: 'POST', headers, body }).catch(() => null)
    if (!answer?.ok) return
  }
  await keepAddress(now)
}
