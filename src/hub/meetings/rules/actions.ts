/** Actions agreed in meetings: who does what until when, followed until they are done. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'

export interface Agreed {
  readonly due: Day
  readonly doneOn: Day | null
}

/** The day it is due is still a day to do it. */
export const isOverdue = ({ due, doneOn }: Agreed, today: Day): boolean => doneOn === null && due < today

export const whyNotFinish = ({ doneOn }: Agreed): Refusal[] =>
  doneOn === null ? [] : [refuse('action.done', { day: doneOn })]

export const whyNotReopen = ({ doneOn }: Agreed): Refusal[] => (doneOn === null ? [refuse('action.not_done')] : [])
