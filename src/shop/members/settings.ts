/** What a shop may tune about members; defaults and bounds from domain-members 5. */
import { z } from 'zod'
import type { Context } from '#platform/action.ts'
import { type SettingDefinition, setting } from '#platform/settings/definition.ts'
import type { HouseholdPolicy } from './rules/household.ts'

export const cardPrefix = setting('cards.prefix', 'cards', z.string().regex(/^\d{2,6}$/), '042')
export const cardScheme = setting('cards.scheme', 'cards', z.enum(['random', 'numbered']), 'random')

/** Adults on one membership; null is no limit. Each share type brings its own once there are share types. */
export const householdLimit = setting('household.limit', 'household', z.int().min(0).max(20).nullable(), 2)
export const householdHeadMustWork = setting('household.headMustWork', 'household', z.boolean(), true)
export const householdCountMinors = setting('household.countMinors', 'household', z.boolean(), false)
export const householdInvesting = setting('household.investing', 'household', z.boolean(), false)
export const householdMajority = setting('household.majority', 'household', z.int().min(14).max(25), 18)
/** Days before the birthday. */
export const householdMinorNotice = setting('household.minorNotice', 'household', z.int().min(1).max(90), 14)
/** Days a temporary link lasts unless another day is chosen. */
export const householdTemporaryDays = setting('household.temporaryDays', 'household', z.int().min(1).max(366), 180)

export const settings = [
  cardPrefix,
  cardScheme,
  householdLimit,
  householdHeadMustWork,
  householdCountMinors,
  householdInvesting,
  householdMajority,
  householdMinorNotice,
  householdTemporaryDays,
] as readonly SettingDefinition<unknown>[]

export async function householdPolicy(ctx: Context): Promise<HouseholdPolicy> {
  return {
    limit: await ctx.setting(householdLimit),
    headMustWork: await ctx.setting(householdHeadMustWork),
    countMinors: await ctx.setting(householdCountMinors),
    investing: await ctx.setting(householdInvesting),
    majority: await ctx.setting(householdMajority),
  }
}
