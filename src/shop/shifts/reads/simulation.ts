/** What a rehearsal found. */
import { action, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-policy.ts'
import { type PresetName, policyOf } from '../rules/policy.ts'
import type { Standing } from '../rules/words.ts'
import * as store from '../store/simulation.ts'

export const readSimulation = read('shifts.readSimulation', async (ctx, input: { simulation: string }) => {
  const one = found(await store.readSimulation(ctx.db, ctx.organisation, input.simulation), 'simulation')
  const totals = await store.simulationTotals(ctx.db, ctx.organisation, one.id)
  const sums = await store.simulationSums(ctx.db, ctx.organisation, one.id)
  return {
    id: one.id,
    sort: one.sort,
    future: one.future,
    from: one.from,
    until: one.until,
    madeAt: one.madeAt,
    people: one.people,
    done: one.done,
    finished: one.finishedAt !== null,
    preset: one.preset as PresetName,
    changes: one.changes,
    draft: policyOf(one),
    totals: totals.map((line) => ({ ...line, standing: line.standing as Standing })),
    differ: sums?.differ ?? 0,
    spared: sums?.spared ?? 0,
    harder: sums?.harder ?? 0,
  }
})

export const listSimulations = read('shifts.listSimulations', async (ctx, _input: Record<never, never>) => ({
  simulations: (await store.readSimulations(ctx.db, ctx.organisation)).map(
    ({ id, preset, sort, future, from, until, madeAt, finishedAt }) => ({
      id,
      preset,
      sort,
      future,
      from,
      until,
      madeAt,
      finished: finishedAt !== null,
    }),
  ),
}))

type Row = ReplyOf<typeof contract.listSimulation>['rows'][number]

export const listSimulation = read(
  'shifts.listSimulation',
  async (ctx, { simulation, ...asked }: InputOf<typeof contract.listSimulation>) => {
    found(await store.readSimulation(ctx.db, ctx.organisation, simulation), 'simulation')
    return listPage<Row>(ctx.db, store.simulationLines(ctx.organisation, simulation), asked)
  },
)

export const exportSimulation = action(
  'shifts.exportSimulation',
  async (ctx, { simulation, format, ...asked }: InputOf<typeof contract.exportSimulation>) => {
    found(await store.readSimulation(ctx.db, ctx.organisation, simulation), 'simulation')
    const file = await fileOfList(ctx, store.simulationLines(ctx.organisation, simulation), asked, {
      format,
      name: 'shifts.studio.file',
      fields: 'shifts.studio.column',
    })
    ctx.record('shifts.list_exported', { subject: simulation, list: 'policy_simulation', format })
    return file
  },
)
