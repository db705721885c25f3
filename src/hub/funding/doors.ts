/** What funding tells modules below it at start: who still has something to hand out does not leave the community. */
import { registerLeavingQuestion } from '#hub/organisations/public.ts'
import { whyNotLeaveWith } from './rules/pot-credits.ts'
import { creditsLeft } from './store/pots.ts'

registerLeavingQuestion(async (ctx, participant) =>
  whyNotLeaveWith(await creditsLeft(ctx.db, ctx.organisation, participant, ctx.today)),
)
