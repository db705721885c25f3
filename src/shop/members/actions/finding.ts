/** Whom the references of another program mean. */
import type { Db } from '#platform/database/connect.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { indexOfPeople, type PersonAnswer, type PersonReference } from '../rules/finding.ts'
import { readKnownPeople } from '../store/finding.ts'

/** One answer per reference, in the order given; one statement however many there are.
 *  `byNameAlone` (off): a name without number, card, key or address may stand for the only contact who bears it. */
export async function resolvePeople(
  db: Db,
  organisation: OrganisationId,
  references: readonly PersonReference[],
  options: { readonly byNameAlone: boolean } = { byNameAlone: false },
): Promise<PersonAnswer[]> {
  if (references.length === 0) return []
  const index = indexOfPeople(await readKnownPeople(db, organisation))
  return references.map((reference) => index.find(reference, options))
}
