/** What a closing gives back for an absence on one of its days. Source: domain-shifts 5.8. */
import type { Posting } from './effects.ts'
import { type Counter, counters } from './words.ts'

export interface AbsenceLoss {
  readonly relief: 'none' | 'one' | 'all'
  /** What the absence took, thousandths, below 0. */
  readonly lost: Partial<Record<Counter, number>>
  /** One shift in thousandths of the unit: its weight, or its minutes. */
  readonly one: number
}

/** `all` gives back what was taken; `one` a single shift, first on `main`, never more than was taken. */
export function reliefOf({ relief, lost, one }: AbsenceLoss): Posting[] {
  const back = counters.flatMap((counter): Posting[] => {
    const amount = -(lost[counter] ?? 0)
    return amount > 0 ? [{ counter, amount }] : []
  })
  if (relief === 'none') return []
  if (relief === 'all') return back
  const first = back.find(({ counter }) => counter !== 'absences')
  return first ? [{ counter: first.counter, amount: Math.min(first.amount, one) }] : []
}
