/** How often one sender may ask for what is open to everybody. Kept in the memory of this process; whoever is signed in,
 *  or brings a key, is not counted here. */
import type { Instant } from '../values/day.ts'
import { TooOften } from './problem.ts'

const windowSeconds = 60
const askedAtMost = 120
const sendersAtMost = 10_000

export function makePace(clock: () => Instant): (sender: string) => void {
  const senders = new Map<string, { readonly since: number; asked: number }>()
  return (sender) => {
    const now = Date.parse(clock()) / 1000
    const known = senders.get(sender)
    if (!known || now - known.since >= windowSeconds) {
      // a memory that is full begins anew rather than grow
      if (senders.size >= sendersAtMost) senders.clear()
      senders.set(sender, { since: now, asked: 1 })
      return
    }
    known.asked += 1
    if (known.asked > askedAtMost) throw new TooOften(Math.ceil(known.since + windowSeconds - now))
  }
}
