/** What a record says of a membership: number, first and last day, whether the person works. */
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { ageOn } from '../rules/household.ts'
import type { Role } from '../rules/role.ts'
import type { ImportedMembership } from '../store/importing.ts'
import type { ReadPerson } from './person.ts'

/** What the file says, cell by cell; null where it says nothing. */
export interface ReadMembership {
  readonly memberNo: number | null
  readonly since: Day | null
  readonly lastDay: Day | null
  /** Pieces of shares held, in thousandths: programs write `4.0`. */
  readonly shares: number | null
  readonly isMember: boolean | null
  readonly wasMember: boolean | null
  readonly worker: boolean | null
}

export const readMembership = (cells: CellReader, person: ReadPerson): ReadMembership => ({
  memberNo: person.memberNo,
  since: cells.read('since', readDay),
  lastDay: cells.read('lastDay', readDay),
  shares: cells.read('shares', (cell) => readUnits(cell, 3)),
  isMember: cells.said('isMember'),
  wasMember: cells.said('wasMember'),
  worker: cells.said('worker'),
})

export interface MembershipPlan {
  readonly before: ImportedMembership | null
  readonly after: ImportedMembership
  readonly fields: readonly ('memberNo' | 'since' | 'lastDay' | 'role')[]
}

const fieldsOf = ['memberNo', 'since', 'lastDay', 'role'] as const

/** The membership the record makes, or null where it speaks of none. A number is kept whatever else is said; no first
 *  day is invented for who holds no share. A member without a known first day counts from the day of the import, and
 *  that is told. */
export function plannedMembership(
  said: ReadMembership,
  before: ImportedMembership | null,
  person: { readonly kind: 'person' | 'entity'; readonly birthDate: Day | null },
  at: { readonly today: Day; readonly majority: number },
  cells: CellReader,
): MembershipPlan | null {
  const speaks = said.memberNo !== null || said.since !== null || said.isMember === true
  if (!speaks && before === null) return null
  const days = daysOf(said, before, at.today, cells)
  const after: ImportedMembership = {
    memberNo: before?.memberNo ?? said.memberNo,
    ...days,
    role: roleOf(said, before, person, at),
  }
  return { before, after, fields: fieldsOf.filter((field) => before === null || before[field] !== after[field]) }
}

type Days = Pick<ImportedMembership, 'since' | 'lastDay'>

function daysOf(said: ReadMembership, before: ImportedMembership | null, today: Day, cells: CellReader): Days {
  const known = { since: said.since ?? before?.since ?? null, lastDay: said.lastDay ?? before?.lastDay ?? null }
  const holdsNothing = said.shares === 0 || (said.shares === null && said.isMember === false)
  if (known.since === null) {
    if (holdsNothing || said.wasMember) {
      if (cells.filled('shares')) cells.spoil('shares', 'person.no_share')
      return known
    }
    const speaks = said.memberNo !== null || said.isMember === true
    if (!speaks || before !== null) return known
    cells.tell('person.first_day_unknown', { day: today })
    return { ...known, since: today }
  }
  if (known.lastDay === null && (said.wasMember || said.shares === 0)) {
    const eve = addDays(today, -1)
    const lastDay = eve < known.since ? known.since : eve
    cells.tell('person.last_day_unknown', { day: lastDay })
    return { ...known, lastDay }
  }
  if (known.lastDay !== null && known.lastDay < known.since) {
    cells.tell('membership.days_order', { since: known.since, lastDay: known.lastDay })
    return { since: known.since, lastDay: before?.lastDay ?? null }
  }
  return known
}

/** As the file says; else persons of age work. Source: domain-members 5.3. */
function roleOf(
  said: ReadMembership,
  before: ImportedMembership | null,
  person: { readonly kind: 'person' | 'entity'; readonly birthDate: Day | null },
  { today, majority }: { readonly today: Day; readonly majority: number },
): Role {
  if (said.worker !== null) return said.worker ? 'worker' : 'eater'
  if (before) return before.role
  const minor = person.birthDate !== null && ageOn(person.birthDate, today) < majority
  return person.kind === 'entity' || minor ? 'eater' : 'worker'
}
