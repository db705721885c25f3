/** How a pledge and its conditions are said. */
import { t as say } from '#app/words.ts'
import type { Currency } from '#platform/values/money.ts'
import type { WrittenCondition } from '../rules/outcome.ts'
import type { Round } from './Round.tsx'
import { amountWords } from './round-words.ts'

/** Everybody this round speaks of, by id. */
export const namesIn = (round: Round): ReadonlyMap<string, string> =>
  new Map([...round.invited, ...round.pledges].map(({ participant, name }) => [participant, name]))

export const conditionWords = (
  conditions: readonly WrittenCondition[],
  currency: Currency,
  nameOf: ReadonlyMap<string, string>,
): string[] =>
  conditions.map((one) => {
    if ('participant' in one) return say('rounds.if.with', { name: nameOf.get(one.participant) ?? '–' })
    return 'payers' in one
      ? say('rounds.if.payers', { count: one.payers })
      : say('rounds.if.target', { amount: amountWords(one.amount, currency) })
  })
