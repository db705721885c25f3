/** What a scenario may expect of scales and of what they are told. */
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import { listScaleChanges, readScales } from '../actions/scale.ts'

/** What scales are told, in order. */
async function changesOf(world: ScenarioWorld, asked: Record<string, string>) {
  const { rows } = await world.look(listScaleChanges, { sort: 'seq', size: 200, ...asked })
  return rows.map((row) => ({
    story: world.inStory(row.id),
    waits: row.state === 'waits',
    change: { group: row.group, does: row.does, product: world.nameOf(row.product) },
  }))
}

const queueFacts = {
  changes: 'what scales are told since the story began: `group`, `does` (`create`, `update`, `delete`), `product`',
  way: 'the same in order, as one text: `Cheese delete Gouda > Bakery create Gouda`',
  waiting: 'how many changes wait, those of the beginning as well',
}

async function readQueue(world: ScenarioWorld, asked: Record<string, string>): Promise<Line> {
  const all = await changesOf(world, asked)
  const changes = all.filter(({ story }) => story).map(({ change }) => change)
  return {
    changes,
    way: changes.map(({ group, does, product: of }) => `${group} ${does} ${of}`).join(' > '),
    waiting: all.filter(({ waits }) => waits).length,
  }
}

export const scale: ScenarioFacts = {
  facts: {
    ...queueFacts,
    sendings: 'how its sendings ended, the latest first: `made`, `arrived`, `failed`',
    held: 'names of the products that are not sent, because they have no price',
    failing: 'whether it does not take what it is sent',
    error: 'why its last sending did not come in: `scale.unreachable`, `scale.denied`, `scale.folder`, `scale.answer`',
  },
  async read(world, id) {
    const { systems } = await world.look(readScales, {})
    const system = found(
      systems.find((one) => one.system === id),
      'scale',
    )
    return {
      ...(await readQueue(world, { system: id })),
      sendings: system.sendings.map(({ state }) => state),
      held: system.held.map(({ name }) => name),
      failing: system.failingSince !== null,
      error: system.sendings[0]?.error ?? null,
    }
  },
}

export const scaleQueue: ScenarioFacts = {
  facts: queueFacts,
  read: (world) => readQueue(world, {}),
  find: async (world) => world.idOf('organisation', world.shop.name),
}
