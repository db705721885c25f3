/** How a person is chosen for a seat by consent: the description of the role, nominations with reasons, information,
 *  changes, a proposal, objections, and the nominee asked last (domain-hub-governance-communication 5.8). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { missingAnswers } from './counting/quorum.ts'

export const selectionSteps = ['nominations', 'information', 'changes', 'objections', 'done', 'stopped'] as const
export type SelectionStep = (typeof selectionSteps)[number]

const acts = {
  nominate: ['nominations', 'changes'],
  inform: ['information', 'changes'],
  go_on: ['nominations', 'information'],
  propose: ['changes', 'objections'],
  answer: ['objections'],
  accept: ['objections'],
  stop: ['nominations', 'information', 'changes', 'objections'],
} as const satisfies Readonly<Record<string, readonly SelectionStep[]>>

export const whyNotStep = (act: keyof typeof acts, step: SelectionStep): Refusal[] =>
  (acts[act] as readonly SelectionStep[]).includes(step) ? [] : [refuse('selection.step', { why: step, step })]

/** What follows nominations and information; everything after is said by an act of its own. */
export const nextStep = (step: SelectionStep): SelectionStep => (step === 'nominations' ? 'information' : 'changes')

export interface Consent {
  /** Who is asked, without the organisation of the nominee. */
  readonly asked: readonly string[]
  readonly answers: readonly { readonly participant: string; readonly objects: boolean }[]
  readonly quorumBp: number
}

/** How many are still to answer before the nominee is asked. */
export function stillToAnswer({ asked, answers, quorumBp }: Consent): number {
  const answered = answers.filter(({ participant }) => asked.includes(participant)).length
  return missingAnswers({ eligible: asked.length, answered }, quorumBp)
}

/** The nominee is asked last: enough others have answered, and nobody objects. */
export function whyNotAccept(of: Consent): Refusal[] {
  const no: Refusal[] = []
  const missing = stillToAnswer(of)
  if (missing > 0) no.push(refuse('selection.others_first', { missing }))
  const objections = of.answers.filter(({ objects }) => objects).length
  if (objections > 0) no.push(refuse('selection.objections', { count: objections }))
  return no
}
