/** Translations in scenario files: a text is called by its title or its number. */
import { read } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioRoom } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { kindNamed } from './kinds.ts'

const findText = read('scenario.findText', async (ctx, { kind, name }: { kind: string; name: string }) => {
  const { texts } = found(kindNamed(kind), 'text')
  const [one] = await rows(
    ctx.db,
    sql<{ id: string }>`select id from (${texts(ctx.organisation)}) as text
      where ${name} in (title, split_part(title, ' · ', 1), split_part(title, ' · ', 2)) order by id`,
  )
  return found(one?.id ?? null, `${kind} ${name}`)
})

export const scenario: ScenarioRoom = {
  given: {},
  names: {
    translated: {
      kind: 'text',
      says: 'title or number of the proposal, decision or need that `kind` says',
      find(world, value, { kind }) {
        const [name, of] = [String(value), String(kind)]
        if (isId(name)) return name
        return world.knows(of, name) ? world.idOf(of, name) : world.look(findText, { kind: of, name })
      },
    },
  },
  expect: {},
}
