/** The walk kept on this device: what is to be placed, and what was placed and not sent yet. Opened once with network, it
 *  works without. */
import { call } from '#app/call.ts'
import { type Entry, keepWork, useKept } from '#app/kept-work.ts'
import type { ReplyOf } from '#platform/route.ts'
import { systemClock } from '#platform/values/clock.ts'
import { newId } from '#platform/values/ids.ts'
import { removeLabels } from '../contract-desk.ts'
import { placeLabels, readWalk } from '../contract-placing.ts'

export type WalkReply = ReplyOf<typeof readWalk>
export type WalkRow = WalkReply['rows'][number]

export interface Placed extends Entry {
  readonly do: 'place' | 'remove'
  readonly label: string
  readonly name: string
  /** Which paper hangs. */
  readonly fingerprint: string | null
}

const walks = keepWork<WalkReply, Placed>({
  name: 'walk',
  read: (day) => call(readWalk, day === 'today' ? {} : { day }),
  send: (_day, { key, at, label, fingerprint, ...entry }) =>
    entry.do === 'remove'
      ? call(removeLabels, { labels: [label] }, { idempotencyKey: key })
      : call(
          placeLabels,
          { labels: [label], at, ...(fingerprint === null ? {} : { fingerprint }) },
          { idempotencyKey: key },
        ),
})

export const { putAside, sendEverything, sendWaiting } = walks

export const useKeptWalk = (day: string) => useKept(walks, day)

/** Notes that this row is done, and tells the server when there is network. */
export const done = (day: string, { label, name, state, fingerprint }: WalkRow): Promise<unknown> =>
  walks.note(day, {
    do: state === 'to_place' ? 'place' : 'remove',
    label,
    name,
    fingerprint,
    key: newId(),
    at: systemClock(),
  })

/** What is still to be done, by what this device knows. */
export function openRows(walk: WalkReply, waiting: readonly Placed[]): readonly WalkRow[] {
  const told = new Set(waiting.filter(({ refused }) => !refused).map(({ label }) => label))
  return walk.rows.filter(({ label }) => !told.has(label))
}
