/** Patrons in scenario files. */
import type { ScenarioFacts } from '#platform/scenario.ts'
import { readPatrons } from '../actions/patrons.ts'
import { participantIn } from './dues.ts'

const patron: ScenarioFacts = {
  facts: {
    is_patron: 'whether it is one today',
    owed: 'tenths of a cent that are owed and not called yet',
    called: 'what was called so far',
    last_month: 'the month that was reckoned last',
  },
  find: async (world, value) => participantIn(world, value),
  async read(world, id) {
    const { rows } = await world.look(readPatrons, {})
    const own = rows.find(({ participant }) => participant === id)
    return {
      is_patron: own !== undefined,
      owed: own?.owed ?? 0,
      called: own?.called ?? 0,
      last_month: own?.lastMonth ?? null,
    }
  },
}

export const patronFacts = { patron }
