/** Proposals and decisions as everybody may read them on the site of the community: no person is named. */
import { takingPart } from '#hub/organisations/public.ts'
import { reviewedWords, saidIn, type InLanguage as Translated } from '#hub/translations/public.ts'
import type { Context, Language } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import type { ConcernedKind } from '../rules/effects.ts'
import { type DecisionState, stateOn } from '../rules/register.ts'
import { whyNotMove } from '../rules/states.ts'
import { paragraphsOf } from '../rules/versions.ts'
import { type DecisionRow, readDecision } from '../store/decisions.ts'
import { versionsOf } from '../store/hearing.ts'
import { acceptedOutside } from '../store/outside.ts'
import * as store from '../store/public.ts'
import { effectsFrom } from './proposals.ts'

export type PublicProposal = store.PublicProposalRow
export type PublicDecision = Omit<store.PublicDecisionRow, 'pending'> & { readonly state: DecisionState }

/** Languages in which somebody reads, the dearest first; none: everything in the words that bind. */
type Wishes = readonly Language[]

/** Titles in the language of whoever reads, where a second person read the translation. */
async function titled<T extends { readonly id: string; readonly title: string; readonly language: Language }>(
  ctx: Context,
  all: readonly T[],
  wishes: Wishes,
): Promise<T[]> {
  const ids = wishes.length === 0 ? [] : all.map(({ id }) => id)
  const words = await reviewedWords(ctx, ids, wishes)
  return all.map((one) => {
    const own = words.get(one.id)
    return own?.words['title'] === undefined ? one : { ...one, title: own.words['title'], language: own.language }
  })
}

export const proposalsForEverybody = async (ctx: Context, wishes: Wishes = []): Promise<PublicProposal[]> =>
  titled(ctx, await store.publicProposals(ctx.db, ctx.organisation), wishes)

/** In which language it is read, which one binds, and whether that was changed since. */
interface InLanguage {
  readonly language: Language
  readonly binding: Language
  readonly outdated: boolean
}

export interface ProposalText extends PublicProposal, InLanguage {
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
export async function proposalForEverybody(ctx: Context, number: number, wishes: Wishes): Promise<ProposalText | null> {
  const proposal = await store.publicProposal(ctx.db, ctx.organisation, number)
  if (!proposal) return null
  const { author, ...shown } = proposal
  const { id } = shown
  const [versions, all, outside, translated] = await Promise.all([
    versionsOf(ctx.db, ctx.organisation, id),
    takingPart(ctx),
    acceptedOutside(ctx.db, ctx.organisation, id),
    reviewedWords(ctx, [id], wishes),
  ])
  const newest = versions.at(-1)
  const own = translated.get(id)
  const said = saidIn(own?.words)
  return {
    ...shown,
    ...languagesOf(shown.language, own),
    title: said('title', shown.title),
    driver: said('driver', shown.driver),
    requirement: said('requirement', shown.requirement),
    criteria: said('criteria', shown.criteria),
    authorName: all.find((one) => one.id === author)?.name ?? null,
    version: newest?.n ?? 0,
    paragraphs: (newest?.paragraphs ?? []).map((words, at) => said(`paragraph_${at + 1}`, words)),
    alternatives: said('alternatives', newest?.alternatives ?? null),
    effectOnShops: said('for_shops', newest?.effectOnShops ?? null),
    cost: said('cost', newest?.cost ?? null),
    effects: effectsFrom(
      all,
      [],
    )(newest?.effects ?? []).map((one) => ({
      ...one,
      what: said(`effect_${one.kind ?? one.participant}`, one.what),
    })),
    commentable: whyNotMove('comment', shown.state).length === 0,
    outside: outside.map(({ name, text }) => ({ name, text })),
  }
}

const languagesOf = (binding: Language, own: Translated | undefined): InLanguage => ({
  ...{ binding, language: own?.language ?? binding },
  outdated: own?.state === 'outdated',
})

export async function decisionsForEverybody(ctx: Context, words = '', wishes: Wishes = []): Promise<PublicDecision[]> {
  const all = await titled(ctx, await store.publicDecisions(ctx.db, ctx.organisation, words), wishes)
  return all.map(({ pending, ...one }) => ({ ...one, state: stateOn({ ...one, pending }, ctx.today) }))
}

export interface DecisionText
  extends Pick<
      DecisionRow,
      'number' | 'title' | 'text' | 'method' | 'takenIn' | 'criteria' | 'criteriaAnswer' | 'eligible' | 'answered'
    >,
    InLanguage {
  readonly state: DecisionState
  readonly takenOn: Day
  readonly inForceFrom: Day
  readonly reviewOn: Day
  readonly lines: readonly { readonly option: string; readonly score: string }[]
  readonly successor: string | null
}

export async function decisionForEverybody(ctx: Context, number: string, wishes: Wishes): Promise<DecisionText | null> {
  const row = await readDecision(ctx.db, ctx.organisation, number)
  if (!row || row.number !== number) return null
  const successor = row.endedBy ? await readDecision(ctx.db, ctx.organisation, row.endedBy) : null
  const own = (await reviewedWords(ctx, [row.id], wishes)).get(row.id)
  const said = saidIn(own?.words)
  const { method, takenIn, eligible, answered, takenOn, inForceFrom, reviewOn } = row
  return {
    ...{ number, method, takenIn, eligible, answered, ...languagesOf(row.language, own) },
    ...{ title: said('title', row.title), criteria: said('criteria', row.criteria) },
    ...{
      criteriaAnswer: said('answer', row.criteriaAnswer),
      text: paragraphsOf(row.text)
        .map((words, at) => said(`paragraph_${at + 1}`, words))
        .join('\n\n'),
    },
    ...{ takenOn, inForceFrom, reviewOn, state: stateOn(row, ctx.today) },
    lines: row.figures?.lines ?? [],
    successor: successor?.number ?? null,
  }
}
