/** Settings in scenario files. */
import { z } from 'zod'
import { given, type ScenarioRoom } from '../scenario.ts'
import { change } from './actions.ts'
import { knownSettings } from './known.ts'
import { readAll } from './reads.ts'

const settings = given(
  'what the shop tuned; `organisation.settings` is the usual place',
  z.strictObject({
    key: z.string().describe('as in the list of settings: `shifts.reminder_days`'),
    value: z.unknown().describe('its value'),
  }),
  async (world, line) => {
    await world.act(change, { ...line, value: settingValue(line.key, line.value) })
  },
)

/** `latest_start` where the setting knows `latestStart`. */
function settingValue(key: unknown, value: unknown): unknown {
  const definition = knownSettings().find((one) => one.key === key)
  if (typeof value !== 'string' || !definition || definition.schema.safeParse(value).success) return value
  const word = value.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
  return definition.schema.safeParse(word).success ? word : value
}

export const scenario: ScenarioRoom = {
  given: { settings },
  names: {
    value: {
      says: 'of a setting: its value',
      kind: 'value',
      find: (_world, value, beside) => settingValue(beside['key'], value),
    },
  },
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
