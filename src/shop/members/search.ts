/** What the search box finds here: people by name, number, card or mail. */
import type { SearchSource } from '#platform/module.ts'
import { findPeople } from './store/directory.ts'

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'members',
    label: 'menu.members',
    may: 'members.read',
    async find(ctx, words, limit) {
      const found = await findPeople(ctx.db, ctx.organisation, words.split(' ').slice(0, 8), ctx.today)
      return found.slice(0, limit).map((person) => ({
        title: person.name,
        detail: person.memberNo === null ? '' : String(person.memberNo),
        href: `/staff/members/${person.contact}`,
      }))
    },
  },
]
