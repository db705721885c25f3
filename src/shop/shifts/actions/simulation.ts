/** Rehearsing a policy on the shop's own people. People are judged in slices, each a short action, so that everybody
 *  else is answered meanwhile and one sees how far it is. Nothing is written but the rehearsal. */
import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, addMinutes, type Day, daysBetween } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-policy.ts'
import { rehearsalsOf } from '../rehearsing.ts'
import { type Policy, policyOf } from '../rules/policy.ts'
import { policyPrint } from '../rules/policy-print.ts'
import { rehearse } from '../rules/simulation.ts'
import * as store from '../store/simulation.ts'

/** People judged by one request. */
const sliceSize = 200
/** People judged before other requests have their turn. */
const breathSize = 10
const keptDays = 7
const longestReplay = 1098

export const fingerprintOf = (policy: Policy): string => createHash('sha256').update(policyPrint(policy)).digest('hex')

export const beginSimulation = action(
  'shifts.beginSimulation',
  async (ctx, input: InputOf<typeof contract.beginSimulation>) => {
    const { from, until } = periodOf(ctx.today, input)
    const possible = from <= until && (input.sort === 'forward' || until <= ctx.today)
    refuseWith(possible && daysBetween(from, until) < longestReplay ? [] : [refuse('policy.period', { from, until })])
    await store.dropSimulations(ctx.db, ctx.organisation, addMinutes(ctx.now, -keptDays * 1440))
    const { preset, changes, sort, future } = input
    const id = newId()
    await store.addSimulation(ctx.db, ctx.organisation, {
      id,
      preset,
      changes,
      fingerprint: fingerprintOf(policyOf({ preset, changes })),
      sort,
      future,
      from,
      until,
      madeAt: ctx.now,
      madeBy: ctx.actor.account,
      people: await store.countedPeople(ctx.db, ctx.organisation),
    })
    return judgeSlice(ctx, id)
  },
)

export const continueSimulation = action('shifts.continueSimulation', (ctx, { simulation }: { simulation: string }) =>
  judgeSlice(ctx, simulation),
)

const periodOf = (today: Day, input: InputOf<typeof contract.beginSimulation>): { from: Day; until: Day } =>
  input.sort === 'forward'
    ? { from: addDays(today, 1), until: addDays(today, input.days) }
    : { from: (input.from ?? addDays(today, -365)) as Day, until: (input.until ?? today) as Day }

async function judgeSlice(ctx: ActionContext, id: string) {
  const simulation = found(await store.lockSimulation(ctx.db, ctx.organisation, id), 'simulation')
  if (simulation.finishedAt !== null) return progress(simulation)
  const members = await store.nextPeople(ctx.db, ctx.organisation, simulation.afterMember, sliceSize)
  const rehearsals = await rehearsalsOf(ctx, members, simulation)
  const lines = []
  for (const [at, { member, rehearsal }] of rehearsals.entries()) {
    lines.push({ member, ...rehearse(rehearsal) })
    if (at % breathSize === breathSize - 1) await breathe()
  }
  await store.addLines(ctx.db, ctx.organisation, id, lines)
  const over = members.length < sliceSize
  const done = simulation.done + members.length
  const after = members.at(-1) ?? null
  await store.writeProgress(ctx.db, ctx.organisation, id, { done, after, finishedAt: over ? ctx.now : null })
  ctx.record('shifts.policy_simulated', { subject: id, from: simulation.from, until: simulation.until, done })
  return progress({ ...simulation, done, finishedAt: over ? ctx.now : null })
}

const progress = ({ id, done, people, finishedAt }: store.SimulationRow) => ({
  simulation: id,
  done,
  people: Math.max(people, done),
  finished: finishedAt !== null,
})
