/** The history in scenario files: what happened to a thing or a person. */

import { read } from '../action.ts'
import type { ScenarioFacts, ScenarioRoom, ScenarioWorld } from '../scenario.ts'
import { historyOf } from './history.ts'

const eventsAtMost = 200

const happenedTo = read('scenario.history', async (ctx, id: string) => {
  const { events } = await historyOf(ctx, { about: [id], limit: eventsAtMost })
  return [...events].reverse()
})

const history: ScenarioFacts = {
  facts: { history: 'names of the events about it since the story began' },
  async read(world: ScenarioWorld, id: string) {
    const events = await world.look(happenedTo, id)
    return { history: events.filter((event) => world.inStory(event.id)).map(({ name }) => name) }
  },
}

export const scenario: ScenarioRoom = {
  given: {},
  names: {},
  expect: { member: history, shift: history, template: history },
}
