/** The door of till, entrance and portal: whether somebody may shop on a day, with the standing, the sentence and the
 *  way back. Source: domain-shifts 1 (`mayShop`), members 5.12. */
import type { Context } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { memberOf, modeOn } from '../booking-facts.ts'
import { foreseeable } from '../counting-facts.ts'
import type { Sentence } from '../rules/explain.ts'
import { foldStanding } from '../rules/standing.ts'
import type { Standing } from '../rules/words.ts'
import { firstMode } from '../settings.ts'
import { readWorker } from '../store/people.ts'
import { policyOn } from '../store/policy.ts'
import { standingOnDay } from '../store/standing.ts'
import { standingFacts } from './ledger.ts'

export interface MayShop {
  readonly allowed: boolean
  /** Nobody counts this person: the share type decides on shopping, not the shifts. */
  readonly concerned: boolean
  readonly standing: Standing
  /** Last day of shopping, if nothing is done any more; null where no end is in sight. */
  readonly until: Day | null
  readonly sentence: Sentence
  readonly wayBack: readonly Sentence[]
}

/** Today as it stands; a day to come as it would be, were nothing done any more; a past day as it was. */
export async function mayShop(ctx: Context, member: string, day: Day = ctx.today): Promise<MayShop> {
  const person = await memberOf(ctx, member)
  const now = await standingFacts(ctx, person)
  const concerned = now.mode !== 'not_concerned'
  if (day === ctx.today || !concerned) {
    const { mayBuy: allowed, standing, says } = now
    return { allowed, concerned, standing, until: says.mayShopUntil, sentence: says.head, wayBack: says.wayBack }
  }
  const policy = await policyOn(ctx.db, ctx.organisation, day)
  const judged =
    day < ctx.today ? await standingOnDay(ctx.db, ctx.organisation, member, day) : await foreseen(ctx, member, day)
  const standing = policy.control ? judged : 'up_to_date'
  const allowed = policy.benefits.buy.includes(standing)
  const worker = await readWorker(ctx.db, ctx.organisation, member)
  const mode = modeOn(person, day, worker?.mode ?? null, await ctx.setting(firstMode))
  return {
    allowed,
    concerned,
    standing,
    until: now.says.mayShopUntil,
    sentence: { key: `shifts.says.head.${headOf(standing, policy.control, mode)}`, facts: {} },
    wayBack: now.says.wayBack,
  }
}

const headOf = (standing: Standing, control: boolean, mode: string): string => {
  if (!control) return 'control_off'
  if (mode === 'exempt' && standing === 'up_to_date') return 'exempt'
  return standing === 'up_to_date' ? 'fine' : standing
}

async function foreseen(ctx: Context, member: string, day: Day): Promise<Standing> {
  const seen = await foreseeable(ctx, member, day)
  return seen === null ? 'up_to_date' : foldStanding(seen.facts, day, seen.dayOf).state.standing
}
