/** Devices in scenario files. */
import { found } from '../refusal.ts'
import type { Line, ScenarioRoom, ScenarioWorld } from '../scenario.ts'
import { isId } from '../values/ids.ts'
import { readDevices } from './actions.ts'

async function deviceOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  const { person, name } = value as Line
  const { devices } = await world.lookAs(String(person), readDevices, {})
  return found(
    devices.find((device) => device.name === name),
    'push_device',
  ).id
}

export const scenario: ScenarioRoom = {
  given: {},
  names: {
    pushDevice: {
      kind: 'pushDevice',
      says: '`{ person: Bram, name: Phone }`: a device of Bram that shows notices',
      find: deviceOf,
    },
  },
  expect: {},
}
