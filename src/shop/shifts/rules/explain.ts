/** Why somebody stands where they stand, what comes next and the way back: facts in, sentences out. Member, desk and
 *  office read the same ones, so no sentence says "you". Source: domain-shifts 5.6 ("the member sees what follows"), 6. */
import type { Facts } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { Foreseen } from './outlook.ts'
import type { Mode, Standing } from './words.ts'

/** A message and what it needs; `why` chooses among its variants. */
export interface Sentence {
  readonly key: string
  readonly facts: Facts
}

export interface ExplainedFacts {
  readonly today: Day
  readonly control: boolean
  readonly mode: Mode | 'not_concerned'
  readonly standing: Standing
  readonly mayBuy: boolean
  readonly buyers: readonly Standing[]
  /** Whole units. */
  readonly balances: { readonly main: number; readonly makeUp: number }
  readonly unit: 'shift' | 'minute' | 'day'
  readonly since: Day | null
  readonly leave: { readonly from: Day; readonly until: Day | null } | null
  readonly unsubscribedByHand: boolean
  readonly blocked: boolean
  /** What lowered the counters and still stands, newest first. */
  readonly lowered: readonly Sentence[]
  /** If nothing is done any more; if what is booked is done. */
  readonly idle: Foreseen
  readonly booked: Foreseen
  /** Days of booked seats, in order. */
  readonly bookedDays: readonly Day[]
  /** What a leave or an extension hides; null where nothing is hidden. */
  readonly hidden: Standing | null
  /** Shifts that put things right; null where work alone does not. */
  readonly needed: number | null
  readonly nextCount: { readonly day: Day; readonly takes: number } | null
  readonly mayAskGrace: boolean
  /** The shop lets members take it themselves. */
  readonly graceByMember: boolean
  readonly graceDays: number
  readonly mayAskExtension: boolean
  readonly extensionDays: number
}

export interface Explained {
  readonly head: Sentence
  readonly why: readonly Sentence[]
  readonly next: readonly Sentence[]
  readonly wayBack: readonly Sentence[]
  /** Last day on which this person may shop as things stand; null where no end is in sight or shopping is off already. */
  readonly mayShopUntil: Day | null
}

const say = (key: string, facts: Sentence['facts'] = {}): Sentence => ({ key: `shifts.says.${key}`, facts })

export function explain(facts: ExplainedFacts): Explained {
  const mayShopUntil = shopsUntil(facts, facts.idle)
  const quiet = !facts.control || facts.mode === 'not_concerned' || facts.mode === 'exempt'
  return {
    head: headOf(facts),
    why: quiet ? [] : whyOf(facts),
    next: quiet ? [] : nextOf(facts),
    wayBack: quiet ? [] : wayBackOf(facts),
    mayShopUntil,
  }
}

/** The day before the first standing that does not shop. */
function shopsUntil({ mayBuy, buyers }: ExplainedFacts, { changes }: Foreseen): Day | null {
  if (!mayBuy) return null
  const stop = changes.find(({ standing }) => !buyers.includes(standing))
  return stop ? addDays(stop.on, -1) : null
}

function headOf(facts: ExplainedFacts): Sentence {
  if (!facts.control) return say('head.control_off')
  if (facts.mode === 'not_concerned' || facts.mode === 'exempt') return say(`head.${facts.mode}`)
  switch (facts.standing) {
    case 'up_to_date':
      return fineHead(facts)
    case 'on_leave':
    case 'exempted': {
      const until = facts.leave?.until ?? null
      return until === null ? say(`head.${facts.standing}`) : say(`head.${facts.standing}_until`, { until })
    }
    case 'alert':
    case 'extension': {
      const until = shopsUntil(facts, facts.booked) ?? shopsUntil(facts, facts.idle)
      if (!facts.mayBuy) return say('head.suspended')
      return until === null ? say(`head.${facts.standing}`) : say(`head.${facts.standing}_until`, { until })
    }
    default:
      return say(`head.${facts.standing}`)
  }
}

