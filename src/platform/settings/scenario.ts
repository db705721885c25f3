/** Settings in scenario files. */
import { z } from 'zod'
import { given, type ScenarioRoom } from '../scenario.ts'
import { change } from './actions.ts'
import { readAll } from './reads.ts'

const settings = given(
  'what the shop tuned; `organisation.settings` is the usual place',
  z.strictObject({
    key: z.string().describe('as in the list of settings: `shifts.reminder_days`'),
    value: z.unknown().describe('its value'),
  }),
  async (world, line) => {
    await world.act(change, line)
  },
)

export const scenario: ScenarioRoom = {
  given: { settings },
  names: {},
  expect: {
    setting: {
      facts: { value: 'what holds today', changed: 'the shop chose it' },
      find: async (_world, value) => String(value),
      async read(world, key) {
        const { settings: all } = await world.look(readAll, {})
        const line = all.find((one) => one.key === key)
        if (!line) throw new Error(`there are ${all.map((one) => one.key).join(', ')}`)
        return { value: line.value, changed: line.changedAt !== null }
      },
    },
  },
}
