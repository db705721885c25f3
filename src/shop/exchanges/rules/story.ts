/** The steps of an exchange in order: what happened, and which mails went out; the sentences are the screen's. */
import type { Refusal } from '#platform/refusal.ts'

interface Happened {
  readonly id: string
  readonly at: string
  readonly name: string
  readonly subject: string | null
  readonly person: string | null
  readonly actor: { readonly kind: string; readonly id: string | null }
  readonly facts: Readonly<Record<string, unknown>>
}

interface Sent {
  readonly id: string
  readonly code: string
  readonly person: string
  readonly about: string
  readonly state: string
  readonly wantedAt: string
}

interface Done {
  readonly about: string
  readonly act: string
  readonly member: string
  readonly at: string
}

interface Said {
  readonly by: string | null
  readonly how: 'phone' | 'desk' | 'writing'
  readonly reason: string
}

export interface StoryFacts<A extends Done> {
  readonly one: {
    readonly way: string
    readonly madeAt: string
    readonly endedAt: string | null
    readonly state: string
  }
  /** Things whose whole history belongs to it; of its seats only what is listed below. */
  readonly things: readonly string[]
  readonly events: readonly Happened[]
  readonly mails: readonly Sent[]
  readonly acts: readonly A[]
  nameOf(person: string): string | null
  accountName(account: string): string | null
  contactOf(account: string): string | null
  saidBy(act: A): Said
}

export interface Step {
  readonly id: string
  readonly at: string
  readonly what: string
  readonly who: string | null
  readonly other: string | null
  readonly how: string | null
  readonly by: string | null
  readonly byItself: boolean
  readonly said: Said | null
  readonly found: { readonly code: string; readonly facts: Refusal['facts'] }[]
  readonly mail: { readonly code: string; readonly state: string; readonly person: string } | null
}

/** A seat has a life of its own: what of it belongs to an exchange of this kind. */
const ofSeat: Readonly<Record<string, readonly string[]>> = {
  change: ['seat_changed'],
  release: ['seat_released'],
  stand_in: ['shop_told', 'seat_handed_back', 'holder_answers'],
  tell_shop: ['shop_told', 'seat_handed_back', 'holder_answers'],
}

const plain = (name: string): string => name.replace('exchanges.', '')

export function storySteps<A extends Done>(facts: StoryFacts<A>): Step[] {
  const events = facts.events.filter((event) => belongs(facts, event)).toReversed()
  const left = [...facts.acts]
  const steps = events.map((event) => stepOf(facts, event, takeAct(left, event)))
  const mails = facts.mails
    .filter((mail) => inTime(facts, mail.about, mail.wantedAt))
    .map((mail) => mailStep(facts, mail))
  return [...steps, ...mails].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function belongs(facts: StoryFacts<Done>, { name, subject, at }: Happened): boolean {
  if (plain(name) === 'answered_for') return false
  if (subject !== null && facts.things.includes(subject)) return true
  return (ofSeat[facts.one.way] ?? []).includes(plain(name)) && inTime(facts, subject ?? '', at)
}

/** What happened to the seat before this exchange, or after it came to nothing, belongs to another one. */
function inTime({ one, things }: StoryFacts<Done>, about: string, at: string): boolean {
  if (things.includes(about)) return true
  if (at < one.madeAt) return false
  const over = one.state === 'withdrawn' || one.state === 'expired' || one.state === 'cancelled'
  return !over || one.endedAt === null || at <= one.endedAt
}

/** The word the office wrote down in the same moment for the person this event is about. */
function takeAct<A extends Done>(acts: A[], { at, name, person, facts, subject }: Happened): A | null {
  const index = acts.findIndex(
    (act) =>
      act.at === at &&
      (act.member === person || act.member === facts['by'] || (plain(name) === 'undone' && act.about === subject)),
  )
  if (index < 0) return null
  const [act] = acts.splice(index, 1)
  return act ?? null
}

const told = ['origin', 'reason', 'answer', 'sort', 'state']

function stepOf<A extends Done>(facts: StoryFacts<A>, event: Happened, act: A | null): Step {
  const { actor, person } = event
  const how = told.map((fact) => event.facts[fact]).find((fact) => typeof fact === 'string')
  const other = event.facts['by']
  const self = actor.id !== null && [person, other].includes(facts.contactOf(actor.id))
  return {
    id: event.id,
    at: event.at,
    what: plain(event.name),
    who: person && facts.nameOf(person),
    other: typeof other === 'string' ? facts.nameOf(other) : null,
    how: typeof how === 'string' ? how : null,
    by: self || act || actor.id === null ? null : facts.accountName(actor.id),
    byItself: actor.kind === 'system',
    said: act && facts.saidBy(act),
    found: Array.isArray(event.facts['found']) ? event.facts['found'] : [],
    mail: null,
  }
}

const mailStep = (facts: StoryFacts<Done>, { id, wantedAt, person, code, state }: Sent): Step => ({
  id,
  at: wantedAt,
  what: 'mail',
  who: facts.nameOf(person),
  other: null,
  how: null,
  by: null,
  byItself: false,
  said: null,
  found: [],
  mail: { code, state, person },
})
