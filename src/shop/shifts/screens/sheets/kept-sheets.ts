/** Sheets kept on this device: the last answer and what waits to be sent. A sheet that was opened once opens without
 *  network; what is done then is sent in order when the network is back. */
import { call } from '#app/call.ts'
import type { CallError } from '#app/call-error.ts'
import { type Kept, keepWork, useKept, useWaiting } from '#app/kept-work.ts'
import { systemClock } from '#platform/values/clock.ts'
import { newId } from '#platform/values/ids.ts'
import { addToSheet, markLines, readSheet, removeFromSheet, scanOnSheet, validateSheet } from '../../contract-sheets.ts'
import { ownCardMark } from './own-card-mark.ts'
import { momentOf, type SheetReply, type Waiting, type What, withWaiting } from './waiting.ts'

export interface KeptSheet {
  readonly sheet: SheetReply | null
  readonly waiting: readonly Waiting[]
  /** Why the last reading did not work; null when it did. */
  readonly error: CallError | null
}

const sheets = keepWork<SheetReply, Waiting>({
  name: 'sheet',
  read: (id) => call(readSheet, { sheet: id }),
  send,
  // Once validated and sent, no names stay on the device.
  forget: ({ state }) => state === 'validated',
  isDone: (entry, { kind }) => entry.do === 'remove' && kind === 'not_found',
})

const asSheet = ({ thing, waiting, error }: Kept<SheetReply, Waiting>): KeptSheet => ({ sheet: thing, waiting, error })

export const { putAside, sendEverything, sendWaiting } = sheets

/** Wherever sheets are shown, what waits on this device is sent, from sheets that are not looked at too. */
export const useWaitingSheets = (): readonly { readonly id: string; readonly kept: KeptSheet }[] =>
  useWaiting(sheets).map(({ id, kept }) => ({ id, kept: asSheet(kept) }))

/** The sheet, renewed while it is looked at; what waits is tried again. */
export const useKeptSheet = (id: string): KeptSheet => asSheet(useKept(sheets, id))

/** Notes what was done, and sends it at once when there is network. A card that waits already is not noted twice. */
export async function does(id: string, what: What): Promise<{ key: string; now: KeptSheet }> {
  const { thing: sheet, waiting: noted } = sheets.latest(id)
  const same = noted.find(
    (one) => what.do === 'scan' && what.line === null && one.do === 'scan' && one.code === what.code && !one.refused,
  )
  const key = same?.key ?? newId()
  const at = momentOf(what, sheet === null ? [] : withWaiting(sheet, noted).lines, systemClock())
  if (same) await sendWaiting(id)
  else await sheets.note(id, { ...what, key, at } as Waiting)
  return { key, now: asSheet(sheets.kept(id)) }
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
