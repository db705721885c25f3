/** What those who write a draft see of it: which one is current, and what stands beside it. */
import type { Context } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { currentDraft } from '../actions/drafts.ts'
import type { readProposal } from '../contract/proposals.ts'
import type { Effect } from '../rules/effects.ts'
import * as store from '../store/drafts.ts'
import { linksOf } from './superseding.ts'

type Shown = Pick<ReplyOf<typeof readProposal>, 'draft' | 'beside'>
type Effects = Shown['beside'][number]['effects']

export const noDrafts: Shown = { draft: 0, beside: [] }

export async function draftsShown(
  ctx: Context,
  proposal: string,
  effects: (all: readonly Effect[]) => Effects,
  circleName: (id: string | null) => string | null,
): Promise<Shown> {
  const [all, waiting] = await Promise.all([
    store.draftsOf(ctx.db, ctx.organisation, proposal),
    store.draftsBeside(ctx.db, ctx.organisation, proposal),
  ])
  const links = await linksOf(
    ctx,
    waiting.map(({ parts }) => parts.supersedes),
  )
  const people = await ctx.accounts.accountsById(waiting.flatMap(({ writtenBy }) => writtenBy ?? []))
  return {
    draft: currentDraft(all),
    beside: waiting.map(({ n, parts, writtenAt, writtenBy }) => ({
      ...parts,
      ...{ draft: n, writtenAt, by: writtenBy && (people.get(writtenBy)?.name ?? null) },
      paragraphs: [...parts.paragraphs],
      options: [...parts.options],
      effects: effects(parts.effects),
      method: parts.method ?? 'consent',
      fallback: parts.fallback ?? 'qualified',
      quorumBp: parts.quorumBp ?? 0,
      tieRule: parts.tieRule ?? 'status_quo',
      circleName: circleName(parts.circle),
      supersedes: links.get(parts.supersedes ?? '') ?? null,
      criteriaAnswer: parts.criteriaAnswer ?? null,
      days: parts.days ?? null,
      scopes: parts.scopes ? [...parts.scopes] : null,
    })),
  }
}
