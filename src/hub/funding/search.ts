/** What the search box finds here: rounds and pots by name. */
import { foundIn } from '#platform/lists/found.ts'
import type { SearchSource } from '#platform/module.ts'
import type { Day } from '#platform/values/day.ts'
import { potList } from './store/pots.ts'
import { roundList } from './store/rounds.ts'

interface FoundRound {
  readonly id: string
  readonly name: string
  readonly deadline: Day | null
}

interface FoundPot {
  readonly id: string
  readonly name: string
  readonly closesOn: Day | null
}

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'rounds',
    label: 'rounds.title',
    may: 'funding.simulate',
    find: foundIn(
      ({ organisation }) => roundList(organisation),
      ({ id, name, deadline }: FoundRound) => ({
        title: name,
        detail: deadline ?? '',
        href: `/community/funding/rounds/${id}`,
      }),
    ),
  },
  {
    kind: 'pots',
    label: 'funding.pots',
    may: 'community.enter',
    find: foundIn(
      ({ organisation, today }) => potList(organisation, today),
      ({ id, name, closesOn }: FoundPot) => ({ title: name, detail: closesOn ?? '', href: `/community/pots/${id}` }),
    ),
  },
]