/** Fine, and until when: up to the first worse standing, were everything booked done. */
function fineHead({ booked, idle }: ExplainedFacts): Sentence {
  const worse = booked.changes.find(({ standing }) => troubled.includes(standing))
  if (worse) return say('head.fine_until', { until: addDays(worse.on, -1) })
  return idle.changes.some(({ standing }) => troubled.includes(standing)) ? say('head.fine_booked') : say('head.fine')
}

const troubled: readonly Standing[] = ['alert', 'suspended', 'unsubscribed']
const owing: readonly Standing[] = ['alert', 'extension', 'suspended', 'unsubscribed']

const causesSaid = 2

function whyOf(facts: ExplainedFacts): Sentence[] {
  const { balances, unit, mode } = facts
  const two = mode === 'regular' && balances.makeUp !== 0
  const said: Sentence[] = []
  if (facts.blocked) said.push(say('why.blocked'))
  if (facts.unsubscribedByHand) said.push(say('why.by_hand'))
  if (facts.leave) said.push(leaveSaid(facts.leave))
  said.push(
    say(two ? 'why.balances' : 'why.balance', {
      why: unit,
      main: balances.main,
      makeUp: balances.makeUp,
    }),
  )
  if (owing.includes(facts.standing)) said.push(...facts.lowered.slice(0, causesSaid))
  if (facts.since && facts.standing !== 'up_to_date') said.push(say('why.since', { day: facts.since }))
  return said
}

const leaveSaid = ({ from, until }: { readonly from: Day; readonly until: Day | null }): Sentence =>
  until === null ? say('why.leave_open', { from }) : say('why.leave', { from, until })

function nextOf(facts: ExplainedFacts): Sentence[] {
  const { idle, booked, bookedDays, nextCount, hidden } = facts
  const [first] = idle.changes
  const said: Sentence[] = []
  if (first) said.push(say('next.change', { why: first.standing, day: first.on }))
  else if (hidden !== null) said.push(say('next.hidden', { why: hidden }))
  if (nextCount) said.push(say('next.count', { day: nextCount.day, takes: nextCount.takes, why: facts.unit }))
  const [done] = bookedDays
  if (done !== undefined) said.push(bookedSaid(facts, booked, done))
  return said
}

/** What the booked seats change, once they are done. */
function bookedSaid({ standing, idle, needed, bookedDays }: ExplainedFacts, booked: Foreseen, first: Day): Sentence {
  const owed = owing.includes(standing)
  const repaired = owed ? booked.changes.find((one) => one.standing === 'up_to_date') : undefined
  if (repaired) return say('next.booked_repairs', { day: repaired.on })
  if (owed) {
    const missing = Math.max(1, (needed ?? 1) - bookedDays.length)
    return say('next.booked_not_enough', { day: first, count: missing })
  }
  const [worse] = booked.changes.filter((one) => troubled.includes(one.standing))
  if (!worse || !idle.changes.some((one) => troubled.includes(one.standing))) return say('next.booked', { day: first })
  return say('next.booked_until', { day: first, until: addDays(worse.on, -1) })
}

function wayBackOf(facts: ExplainedFacts): Sentence[] {
  const { standing, needed, bookedDays, idle, booked } = facts
  if (facts.blocked && standing === 'suspended') return [say('back.blocked')]
  if (standing === 'unsubscribed' || standing === 'resigning') return [say(`back.${standing}`)]
  const said: Sentence[] = []
  const worse = idle.changes.find((one) => troubled.includes(one.standing))
  if (owing.includes(standing) || (facts.hidden !== null && owing.includes(facts.hidden))) {
    const missing = needed === null ? null : needed - bookedDays.length
    if (missing === null) said.push(say('back.office'))
    else if (missing > 0) said.push(say('back.book', { count: missing }))
    else said.push(say('back.come'))
  } else if (worse && standing === 'up_to_date' && booked.changes.some((one) => troubled.includes(one.standing)))
    said.push(say('back.book_before', { day: worse.on }))
  if (facts.mayAskGrace)
    said.push(say(facts.graceByMember ? 'back.take_grace' : 'back.grace', { count: facts.graceDays }))
  if (facts.mayAskExtension) said.push(say('back.extension', { count: facts.extensionDays }))
  return said
}
