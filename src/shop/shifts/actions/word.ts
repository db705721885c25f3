/** The words a shop plans with: roles of seats and skills of people. They live where they are used. */
import { action, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-seats.ts'
import * as store from '../store/word.ts'

export const readPlanWords = read('shifts.readPlanWords', async (ctx, _input: Record<never, never>) => ({
  words: await store.readWords(ctx.db, ctx.organisation),
}))

export const renamePlanWord = action(
  'shifts.renamePlanWord',
  async (ctx, input: InputOf<typeof contract.renamePlanWord>) => {
    const known = await store.readWords(ctx.db, ctx.organisation)
    found(
      known.find(({ sort, word }) => sort === input.sort && word === input.from),
      input.sort,
    )
    const rename = input.sort === 'role' ? store.renameRole : store.renameSkill
    await rename(ctx.db, ctx.organisation, input.from, input.to, ctx.now)
    ctx.record('shifts.word_renamed', { subject: ctx.organisation, sort: input.sort })
    return {}
  },
)
