/** Containers in scenario files: what is there, and what may be expected of one. */
import { z } from 'zod'
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioFacts } from '#platform/scenario.ts'
import { addContainer } from '../actions/container.ts'
import { lockContainer } from '../store/container.ts'

export const containers = given(
  'containers people bring to the scale',
  z.strictObject({
    name: z.string().describe('how the file calls it'),
    code: z.string().describe('its barcode'),
    tare: z.int().describe('what it weighs empty, in grams'),
  }),
  async (world, line) => {
    world.remember('container', line.name, (await world.act(addContainer, line)).container)
  },
)

const one = read('catalogue.scenarioContainer', async (ctx, { id }: { readonly id: string }) =>
  found(await lockContainer(ctx.db, ctx.organisation, id), 'container'),
)

export const container: ScenarioFacts = {
  facts: {
    name: 'name',
    code: 'barcode',
    tare: 'what it weighs empty, in grams',
    retired: 'is not in use any more',
  },
  async read(world, id) {
    const { name, code, tare, retired } = await world.look(one, { id })
    return { name, code, tare, retired }
  },
}
