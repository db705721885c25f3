/** Screens that work without network keep here what the device needs to open them again. */

/** Everything this page has loaded from our own assets goes into the service worker's store once more: what came
 *  before the worker was there is not in it. */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.ready.then(() => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    for (const name of new Set(loaded.filter((one) => new URL(one).pathname.startsWith('/assets/'))))
      fetch(name).catch(() => undefined) // without network it is kept the next time
  })
}

/** What screens kept for one person leaves the device with the sign-in. Keys begin with `komunigi.kept.`. */
export function forgetKept(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('komunigi.kept.')) localStorage.removeItem(key)
}
