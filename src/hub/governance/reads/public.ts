/** Proposals and decisions as everybody may read them on the site of the community: no person is named. */
import { takingPart } from '#hub/organisations/public.ts'
import type { Context, Language } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import type { ConcernedKind } from '../rules/effects.ts'
import { type DecisionState, stateOn } from '../rules/register.ts'
import { whyNotMove } from '../rules/states.ts'
import { type DecisionRow, readDecision } from '../store/decisions.ts'
import { versionsOf } from '../store/hearing.ts'
import { acceptedOutside } from '../store/outside.ts'
import * as store from '../store/public.ts'
import { effectsFrom } from './proposals.ts'

export type PublicProposal = store.PublicProposalRow
export type PublicDecision = Omit<store.PublicDecisionRow, 'pending'> & { readonly state: DecisionState }

export const proposalsForEverybody = (ctx: Context): Promise<PublicProposal[]> =>
  store.publicProposals(ctx.db, ctx.organisation)

export interface ProposalText extends PublicProposal {
  readonly driver: string | null
  readonly requirement: string | null
  readonly criteria: string | null
  readonly authorName: string | null
  readonly version: number
  readonly paragraphs: readonly string[]
  readonly alternatives: string | null
  readonly effectOnShops: string | null
  readonly cost: string | null
  /** What changes for a kind of organisation (code) or for one that is named. */
  readonly effects: readonly {
    readonly kind: ConcernedKind | null
    readonly name: string | null
    readonly what: string
  }[]
  readonly decision: string | null
  /** Whether people from outside may comment on it by now. */
  readonly commentable: boolean
  /** What they said, once a moderator let it through. */
  readonly outside: readonly { readonly name: string; readonly text: string }[]
}

/** Its newest version; null where there is none of this number, or only a draft. */
export async function proposalForEverybody(ctx: Context, number: number): Promise<ProposalText | null> {
  const proposal = await store.publicProposal(ctx.db, ctx.organisation, number)
  if (!proposal) return null
  const { id, author, ...shown } = proposal
  const [versions, all, outside] = await Promise.all([
    versionsOf(ctx.db, ctx.organisation, id),
    takingPart(ctx),
    acceptedOutside(ctx.db, ctx.organisation, id),
  ])
  const newest = versions.at(-1)
  return {
    ...shown,
    authorName: all.find((one) => one.id === author)?.name ?? null,
    version: newest?.n ?? 0,
    paragraphs: newest?.paragraphs ?? [],
    alternatives: newest?.alternatives ?? null,
    effectOnShops: newest?.effectOnShops ?? null,
    cost: newest?.cost ?? null,
    effects: effectsFrom(all, [])(newest?.effects ?? []),
    commentable: whyNotMove('comment', shown.state).length === 0,
    outside: outside.map(({ name, text }) => ({ name, text })),
  }
}

export async function decisionsForEverybody(ctx: Context, words = ''): Promise<PublicDecision[]> {
  const all = await store.publicDecisions(ctx.db, ctx.organisation, words)
  return all.map(({ pending, ...one }) => ({ ...one, state: stateOn({ ...one, pending }, ctx.today) }))
}

export interface DecisionText
  extends Pick<
    DecisionRow,
    'number' | 'title' | 'text' | 'method' | 'takenIn' | 'criteria' | 'criteriaAnswer' | 'eligible' | 'answered'
  > {
  readonly language: Language
  readonly state: DecisionState
  readonly takenOn: Day
  readonly inForceFrom: Day
  readonly reviewOn: Day
  readonly lines: readonly { readonly option: string; readonly score: string }[]
  readonly successor: string | null
}

export async function decisionForEverybody(ctx: Context, number: string): Promise<DecisionText | null> {
  const row = await readDecision(ctx.db, ctx.organisation, number)
  if (!row || row.number !== number) return null
  const successor = row.endedBy ? await readDecision(ctx.db, ctx.organisation, row.endedBy) : null
  const { title, text, method, takenIn, criteria, criteriaAnswer, eligible, answered, language } = row
  const { takenOn, inForceFrom, reviewOn } = row
  return {
    ...{ number, title, text, method, takenIn, criteria, criteriaAnswer, eligible, answered, language },
    ...{ takenOn, inForceFrom, reviewOn, state: stateOn(row, ctx.today) },
    lines: row.figures?.lines ?? [],
    successor: successor?.number ?? null,
  }
}
