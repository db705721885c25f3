/** Money of a community in scenario files. */
import type { ScenarioRoom, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'

const participantIn = (world: ScenarioWorld, value: unknown): string =>
  isId(String(value)) ? String(value) : world.idOf('participant', String(value))

export const scenario: ScenarioRoom = {
  given: {},
  names: {
    about: { kind: 'participant', says: 'name of the organisation an account is about', find: participantIn },
    round: { kind: 'round', says: 'name of a round' },
    pledge: { kind: 'pledge', says: 'what a step that pledged was `called`' },
    set: { kind: 'set', says: 'what a step that booked was `called`' },
    reversal: { kind: 'set', says: 'what a step that undid was `called`' },
  },
  expect: {},
}
