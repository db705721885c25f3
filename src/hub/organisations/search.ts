/** What the search box finds here: organisations of a community by name or town. */
import { foundIn } from '#platform/lists/found.ts'
import type { SearchSource } from '#platform/module.ts'
import { pageOf } from './actions/acting.ts'
import { participantList } from './store/participants.ts'

interface Found {
  readonly id: string
  readonly name: string
  readonly city: string | null
}

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'participants',
    label: 'community.organisations',
    may: 'community.enter',
    find: foundIn(
      ({ organisation, language }) => participantList(organisation, language),
      ({ id, name, city }: Found) => ({ title: name, detail: city ?? '', href: pageOf(id) }),
    ),
  },
]
