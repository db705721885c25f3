/** The shift policy: read through one function, scheduled as dated versions. */
import { action, read } from '#platform/action.ts'
import { type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-office.ts'
import { policyOf, presets } from '../rules/policy.ts'
import { addVersion, policyOn, readVersions } from '../store/policy.ts'

export const readPolicy = read('shifts.readPolicy', async (ctx, _input: Record<never, never>) => ({
  today: await policyOn(ctx.db, ctx.organisation, ctx.today),
  versions: (await readVersions(ctx.db, ctx.organisation)).map((version) => ({
    id: version.id,
    validFrom: version.validFrom,
    preset: version.preset,
    policy: policyOf(version),
  })),
  presets: Object.keys(presets),
}))

export const schedulePolicy = action(
  'shifts.schedulePolicy',
  async (ctx, input: InputOf<typeof contract.schedulePolicy>) => {
    const version = { ...input, id: newId(), validFrom: input.validFrom as Day }
    const no: Refusal[] = version.validFrom > ctx.today ? [] : [refuse('policy.too_early', { today: ctx.today })]
    refuseWith(no)
    const made = await addVersion(ctx.db, ctx.organisation, { ...version, now: ctx.now, by: ctx.actor.account })
    if (made === 0) refuseWith([refuse('policy.day_taken', { day: version.validFrom })])
    ctx.record('shifts.policy_scheduled', { subject: version.id, from: version.validFrom })
    return { version: version.id }
  },
)
