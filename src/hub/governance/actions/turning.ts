/** What the clock brings: votes remind of themselves, tests of objections end, votes open and close. */
import { action } from '#platform/action.ts'
import { letDecisionsHold } from './decisions.ts'
import { endDueTests } from './objections.ts'
import { remindOfVotes } from './reminding.ts'
import { turnDueVotes } from './votes-closing.ts'

export const turnVotes = action('governance.turnVotes', async (ctx, _input: Record<never, never>) => {
  const reminded = await remindOfVotes(ctx)
  const tested = await endDueTests(ctx)
  const turned = await turnDueVotes(ctx)
  return { turned: reminded + tested + turned + (await letDecisionsHold(ctx)) }
})
