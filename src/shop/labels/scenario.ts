/** Labels in scenario files: formats and printers by the name of the step that made them. */
import type { ScenarioRoom } from '#platform/scenario.ts'

export const scenario: ScenarioRoom = {
  given: {},
  names: {
    format: { kind: 'label_format', says: 'a format of the shop: the `called` of its step' },
    printer: { kind: 'printer', says: 'a printer: the `called` of its step' },
  },
  expect: {},
}
