/** What waits for an organisation's answer: a consultation, a delivery to be tried, the question whether it helps. */
import { addDays, type Day } from '#platform/values/day.ts'
import { isOver } from './consultation.ts'
import { askedOn, closesOn, feedbackDays } from './delivery.ts'
import type { NeedState } from './states.ts'

interface Need {
  readonly id: string
  readonly number: number | null
  readonly problem: string | null
  readonly state: NeedState
  readonly consultUntil: Day | null
  readonly acceptUntil: Day | null
  readonly deliveredOn: Day | null
  readonly release: string | null
}

interface OfNeed {
  readonly need: string
  readonly participant: string
}

export interface WaitingFacts {
  readonly needs: readonly Need[]
  readonly consulted: readonly (OfNeed & { readonly answer: string | null })[]
  readonly answers: readonly (OfNeed & { readonly release: string })[]
  readonly feedback: readonly (OfNeed & { readonly day: number })[]
  readonly payers: readonly OfNeed[]
  readonly backings: readonly OfNeed[]
}

export interface Waiting {
  readonly what: 'consultation' | 'acceptance' | 'feedback'
  readonly need: Need
  readonly until: Day | null
}

/** In the order of the needs; each need waits for one thing at a time. */
export function waitingFor(organisation: string, today: Day, facts: WaitingFacts): Waiting[] {
  const has = (all: readonly OfNeed[], need: string) =>
    all.some((one) => one.need === need && one.participant === organisation)
  return facts.needs.flatMap((need): Waiting[] => {
    if (need.state === 'analysed') {
      const own = facts.consulted.find((one) => one.need === need.id && one.participant === organisation)
      const open = own !== undefined && own.answer === null && !isOver(need.consultUntil, today)
      return open ? [{ what: 'consultation', need, until: need.consultUntil }] : []
    }
    const concerned = has(facts.payers, need.id) || has(facts.backings, need.id)
    if (!concerned) return []
    if (need.state === 'in_acceptance') {
      const answered = facts.answers.some((one) => has([one], need.id) && one.release === need.release)
      return answered ? [] : [{ what: 'acceptance', need, until: need.acceptUntil }]
    }
    const { deliveredOn } = need
    if (deliveredOn === null) return []
    const open = feedbackDays.some(
      (day) =>
        today >= askedOn(deliveredOn, day) && !facts.feedback.some((one) => has([one], need.id) && one.day === day),
    )
    return open ? [{ what: 'feedback', need, until: addDays(closesOn(deliveredOn), -1) }] : []
  })
}
