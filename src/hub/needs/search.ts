/** What the search box finds here: needs by their number and words; a draft only for those who write it. */
import { ownOrganisations } from '#hub/organisations/public.ts'
import { foundIn } from '#platform/lists/found.ts'
import type { SearchSource } from '#platform/module.ts'
import { pageOf } from './actions/acting.ts'
import { headline } from './rules/telling.ts'
import { needList } from './store/needs.ts'

interface Found {
  readonly id: string
  readonly number: number | null
  readonly problem: string | null
}

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'needs',
    label: 'needs.title',
    may: 'community.enter',
    find: foundIn(
      async (ctx) => {
        const own = await ownOrganisations(ctx)
        return needList(
          ctx.organisation,
          own.map(({ id }) => id),
        )
      },
      ({ id, number, problem }: Found) => ({
        title: headline(problem) || '–',
        detail: number ? `${number}` : '',
        href: pageOf(id),
      }),
    ),
  },
]
