/** Trying out a round: nothing is written, and the same rules decide that will decide when it closes. */
import { sharersIn } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { yearOf } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import type * as contract from '../contract/rounds.ts'
import type { RoundTerms } from '../rules/closing.ts'
import { comesTo, knownOf, whyNotTry, withNames } from '../rules/outcome.ts'
import { keyNamed } from '../rules/weights.ts'
import { contingencyBp, minPayers, roundKey, tranchesBp } from '../settings.ts'

type Wanted = InputOf<typeof contract.simulateRound>
type Reply = ReplyOf<typeof contract.simulateRound>

export const simulateRound = read('funding.simulateRound', async (ctx, wanted: Wanted): Promise<Reply> => {
  const year = wanted.keyYear ?? yearOf(ctx.today) - 1
  const sharers = await sharersIn(ctx, year)
  const known = wanted.pledges.map((one, at) => knownOf(one, at, sharers))
  const tried = {
    ...wanted,
    key: wanted.key ?? keyNamed(await ctx.setting(roundKey)),
    tranchesBp: wanted.tranchesBp ?? (await ctx.setting(tranchesBp)),
  }
  refuseWith(withNames(whyNotTry(tried, known, year), sharers))
  const terms = termsOf(wanted, await ctx.setting(minPayers), await ctx.setting(contingencyBp))
  return comesTo(tried, terms, known, sharers)
})

const termsOf = (wanted: Wanted, payers: number, contingency: number): RoundTerms => ({
  target: cents(wanted.target),
  secured: wanted.secured.map(cents),
  minPayers: wanted.minPayers ?? payers,
  contingencyBp: wanted.contingencyBp ?? contingency,
  turn: wanted.turn,
})
