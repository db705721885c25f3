/** The way of a task (domain-hub-governance-communication 4, 5.10): written by whoever knows, made ready by a mentor,
 *  taken by one person or a pair, delivered, accepted. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export const taskStates = ['proposed', 'ready', 'taken', 'in_review', 'done'] as const
export type TaskState = (typeof taskStates)[number]

/** Two hours, a day, three days. */
export const taskSizes = ['S', 'M', 'L'] as const
export type TaskSize = (typeof taskSizes)[number]

/** What an addition of one shop is, as with needs: for all, or for that shop alone. */
export const taskClasses = ['common', 'specific'] as const
export type TaskClass = (typeof taskClasses)[number]

export const pairSize = 2

const allowed = {
  write: ['proposed', 'ready'],
  classify: ['proposed'],
  ready: ['proposed'],
  take: ['ready'],
  join: ['taken'],
  progress: ['taken'],
  give_back: ['taken'],
  deliver: ['taken'],
  answer: ['in_review'],
  credit: ['taken', 'in_review', 'done'],
  mentor: ['proposed', 'ready', 'taken', 'in_review'],
} as const satisfies Readonly<Record<string, readonly TaskState[]>>
export type TaskAct = keyof typeof allowed

export const whyNotTaskIn = (act: TaskAct, state: TaskState): Refusal[] =>
  (allowed[act] as readonly TaskState[]).includes(state) ? [] : [refuse('task.state', { why: act, state })]

export interface TaskParts {
  readonly state: TaskState
  readonly size: TaskSize | null
  readonly place: string
  readonly doneWhen: string
  readonly mentor: string | null
  /** Whether a shop asks that its own addition become common. */
  readonly addition: boolean
  readonly class: TaskClass | null
}

/** Ready is what a stranger can begin: how long, where, when it is done, and whom to ask. */
export const whyNotReady = (task: TaskParts): Refusal[] => [
  ...whyNotTaskIn('ready', task.state),
  ...(task.size === null ? [refuse('task.size_missing')] : []),
  ...(task.place.trim() === '' ? [refuse('task.where_missing')] : []),
  ...(task.doneWhen.trim() === '' ? [refuse('task.done_when_missing')] : []),
  ...(task.mentor === null ? [refuse('task.mentor_missing')] : []),
  ...(task.addition && task.class !== 'common' ? [refuse('task.not_common', { why: task.class ?? 'open' })] : []),
]

export interface Asking {
  readonly account: string | null
  /** Under 18: whether school and parents agreed; null for whoever is older. */
  readonly agreements: { readonly school: boolean; readonly parents: boolean } | null
}

export interface TakenTask {
  readonly state: TaskState
  readonly mentor: string | null
  readonly forPair: boolean
  /** Who has it now. */
  readonly takers: readonly string[]
}

/** The parents and the school of somebody under 18 agree before anything else. */
export const whyNotYoung = (agreements: Asking['agreements']): Refusal[] => [
  ...(agreements && !agreements.school ? [refuse('contributor.school_missing')] : []),
  ...(agreements && !agreements.parents ? [refuse('contributor.parents_missing')] : []),
]

/** One person takes what is ready; a second one joins whom said to be two. */
export function whyNotTake(task: TakenTask, who: Asking, agreed: boolean): Refusal[] {
  const joins = task.state === 'taken' && task.forPair
  const no = joins ? [] : whyNotTaskIn('take', task.state)
  if (joins && task.takers.includes(who.account ?? '')) no.push(refuse('task.yours_already'))
  else if (joins && task.takers.length >= pairSize) no.push(refuse('task.pair_full'))
  if (who.account !== null && who.account === task.mentor) no.push(refuse('task.own_mentor'))
  if (!agreed) no.push(refuse('task.licence'))
  return [...no, ...whyNotYoung(who.agreements)]
}

/** Only whoever has the task moves it; the system may. */
export const whyNotTaker = (account: string | null, takers: readonly string[], bySystem: boolean): Refusal[] =>
  bySystem || (account !== null && takers.includes(account)) ? [] : [refuse('task.not_yours')]

export const whyNotMentor = (account: string | null, mentor: string | null, bySystem: boolean): Refusal[] =>
  bySystem || (account !== null && account === mentor) ? [] : [refuse('task.not_mentor')]

export const whyNotDeliver = (state: TaskState, link: string): Refusal[] => [
  ...whyNotTaskIn('deliver', state),
  ...(link.trim() === '' ? [refuse('task.link_missing')] : []),
]

export const whyNotAnswer = (state: TaskState, accepted: boolean, reason: string): Refusal[] => [
  ...whyNotTaskIn('answer', state),
  ...(!accepted && reason.trim() === '' ? [refuse('task.reason_missing')] : []),
]

/** The last day on which the mentor answers in time. */
export const answerUntil = (deliveredOn: Day, days: number): Day => addDays(deliveredOn, days)

/** Whom a delivery without an answer is told to: the mentor on the last day, then the core group, each once. */
export function reminderOf(until: Day, reminders: number, today: Day): 'mentor' | 'core_group' | null {
  if (reminders === 0) return today >= until ? 'mentor' : null
  return reminders === 1 && today > until ? 'core_group' : null
}

/** The day a task goes back by itself when nothing moves: in an Open Week sooner, as long as it runs. */
export const idleOn = (movedOn: Day, days: { readonly usual: number; readonly week: number }, inWeek: boolean): Day =>
  addDays(movedOn, inWeek ? days.week : days.usual)

export const isIdle = (
  movedOn: Day,
  today: Day,
  days: { readonly usual: number; readonly week: number },
  inWeek: boolean,
): boolean => idleOn(movedOn, days, inWeek) <= today
