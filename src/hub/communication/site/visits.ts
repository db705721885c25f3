/** How often pages of the site are read: kept in the memory of this process until they are counted, without a
 *  word of who reads. */
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

interface Seen {
  readonly day: Day
  readonly page: string
  readonly count: number
}

const tallies = new Map<OrganisationId, Map<string, Seen>>()

export function noteVisit(organisation: OrganisationId, day: Day, page: string): void {
  const tally = tallies.get(organisation) ?? new Map<string, Seen>()
  const key = `${day} ${page}`
  tally.set(key, { day, page, count: (tally.get(key)?.count ?? 0) + 1 })
  tallies.set(organisation, tally)
}

export const hasVisits = (organisation: OrganisationId): boolean => tallies.has(organisation)

/** Takes them out: each is counted once. */
export function takeVisits(organisation: OrganisationId): Seen[] {
  const tally = tallies.get(organisation)
  tallies.delete(organisation)
  return [...(tally?.values() ?? [])]
}
