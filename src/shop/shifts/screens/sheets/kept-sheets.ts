/** Sheets kept on this device: the last answer and what waits to be sent. A sheet that was opened once opens without
 *  network; what is done then is sent in order when the network is back. */
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { call } from '#app/call.ts'
import { asCallError, type CallError } from '#app/call-error.ts'
import { codeReader } from '#app/code-reader.ts'
import { keepForOffline } from '#app/offline.ts'
import { systemClock } from '#platform/values/clock.ts'
import { newId } from '#platform/values/ids.ts'
import { addToSheet, markLines, readSheet, removeFromSheet, scanOnSheet, validateSheet } from '../../contract-sheets.ts'
import { placeOf, storedAt, waitingSheets } from './kept-places.ts'
import { ownCardMark } from './own-card-mark.ts'
import { momentOf, type SheetReply, type Waiting, type What, withWaiting } from './waiting.ts'

export interface KeptSheet {
  readonly sheet: SheetReply | null
  readonly waiting: readonly Waiting[]
  /** Why the last reading did not work; null when it did. */
  readonly error: CallError | null
}

const nothing: KeptSheet = { sheet: null, waiting: [], error: null }
const known = new Map<string, KeptSheet>()
const listeners = new Set<() => void>()

function keptSheet(id: string): KeptSheet {
  const place = placeOf(id)
  const here = known.get(place)
  if (here) return here
  const read = { ...nothing, ...storedAt(place) }
  known.set(place, read)
  return read
}

/** An old tab of the same device may note something too: of what waits, the device is right, not this page. */
const latest = (id: string): KeptSheet => ({ ...keptSheet(id), waiting: storedAt(placeOf(id))?.waiting ?? [] })

function keep(id: string, change: (before: KeptSheet) => Partial<KeptSheet>): void {
  const before = latest(id)
  const after = { ...before, ...change(before) }
  known.set(placeOf(id), after)
  // Once validated and sent, no names stay on the device.
  if (after.sheet?.state === 'validated' && after.waiting.length === 0) localStorage.removeItem(placeOf(id))
  else localStorage.setItem(placeOf(id), JSON.stringify({ sheet: after.sheet, waiting: after.waiting }))
  for (const listener of listeners) listener()
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  const elsewhere = ({ key }: StorageEvent) => {
    const here = key === null ? undefined : known.get(key)
    if (key !== null && here) known.set(key, { ...here, ...(storedAt(key) ?? { waiting: [] }) })
    listener()
  }
  addEventListener('storage', elsewhere)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', elsewhere)
  }
}

/** One text, so that it is the same while nothing changes. */
const waitingIds = (): string => waitingSheets().join(',')

/** Tries everything that waits on this device once. */
export async function sendEverything(): Promise<void> {
  for (const id of waitingSheets()) await sendWaiting(id)
}

/** Wherever sheets are shown, what waits on this device is sent, from sheets that are not looked at too. */
export function useWaitingSheets(): readonly { readonly id: string; readonly kept: KeptSheet }[] {
  const text = useSyncExternalStore(listen, waitingIds)
  useEffect(() => {
    const send = () => void sendEverything()
    send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [])
  return text
    .split(',')
    .filter(Boolean)
    .map((id) => ({ id, kept: keptSheet(id) }))
}

const secondsBetween = 10

/** The sheet, renewed while it is looked at; what waits is tried again. */
export function useKeptSheet(id: string): KeptSheet {
  const now = useSyncExternalStore(
    listen,
    useCallback(() => keptSheet(id), [id]),
  )
  useEffect(() => {
    // Reading cards by camera works in the cellar too: what it needs comes now.
    codeReader()
      .catch(() => undefined)
      .finally(keepForOffline)
    const again = () => void sendWaiting(id)
    again()
    const timer = setInterval(again, secondsBetween * 1000)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [id])
  return now
}

/** Notes what was done, and sends it at once when there is network. A card that waits already is not noted twice. */
export async function does(id: string, what: What): Promise<{ key: string; now: KeptSheet }> {
  const { sheet, waiting: noted } = latest(id)
  const same = noted.find(
    (one) => what.do === 'scan' && what.line === null && one.do === 'scan' && one.code === what.code && !one.refused,
  )
  const key = same?.key ?? newId()
  const at = momentOf(what, sheet === null ? [] : withWaiting(sheet, noted).lines, systemClock())
  if (!same) keep(id, ({ waiting }) => ({ waiting: [...waiting, { ...what, key, at } as Waiting] }))
  await sendWaiting(id)
  return { key, now: keptSheet(id) }
}

/** An entry the server did not take is put aside by whoever made it. */
export const putAside = (id: string, key: string): void =>
  keep(id, ({ waiting }) => ({ waiting: waiting.filter((one) => one.key !== key) }))

let sending: Promise<void> = Promise.resolve()

/** Sends what waits, in order, one sheet after the other, then reads anew. */
export function sendWaiting(id: string): Promise<void> {
  sending = sending.then(() => sendAll(id))
  return sending
}

async function sendAll(id: string): Promise<void> {
  const sent = new Set<string>()
  try {
    for (const entry of latest(id).waiting) if (!entry.refused && (await taken(id, entry))) sent.add(entry.key)
    const sheet = await call(readSheet, { sheet: id })
    keep(id, ({ waiting }) => ({ sheet, waiting: waiting.filter(({ key }) => !sent.has(key)), error: null }))
  } catch (thrown) {
    // What arrived is sent again next time: its key makes that harmless.
    keep(id, () => ({ error: asCallError(thrown) }))
  }
}

/** Whether the server has it; what it refuses stays, with the reasons. */
async function taken(id: string, entry: Waiting): Promise<boolean> {
  try {
    await send(id, entry)
    return true
  } catch (thrown) {
    const error = asCallError(thrown)
    if (entry.do === 'remove' && error.kind === 'not_found') return true
    if (error.kind !== 'refused') throw error
    keep(id, ({ waiting }) => ({
      waiting: waiting.map((one) => (one.key === entry.key ? { ...one, refused: error.refusals } : one)),
    }))
    return false
  }
}

function send(sheet: string, entry: Waiting): Promise<unknown> {
  const { key, at } = entry
  const once = { idempotencyKey: key }
  switch (entry.do) {
    case 'mark': {
      const { line, outcome, beside } = entry
      return call(markLines, { sheet, marks: [{ key, line, outcome, beside, at }] }, once)
    }
    case 'scan':
      return call(scanOnSheet, { sheet, code: entry.code, key, at }, once)
    case 'add':
      return call(addToSheet, { sheet, ...chosen(entry), member: entry.member, key, at }, once)
    case 'remove':
      return call(removeFromSheet, { sheet, line: entry.line }, once)
    case 'validate':
      return call(validateSheet, entry.with, once)
  }
}

/** Where an added person helps and what it counts as, where somebody said so. */
const chosen = ({ kind, purpose }: Extract<Waiting, { do: 'add' }>) => ({
  ...(kind ? { kind } : {}),
  ...(purpose ? { purpose } : {}),
})

/** Which line a card means, by what the sheet says of its cards; null when this device cannot tell. */
export function lineOfCard(sheet: SheetReply, scanned: string): string | null {
  const mark = ownCardMark(sheet.id, scanned)
  const [line, other] = sheet.lines.filter(({ cards }) => cards.includes(mark))
  return other === undefined ? (line?.line ?? null) : null
}
