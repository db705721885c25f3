/** What a vote may be about, with those whose own matter it is. */
import { takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/candidacies.ts'
import { mattersOf } from '../matters.ts'

export const listMatters = read(
  'governance.listMatters',
  async (ctx, { kind }: InputOf<typeof contract.listMatters>) => {
    const [matters, all] = await Promise.all([mattersOf(ctx, kind), takingPart(ctx)])
    const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
    return {
      matters: matters.map(({ id, name, owners }) => ({
        id,
        name,
        owners: owners.map((one) => names.get(one) ?? '–'),
      })),
    }
  },
)
