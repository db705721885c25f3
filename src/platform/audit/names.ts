/** Events hold ids only; names are looked up when somebody reads. Modules say here what they can name. */
import type { Db } from '../database/connect.ts'
import type { OrganisationId } from '../values/ids.ts'

/** Names for those of the ids that are of this kind; the others are left out. One statement, whatever the number. */
export type FindNames = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, string>>

const finders = new Map<string, FindNames>()

/** Called once at start; `kind` is what is named, such as `member` or `shift`. */
export function registerNames(kind: string, find: FindNames): void {
  finders.set(kind, find)
}

/** Names of whatever these ids are; an id that nobody knows has none. */
export async function namesOf(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await Promise.all([...finders.values()].map((find) => find(db, organisation, ids)))
  return new Map(found.flatMap((names) => [...names]))
}
