/** What becomes of a mail to the help list (domain-hub-governance-communication 5.11): the first check that stops it. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { bareSubject } from './thread.ts'

export const postStates = ['received', 'accepted', 'held', 'rejected', 'discarded'] as const
export type PostState = (typeof postStates)[number]

export const holdReasons = [
  'moderated',
  'not_member',
  'unreadable',
  'recipients',
  'size',
  'no_subject',
  'suspicious',
] as const
export type HoldReason = (typeof holdReasons)[number]
export const dropReasons = ['loop', 'blocked', 'auto_reply', 'bulk'] as const
export type DropReason = (typeof dropReasons)[number]

export interface IncomingFacts {
  /** It went through this list before. */
  readonly own: boolean
  /** What moderators said of this sender. */
  readonly rule: 'moderated' | 'blocked' | null
  /** Written by a machine: nobody answers it, lest two machines talk for ever. */
  readonly automatic: 'auto_reply' | 'bulk' | null
  readonly member: boolean
  readonly readable: boolean
  /** Addresses in To and Cc. */
  readonly recipients: number
  /** Of the text, and of what links do not replace. */
  readonly bytes: number
  readonly subject: string
  readonly suspicious: boolean
}

export interface HoldLimits {
  readonly recipients: number
  readonly kb: number
}

export type Verdict =
  | { readonly state: 'accepted'; readonly why: null }
  | { readonly state: 'held'; readonly why: HoldReason }
  | { readonly state: 'discarded'; readonly why: DropReason }

export const bytesOfKb = (kb: number): number => kb * 1024

/** In the order of 5.11; a mail that cannot be read waits once its sender is known (9). */
export function judge(facts: IncomingFacts, limits: HoldLimits): Verdict {
  if (facts.own) return drop('loop')
  if (facts.rule === 'blocked') return drop('blocked')
  if (facts.automatic) return drop(facts.automatic)
  if (facts.member && facts.rule === 'moderated') return hold('moderated')
  if (!facts.member) return hold('not_member')
  if (!facts.readable) return hold('unreadable')
  if (facts.recipients > limits.recipients) return hold('recipients')
  if (facts.bytes > bytesOfKb(limits.kb)) return hold('size')
  if (bareSubject(facts.subject) === '') return hold('no_subject')
  return facts.suspicious ? hold('suspicious') : { state: 'accepted', why: null }
}

const drop = (why: DropReason): Verdict => ({ state: 'discarded', why })
const hold = (why: HoldReason): Verdict => ({ state: 'held', why })

/** Whoever is no member, and whoever wrote what cannot be read, is told; once a day and address, whatever comes. */
export const isTold = (why: string | null, toldToday: boolean): boolean =>
  (why === 'not_member' || why === 'unreadable') && !toldToday

/** Moderators decide on what waits, once. */
export const whyNotModerate = (state: PostState): Refusal[] =>
  state === 'held' ? [] : [refuse('post.state', { state })]
