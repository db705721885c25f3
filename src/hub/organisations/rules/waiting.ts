/** What waits for an organisation's answer: its own page, its people's start page and mails all say the same. */
import type { Day } from '#platform/values/day.ts'
import { type ChecklistFacts, checklistOf, checklistSteps, ticksAsked, type Version } from './checklist.ts'
import type { Power } from './powers.ts'
import type { MembershipState } from './states.ts'

export interface WaitingFacts {
  readonly state: MembershipState
  readonly welcome: ChecklistFacts
  readonly documents: readonly Version[]
  readonly ticks: readonly { readonly kind: string; readonly version: number; readonly chapter: string }[]
  /** Years whose figures are declared and not attested. */
  readonly unattested: readonly number[]
  readonly signers: number
  readonly duesMandate: boolean
  readonly wished: 'observer' | 'active'
}

export interface Waiting {
  readonly what: string
  readonly until: Day | null
  /** The power that answers it; null: anybody who acts for the organisation, or the core group. */
  readonly power: Power | null
}

/** Steps of the welcome that the core group does. */
const ofCore = new Set<string>(['sponsor', 'meeting'])
const powerOf = (step: string): Power | null => (step === 'contacts' || step === 'booklet' ? 'sign' : null)

export function waitingFor(facts: WaitingFacts): Waiting[] {
  if (facts.state === 'refused' || facts.state === 'left' || facts.state === 'excluded') return []
  const waiting: Waiting[] = []
  const ask = (what: string, power: Power | null, until: Day | null = null) => waiting.push({ what, power, until })
  const done = checklistOf(facts.welcome)
  if (facts.state === 'onboarding') {
    for (const step of checklistSteps) if (!done[step] && !ofCore.has(step)) ask(step, powerOf(step))
    if (facts.wished === 'active' && !facts.duesMandate) ask('dues', 'sign')
  } else if (facts.state !== 'applied') {
    for (const document of facts.documents) {
      const asked = ticksAsked(document, ticked(facts, document))
      if (asked) ask(`${document.kind}_again`, 'sign', asked.until)
    }
    if (!done.figures) ask('figures', null)
    if (!done.contacts) ask('contacts', 'sign')
  }
  if (facts.unattested.length > 0) ask('attest', 'sign')
  if (facts.signers === 0) ask('signer', null)
  return waiting
}

const ticked = ({ ticks }: WaitingFacts, { kind, version }: Version): string[] =>
  ticks.filter((one) => one.kind === kind && one.version === version).map((one) => one.chapter)
