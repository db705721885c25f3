/** What the clock brings: tests of objections end, votes open and close. */
import { action } from '#platform/action.ts'
import { endDueTests } from './objections.ts'
import { turnDueVotes } from './votes-closing.ts'

export const turnVotes = action('governance.turnVotes', async (ctx, _input: Record<never, never>) => {
  const tested = await endDueTests(ctx)
  return { turned: tested + (await turnDueVotes(ctx)) }
})
