/** Who gets the newsletter (domain-hub-governance-communication 4, 5.12, 5.16): whoever asked and confirmed, until they
 *  leave, their mailbox is gone, or they complain. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export const subscriberStates = ['unconfirmed', 'confirmed', 'unsubscribed', 'suppressed'] as const
export type SubscriberState = (typeof subscriberStates)[number]

export const bounceKinds = ['hard', 'soft', 'complaint', 'unknown'] as const
export type BounceKind = (typeof bounceKinds)[number]

/** Of the form that was shown: part of the proof. */
export const formVersion = '2026-11'
export const confirmDays = 7
export const proofYears = 3
const softAtMost = 5
const softDays = 30

/** Whether asking begins anew: whoever waits for a mail, reads already, or is suppressed, gets none. */
export const beginsAnew = (state: SubscriberState | null): boolean => state === null || state === 'unsubscribed'

/** The last day on which a mail that was sent that day may be answered. */
export const confirmUntil = (askedOn: Day): Day => addDays(askedOn, confirmDays)

export interface Bounce {
  readonly kind: BounceKind
  readonly on: Day
}

/** Whether these bounces end it; what nobody can read counts as soft. */
export function isSuppressed(bounces: readonly Bounce[], today: Day): boolean {
  const since = addDays(today, -softDays)
  const soft = bounces.filter(({ kind, on }) => (kind === 'soft' || kind === 'unknown') && on > since)
  return bounces.some(({ kind }) => kind === 'hard' || kind === 'complaint') || soft.length >= softAtMost
}

const nobodyThere = /\b5\.1\.\d|user unknown|no such (user|mailbox)|mailbox (not found|does not exist)/i

/** What a mail server's no says: that nobody is there; anything else, such as a filter's no, is not known. */
export const kindOfNo = (said: string): BounceKind => (nobodyThere.test(said) ? 'hard' : 'unknown')

/** Only an address that gets the newsletter can bounce. */
export const whyNotBounce = (state: SubscriberState): Refusal[] =>
  state === 'confirmed' || state === 'unconfirmed' ? [] : [refuse('subscriber.state', { why: 'bounce', state })]

export interface Listed {
  readonly email: string | null
  readonly agreedOn: Day | null
  readonly proof: string | null
  /** Of this address here, where it is known. */
  readonly state: SubscriberState | null
  readonly today: Day
}

/** A list brings no address without proof, and nobody back who left, bounced or complained (5.12, G7). */
export function whyNotImport({
  email,
  agreedOn,
  proof,
  state,
  today,
}: Listed): (Refusal & { readonly field: string })[] {
  const no: (Refusal & { readonly field: string })[] = []
  const missing = (field: string) => no.push({ ...refuse('subscriber.proof_missing'), field })
  if (email === null) no.push({ ...refuse('subscriber.email_missing'), field: 'readerEmail' })
  if (agreedOn === null) missing('readerAgreedOn')
  else if (agreedOn > today)
    no.push({ ...refuse('subscriber.proof_ahead', { day: agreedOn }), field: 'readerAgreedOn' })
  if (proof === null) missing('readerProof')
  if (state === 'unsubscribed' || state === 'suppressed')
    no.push({ ...refuse('subscriber.ended', { why: 'ended', state }), field: 'readerEmail' })
  return no
}

export const addressOf = (email: string): string => email.trim().toLowerCase()
