/** The chain of the ledger: the hash of a set is taken over the hash of the one before and all that it says, so that
 *  nobody changes an old set unseen. Outsiders verify the exported ledger by the same words. */
import { createHash } from 'node:crypto'
import type { Day } from '#platform/values/day.ts'
import type { Currency } from '#platform/values/money.ts'
import type { Approval, EntryKind } from './ledger.ts'

export interface ChainedSet {
  readonly number: number
  readonly kind: EntryKind
  readonly day: Day
  readonly requestKey: string
  readonly reverses: string | null
  readonly note: string | null
  readonly approvals: readonly Approval[]
  readonly lines: readonly {
    readonly account: string
    readonly about: string | null
    readonly currency: Currency
    readonly amount: number
  }[]
}

/** SHA-256, in hexadecimal, of this list as JSON without spaces. */
export const hashOf = (before: string | null, set: ChainedSet): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        before,
        set.number,
        set.kind,
        set.day,
        set.requestKey,
        set.reverses,
        set.note,
        set.approvals.map(({ account, organisation }) => [account, organisation]),
        set.lines.map(({ account, about, currency, amount }) => [account, about, currency, amount]),
      ]),
    )
    .digest('hex')

/** Sets whose hash is not what follows from the one before and from what they say. They come in the order of numbers. */
export function brokenLinks(sets: readonly (ChainedSet & { readonly id: string; readonly hash: string | null })[]) {
  const broken: { id: string; number: number }[] = []
  let before: string | null = null
  for (const set of sets) {
    const expected: string | null = set.hash === null && before === null ? null : hashOf(before, set)
    if (set.hash !== expected) broken.push({ id: set.id, number: set.number })
    before = set.hash
  }
  return broken
}
