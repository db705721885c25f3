/** Which decisions a proposal may take the place of, and how those are called. */
import type { Context } from '#platform/action.ts'
import { decisionLinks, decisionsHolding } from '../store/decisions.ts'

type Link = Awaited<ReturnType<typeof decisionLinks>>[number]

/** By id; of drafts of before nothing is named. */
export async function linksOf(
  ctx: Context,
  named: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, Link>> {
  const ids = named.filter((one) => typeof one === 'string')
  const all = ids.length === 0 ? [] : await decisionLinks(ctx.db, ctx.organisation, ids)
  return new Map(all.map((one) => [one.id, one]))
}

export const linkOf = async (ctx: Context, named: string | null): Promise<Link | null> =>
  (await linksOf(ctx, [named])).get(named ?? '') ?? null

/** As they are chosen among. */
export const mayBeSuperseded = async (ctx: Context): Promise<{ id: string; name: string }[]> =>
  (await decisionsHolding(ctx.db, ctx.organisation, ctx.today)).map(({ id, number, title }) => ({
    id,
    name: `${number} · ${title}`,
  }))
