/** An Open Week (domain-hub-governance-communication 5.10): at least two tasks for each participant ready a week before, a
 *  mentor for at most four people, a circle of 15 minutes each working day, a demo at the end. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, daysFrom, weekday } from '#platform/values/day.ts'

export interface WeekPlan {
  readonly perParticipant: number
  readonly perMentor: number
}

export interface Readiness {
  readonly tasksNeeded: number
  readonly tasksReady: number
  readonly tasksMissing: number
  readonly mentorsNeeded: number
  readonly mentors: number
  readonly mentorsMissing: number
  readonly ready: boolean
}

export function readiness(
  of: { readonly participants: number; readonly mentors: number; readonly tasksReady: number },
  { perParticipant, perMentor }: WeekPlan,
): Readiness {
  const tasksNeeded = of.participants * perParticipant
  const mentorsNeeded = Math.ceil(of.participants / perMentor)
  const tasksMissing = Math.max(0, tasksNeeded - of.tasksReady)
  const mentorsMissing = Math.max(0, mentorsNeeded - of.mentors)
  return {
    ...{ tasksNeeded, tasksReady: of.tasksReady, tasksMissing },
    ...{ mentorsNeeded, mentors: of.mentors, mentorsMissing },
    ready: tasksMissing === 0 && mentorsMissing === 0,
  }
}

export const readyBy = (from: Day, days: number): Day => addDays(from, -days)

/** Whoever has the fewest people, the first who said to help among them; null when all are full. */
export function mentorFor(
  mentors: readonly string[],
  taken: readonly (string | null)[],
  perMentor: number,
): string | null {
  const load = (mentor: string): number => taken.filter((one) => one === mentor).length
  const free = mentors.filter((mentor) => load(mentor) < perMentor)
  return free.reduce<string | null>((best, one) => (best === null || load(one) < load(best) ? one : best), null)
}

const friday = 5

/** Days of the circle: the working days, no public holidays where the community is; a week without any has them all.
 *  The demo is on the last of them. */
export function circleDays(from: Day, until: Day, isHoliday: (day: Day) => boolean): Day[] {
  const all = daysFrom(from, until)
  const working = all.filter((day) => weekday(day) <= friday && !isHoliday(day))
  return working.length > 0 ? working : all
}

export const whyNotPlan = (from: Day, until: Day, today: Day): Refusal[] => [
  ...(until < from ? [refuse('open_week.days')] : []),
  ...(until >= from && until < today ? [refuse('open_week.over')] : []),
]

export const whyNotChangeWeek = (
  week: { readonly untilDay: Day; readonly cancelled: boolean },
  today: Day,
): Refusal[] => [
  ...(week.cancelled ? [refuse('open_week.cancelled')] : []),
  ...(!week.cancelled && week.untilDay < today ? [refuse('open_week.over')] : []),
]
