/** Objections as a proposal shows them: what the others said, what is offered, who may still say something. */
import type { Context } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readProposal } from '../contract/proposals.ts'
import { testersIn } from '../hearing.ts'
import * as store from '../store/objections.ts'

type Shown = ReplyOf<typeof readProposal>['objections']
type Own = readonly { readonly id: string; readonly powers: readonly string[] }[]

export async function objectionsShown(
  ctx: Context,
  proposal: string,
  own: Own,
  nameOf: (id: string) => string,
): Promise<Shown> {
  const all = await store.objectionsOf(ctx.db, ctx.organisation, proposal)
  const tests = await store.testsOf(
    ctx.db,
    ctx.organisation,
    all.map(({ id }) => id),
  )
  const others = await testersIn(ctx, [...new Set(all.map(({ vote }) => vote))])
  const answering = new Set(own.filter(({ powers }) => powers.includes('position')).map(({ id }) => id))
  return all.map(({ raisedAt: _r, proposal: _p, vote, ...one }) => {
    const last = new Map(tests.filter(({ objection }) => objection === one.id).map((test) => [test.participant, test]))
    const testers = (others.get(vote) ?? []).filter(({ id }) => id !== one.participant)
    return {
      ...one,
      organisation: nameOf(one.participant),
      testers: testers.length,
      tests: [...last.values()].map(({ participant, harms, reason }) => {
        const counts = testers.some(({ id }) => id === participant)
        return { organisation: nameOf(participant), harms, reason, counts }
      }),
      mayTest: one.state === 'raised' ? testers.filter(({ id }) => answering.has(id)) : [],
    }
  })
}
