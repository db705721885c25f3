/** Work kept on this device: the last answer and what waits to be sent. What was opened once opens without network; what
 *  is done then is sent in order when the network is back. */
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Refusal } from '#platform/refusal.ts'
import { asCallError, type CallError } from './call-error.ts'
import { codeReader } from './code-reader.ts'
import { placeOf, storedAt, waitingThings } from './kept-places.ts'
import { keepForOffline } from './offline.ts'

export interface Entry {
  /** Made on this device: the same press is never done twice. */
  readonly key: string
  /** When, by the clock of this device. */
  readonly at: string
  /** Why the server did not take it. */
  readonly refused?: readonly Refusal[]
}

export interface Kept<Thing, Waiting extends Entry> {
  readonly thing: Thing | null
  readonly waiting: readonly Waiting[]
  /** Why the last reading did not work; null when it did. */
  readonly error: CallError | null
}

export interface KeptKind<Thing, Waiting extends Entry> {
  readonly name: string
  readonly read: (id: string) => Promise<Thing>
  readonly send: (id: string, entry: Waiting) => Promise<unknown>
  /** Once everything is sent, nothing of such a thing stays on the device. */
  readonly forget?: (thing: Thing) => boolean
  /** The server says no because it is done already. */
  readonly isDone?: (entry: Waiting, error: CallError) => boolean
}

const secondsBetween = 10

export function keepWork<Thing, Waiting extends Entry>(kind: KeptKind<Thing, Waiting>) {
  type Here = Kept<Thing, Waiting>
  const nothing: Here = { thing: null, waiting: [], error: null }
  const known = new Map<string, Here>()
  const listeners = new Set<() => void>()
  const at = (id: string): string => placeOf(kind.name, id)

  function kept(id: string): Here {
    const here = known.get(at(id))
    if (here) return here
    const read = { ...nothing, ...storedAt<Thing, Waiting>(at(id)) }
    known.set(at(id), read)
    return read
  }

  /** An old tab of the same device may note something too: of what waits, the device is right, not this page. */
  const latest = (id: string): Here => ({ ...kept(id), waiting: storedAt<Thing, Waiting>(at(id))?.waiting ?? [] })

  function keep(id: string, change: (before: Here) => Partial<Here>): void {
    const before = latest(id)
    const after = { ...before, ...change(before) }
    known.set(at(id), after)
    const isOver = after.thing !== null && kind.forget?.(after.thing) === true
    if (isOver && after.waiting.length === 0) localStorage.removeItem(at(id))
    else localStorage.setItem(at(id), JSON.stringify({ thing: after.thing, waiting: after.waiting }))
    for (const listener of listeners) listener()
  }

  const listen = (listener: () => void): (() => void) => {
    listeners.add(listener)
    const elsewhere = ({ key }: StorageEvent) => {
      const here = key === null ? undefined : known.get(key)
      if (key !== null && here) known.set(key, { ...here, ...(storedAt<Thing, Waiting>(key) ?? { waiting: [] }) })
      listener()
    }
    addEventListener('storage', elsewhere)
    return () => {
      listeners.delete(listener)
      removeEventListener('storage', elsewhere)
    }
  }

  let sending: Promise<void> = Promise.resolve()

  /** Sends what waits, in order, one thing after the other, then reads anew. */
  function sendWaiting(id: string): Promise<void> {
    sending = sending.then(() => sendAll(id))
    return sending
  }

  async function sendAll(id: string): Promise<void> {
    const sent = new Set<string>()
    try {
      for (const entry of latest(id).waiting) if (!entry.refused && (await taken(id, entry))) sent.add(entry.key)
      const thing = await kind.read(id)
      keep(id, ({ waiting }) => ({ thing, waiting: waiting.filter(({ key }) => !sent.has(key)), error: null }))
    } catch (thrown) {
      // What arrived is sent again next time: its key makes that harmless.
      keep(id, () => ({ error: asCallError(thrown) }))
    }
  }

  /** Whether the server has it; what it refuses stays, with the reasons. */
  async function taken(id: string, entry: Waiting): Promise<boolean> {
    try {
      await kind.send(id, entry)
      return true
    } catch (thrown) {
      const error = asCallError(thrown)
      if (kind.isDone?.(entry, error)) return true
      if (error.kind !== 'refused') throw error
      keep(id, ({ waiting }) => ({
        waiting: waiting.map((one) => (one.key === entry.key ? { ...one, refused: error.refusals } : one)),
      }))
      return false
    }
  }

  /** Tries everything that waits on this device once. */
  async function sendEverything(): Promise<void> {
    for (const id of waitingThings(kind.name)) await sendWaiting(id)
  }

  /** One text, so that it is the same while nothing changes. */
  const waitingIds = (): string => waitingThings(kind.name).join(',')

  return {
    kept,
    latest,
    sendWaiting,
    sendEverything,

    /** Notes what was done, and sends it at once when there is network. */
    async note(id: string, entry: Waiting): Promise<Here> {
      keep(id, ({ waiting }) => ({ waiting: [...waiting, entry] }))
      await sendWaiting(id)
      return kept(id)
    },

    /** An entry the server did not take is put aside by whoever made it. */
    putAside: (id: string, key: string): void =>
      keep(id, ({ waiting }) => ({ waiting: waiting.filter((one) => one.key !== key) })),

    listen,
    waitingIds,
  }
}

/** What screens watch. */
interface Watched<Thing, Waiting extends Entry> {
  readonly kept: (id: string) => Kept<Thing, Waiting>
  readonly listen: (listener: () => void) => () => void
  readonly waitingIds: () => string
  readonly sendWaiting: (id: string) => Promise<void>
  readonly sendEverything: () => Promise<void>
}

/** Wherever such things are shown, what waits on this device is sent, from things that are not looked at too. */
export function useWaiting<Thing, Waiting extends Entry>(
  work: Watched<Thing, Waiting>,
): readonly { readonly id: string; readonly kept: Kept<Thing, Waiting> }[] {
  const text = useSyncExternalStore(work.listen, work.waitingIds)
  useEffect(() => {
    const send = () => void work.sendEverything()
    send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [work])
  return text
    .split(',')
    .filter(Boolean)
    .map((id) => ({ id, kept: work.kept(id) }))
}

/** The thing, renewed while it is looked at; what waits is tried again. */
export function useKept<Thing, Waiting extends Entry>(work: Watched<Thing, Waiting>, id: string): Kept<Thing, Waiting> {
  const now = useSyncExternalStore(
    work.listen,
    useCallback(() => work.kept(id), [work, id]),
  )
  useEffect(() => {
    // Reading codes by camera works in the cellar too: what it needs comes now.
    codeReader()
      .catch(() => undefined)
      .finally(keepForOffline)
    const again = () => void work.sendWaiting(id)
    again()
    const timer = setInterval(again, secondsBetween * 1000)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [work, id])
  return now
}
