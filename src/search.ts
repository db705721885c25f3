/** One search box over the whole house: every module that has something to find brings a source in its room `search.ts`. */

import { z } from 'zod'
import { searchAtMost } from '#platform/lists/search-length.ts'
import { read } from './platform/action.ts'
import { type SearchSource, type Served, serve } from './platform/module.ts'
import { route, signedIn } from './platform/route.ts'
import { plain, tidy } from './platform/values/text.ts'

const itemsPerGroup = 6

const search = route({
  method: 'GET',
  path: '/search',
  may: signedIn('each group is shown only to those who may read it'),
  says: 'Find people, shifts, settings and more by a few letters',
  query: z.object({ q: z.string().max(searchAtMost).default('') }),
  reply: z.object({
    groups: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        items: z.array(z.object({ title: z.string(), detail: z.string(), href: z.string() })),
      }),
    ),
  }),
})

export function searchRoutes(sources: readonly SearchSource[]): readonly Served[] {
  const find = read('search.find', async (ctx, { q }: { q: string }) => {
    const words = plain(tidy(q))
    if (words.length < 2) return { groups: [] }
    const allowed = sources.filter((source) => source.may === null || ctx.actor.may(source.may))
    const groups = await Promise.all(
      allowed.map(async (source) => ({
        kind: source.kind,
        label: source.label,
        items: [...(await source.find(ctx, words, itemsPerGroup))],
      })),
    )
    return { groups: groups.filter((group) => group.items.length > 0) }
  })
  return [serve(search, find)]
}
