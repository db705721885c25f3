/** How files name shifts: by the name of the file, or by name and day where one comes again. */
import type { ScenarioWorld } from '#platform/scenario.ts'

export type Dated = { readonly shift: string; readonly name: string; readonly day: string; readonly localStart: string }

export const isCalled = (world: ScenarioWorld, { shift, name, day, localStart }: Dated, text: string): boolean =>
  world.knows('shift', text)
    ? world.idOf('shift', text) === shift
    : [`${name} ${day}`, `${name} ${day} ${localStart}`].includes(text)

export const shiftName = (world: ScenarioWorld, { shift, name, day }: Omit<Dated, 'localStart'>): string =>
  world.nameOf(shift) === shift ? `${name} ${day}` : world.nameOf(shift)
