/** Who lets whom answer in all votes about a theme. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/themes.ts'
import { allThemeDelegations, usesOf } from '../store/themes.ts'

export const listThemeDelegations = read(
  'governance.listThemeDelegations',
  async (ctx, _input: object): Promise<ReplyOf<typeof contract.listThemeDelegations>> => {
    const [given, all, own] = await Promise.all([
      allThemeDelegations(ctx.db, ctx.organisation),
      takingPart(ctx),
      ownOrganisations(ctx),
    ])
    const uses = await usesOf(
      ctx.db,
      ctx.organisation,
      given.map(({ id }) => id),
    )
    const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
    const answers = new Set<string>(own.flatMap(({ id, powers }) => (powers.includes('position') ? [id] : [])))
    const voting = all.flatMap(({ id, name, state }) => (state === 'active' ? [{ id: id as string, name }] : []))
    return {
      delegations: given.map(({ id, from, to, theme, untilDay, endedAt }) => ({
        ...{ id, theme, untilDay, from: names.get(from) ?? '–', to: names.get(to) ?? '–', own: answers.has(from) },
        state: endedAt !== null ? 'ended' : untilDay < ctx.today ? 'over' : 'holds',
        usedIn: uses.filter(({ of }) => of === id).map(({ of: _of, ...vote }) => vote),
      })),
      givers: voting.filter(({ id }) => answers.has(id)),
      receivers: voting,
    }
  },
)
