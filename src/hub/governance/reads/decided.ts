/** Whether a decision that somebody quotes is what the register says: for acts of other modules that need one. */
import type { Context } from '#platform/action.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { isRegistered, isValid, stateOn } from '../rules/register.ts'
import { decisionsFrom, readDecision } from '../store/decisions.ts'

export interface DecisionTaken {
  readonly number: string
  readonly title: string
  readonly takenOn: Day
}

/** Taken on this day or later and not ended since: for what a community tells of itself. */
export async function decisionsSince(ctx: Context, from: Day): Promise<DecisionTaken[]> {
  const all = await decisionsFrom(ctx.db, ctx.organisation, from)
  return all
    .filter(({ endedFrom }) => endedFrom === null || endedFrom > ctx.today)
    .map(({ number, title, takenOn }) => ({ number, title, takenOn }))
}

/** A number as the register gives them is looked up there: known, taken on that day, in force. A number of another form
 *  is one of before the register, and is kept as told. */
export async function whyNotRegistered(
  ctx: Context,
  of: { readonly number: string; readonly day: Day },
): Promise<Refusal[]> {
  if (!isRegistered(of.number)) return []
  const known = await readDecision(ctx.db, ctx.organisation, of.number)
  if (known === null) return [refuse('decision.unknown', { number: of.number })]
  const no: Refusal[] = []
  if (known.takenOn !== of.day) no.push(refuse('decision.other_day', { number: of.number, day: known.takenOn }))
  const state = stateOn(known, ctx.today)
  if (!isValid(state)) no.push(refuse('decision.state', { why: state, number: of.number }))
  return no
}
