/** Shifts in scenario files: how people take part, the rota of the week, templates and dated shifts. */
import type { ScenarioRoom } from '#platform/scenario.ts'
import { expected } from './scenario/facts.ts'
import { names } from './scenario/names.ts'
import { planningGiven } from './scenario/planning.ts'
import { takingPartGiven } from './scenario/taking-part.ts'

const { policies, members, shifts, bookings, leaves } = takingPartGiven

export const scenario: ScenarioRoom = {
  given: { policies, members, ...planningGiven, shifts, bookings, leaves },
  names,
  expect: expected,
}
