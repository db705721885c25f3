/** The shop's shift policy: read through one function, scheduled as dated versions. */
import { action, type Context, read } from '#platform/action.ts'
import { type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addMinutes, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-policy.ts'
import { policyOf, presets } from '../rules/policy.ts'
import { addVersion, policyOn, readVersions } from '../store/policy.ts'
import { rehearsedSince } from '../store/simulation.ts'
import { fingerprintOf } from './simulation.ts'

/** A rehearsal older than this says nothing about the people of today. */
const rehearsalHours = 24

export const readPolicy = read('shifts.readPolicy', async (ctx, _input: Record<never, never>) => {
  const versions = await readVersions(ctx.db, ctx.organisation)
  const writers = await writersOf(ctx, versions)
  return {
    today: await policyOn(ctx.db, ctx.organisation, ctx.today),
    versions: versions.map((version) => ({
      id: version.id,
      validFrom: version.validFrom,
      preset: version.preset,
      policy: policyOf(version),
      madeAt: version.madeAt,
      madeBy: writers(version.madeBy),
    })),
    presets: Object.keys(presets),
  }
})

async function writersOf(ctx: Context, versions: readonly { readonly madeBy: string | null }[]) {
  const ids = [...new Set(versions.flatMap(({ madeBy }) => (madeBy === null ? [] : [madeBy as AccountId])))]
  const known = await ctx.accounts.accountsById(ids)
  return (id: string | null): string | null => (id === null ? null : (known.get(id as AccountId)?.name ?? null))
}

export const schedulePolicy = action(
  'shifts.schedulePolicy',
  async (ctx, input: InputOf<typeof contract.schedulePolicy>) => {
    const version = { ...input, id: newId(), validFrom: input.validFrom as Day }
    const since = addMinutes(ctx.now, -rehearsalHours * 60)
    const rehearsed = await rehearsedSince(ctx.db, ctx.organisation, fingerprintOf(policyOf(version)), since)
    const no: Refusal[] = version.validFrom > ctx.today ? [] : [refuse('policy.too_early', { today: ctx.today })]
    if (!rehearsed) no.push(refuse('policy.simulate_first'))
    refuseWith(no)
    const made = await addVersion(ctx.db, ctx.organisation, { ...version, now: ctx.now, by: ctx.actor.account })
    if (made === 0) refuseWith([refuse('policy.day_taken', { day: version.validFrom })])
    ctx.record('shifts.policy_scheduled', { subject: version.id, from: version.validFrom })
    return { version: version.id }
  },
)
