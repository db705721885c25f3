/** What a round finds at a place. A label that hangs is known by the short code under its bars; what is not right is in the
 *  queue by itself, since what hangs is then no longer what should. Source: domain catalogue and labels, 6 (shelf round). */
import { shortFingerprint } from './fingerprint.ts'

export type RoundVerdict = 'right' | 'old' | 'unknown' | 'missing' | 'damaged'

export interface RoundFacts {
  readonly wanted: string | null
  /** Labels of which somebody knows what they say, with this short code. */
  readonly known: readonly string[]
  readonly found: 'hangs' | 'missing' | 'damaged'
  /** Null: nobody typed it; what hangs says what it should. */
  readonly shortCode: string | null
}

/** `hangs`: the fingerprint of what hangs, where it is known now. */
export function judgeRound({ wanted, known, found, shortCode }: RoundFacts): {
  readonly verdict: RoundVerdict
  readonly hangs: string | null
} {
  if (found !== 'hangs') return { verdict: found, hangs: null }
  if (wanted !== null && (shortCode === null || shortFingerprint(wanted) === shortCode))
    return { verdict: 'right', hangs: wanted }
  const [old] = known
  return old === undefined ? { verdict: 'unknown', hangs: null } : { verdict: 'old', hangs: old }
}
