/** This module's part of the demo: the story of the shelf labels until somebody has to pay, and what waits today. */
import type { Seed } from '#platform/module.ts'
import { beginNextCycle, tellLabels } from './seed/labels.ts'
import { seedNeeds } from './seed/needs.ts'

export const seed: Seed = {
  community: async (seed) => {
    await tellLabels(seed)
    await beginNextCycle(seed)
    await seed.act(seedNeeds, {})
  },
}
