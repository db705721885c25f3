/** This module's part of the demo: needs in every state, before funding opens rounds on them. */
import type { Seed } from '#platform/module.ts'
import { seedNeeds } from './seed-needs.ts'

export const seed: Seed = {
  community: async ({ act }) => {
    await act(seedNeeds, {})
  },
}
