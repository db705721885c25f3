/** Somebody from outside comments on an open proposal; a moderator lets it through, or refuses it with a reason. */
import { communityAddress, takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action, type Language } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/outside.ts'
import { whyNotJudge } from '../rules/outside.ts'
import { whyNotMove } from '../rules/states.ts'
import { versionsOf } from '../store/hearing.ts'
import * as store from '../store/outside.ts'
import { readProposal } from '../store/proposals.ts'
import { publicProposal } from '../store/public.ts'

export interface SaidOutside {
  readonly number: number
  readonly paragraph: number | null
  readonly name: string
  readonly email: string | null
  readonly text: string
  readonly language: Language
}

/** It waits for a moderator: nobody reads it before. */
export async function commentFromOutside(ctx: ActionContext, { number, ...said }: SaidOutside): Promise<void> {
  const { id: proposal, state } = found(await publicProposal(ctx.db, ctx.organisation, number), 'proposal')
  refuseWith(whyNotMove('comment', state))
  const versions = await versionsOf(ctx.db, ctx.organisation, proposal)
  const last = versions.at(-1)?.paragraphs.length ?? 0
  if (said.paragraph !== null && said.paragraph > last)
    refuseWith([refuse('proposal.paragraph', { paragraph: said.paragraph, last })])
  const id = newId()
  await store.addOutside(ctx.db, ctx.organisation, { ...said, id, proposal, version: versions.length, at: ctx.now })
  ctx.record('governance.outside_commented', { subject: proposal })
}

async function judge(
  ctx: ActionContext,
  id: string,
  to: { readonly state: 'accepted' | 'refused'; readonly reason: string | null },
): Promise<void> {
  const comment = found(await store.lockOutside(ctx.db, ctx.organisation, id), 'outside_comment')
  refuseWith(whyNotJudge(comment.state))
  await store.judgeOutside(ctx.db, ctx.organisation, id, { ...to, at: ctx.now, by: ctx.actor.account })
  ctx.record('governance.outside_judged', { subject: comment.proposal, why: to.state })
  const proposal = found(await readProposal(ctx.db, ctx.organisation, comment.proposal), 'proposal')
  const link = `/c/${await communityAddress(ctx)}/proposals/${proposal.number}`
  ctx.notify('governance.outside_judged', id, {
    ...{ number: proposal.number, title: proposal.title, why: to.state, reason: to.reason ?? '' },
    ...{ link, about: proposal.id },
  })
}

export const acceptOutside = action(
  'governance.acceptOutside',
  async (ctx, { outsideComment }: InputOf<typeof contract.acceptOutside>) => {
    await judge(ctx, outsideComment, { state: 'accepted', reason: null })
    return {}
  },
)

export const refuseOutside = action(
  'governance.refuseOutside',
  async (ctx, { outsideComment, reason }: InputOf<typeof contract.refuseOutside>) => {
    await judge(ctx, outsideComment, { state: 'refused', reason })
    return {}
  },
)

export const exportOutside = action(
  'governance.exportOutside',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportOutside>) => {
    await takingPart(ctx)
    const file = await fileOfList(ctx, store.outsideList(ctx.organisation), asked, {
      format,
      name: 'governance.outside_file',
      fields: 'governance.outside_field',
    })
    ctx.record('governance.outside_exported', { subject: ctx.organisation, format })
    return file
  },
)
