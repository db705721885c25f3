/** Telling a need (domain-hub-funding 4): a problem, who suffers from it, and how it should be. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { tidy } from '#platform/values/text.ts'

export interface Told {
  readonly problem: string | null
  readonly whoSuffers: string | null
  readonly wishedResult: string | null
}

/** Why it cannot be handed in yet: every field that is missing. */
export function whyNotSubmit({ problem, whoSuffers, wishedResult }: Told): Refusal[] {
  const no: Refusal[] = []
  if (isEmpty(problem)) no.push(refuse('need.problem_missing'))
  if (isEmpty(whoSuffers)) no.push(refuse('need.who_missing'))
  if (isEmpty(wishedResult)) no.push(refuse('need.result_missing'))
  return no
}

const isEmpty = (text: string | null): boolean => text === null || tidy(text) === ''

/** Whoever is in the community, whatever its status, tells needs and backs them. */
export const whyNotTakePart = (name: string, inside: boolean): Refusal[] =>
  inside ? [] : [refuse('need.not_taking_part', { organisation: name })]

/** How an area is written: one way, whoever writes it. */
export const areaOf = (text: string): string => tidy(text).toLowerCase().replaceAll(' ', '_')

const headlineAtMost = 140

/** What a need is called in lists and above its page: the first line of its problem, cut after a word where it is long. */
export function headline(problem: string | null): string {
  const [first = ''] = (problem ?? '').trim().split('\n')
  if (first.length <= headlineAtMost) return first
  const cut = first.slice(0, headlineAtMost)
  const word = cut.lastIndexOf(' ')
  return `${word > headlineAtMost / 2 ? cut.slice(0, word) : cut}…`
}
