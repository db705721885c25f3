/** Says something to people who listen to the screen: results, how many were found, that something was done. */
const listeners = new Set<(text: string) => void>()

export function announce(text: string): void {
  for (const listener of listeners) listener(text)
}

export function onAnnouncement(listener: (text: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
