/** SQL of names that another module told: a table of them to join with. */
import { sql } from '#platform/database/sql.ts'

export const namesSql = (names: ReadonlyMap<string, string>) =>
  sql`(select unnest(${[...names.keys()]}::uuid[]) as id, unnest(${[...names.values()]}::text[]) as name)`
