/** How much two contacts look like one person entered twice. The database finds pairs that share something;
 *  this weighs them. Source: domain-members 5.1 and 10.19 (a family may share one address). */
import type { Day } from '#platform/values/day.ts'
import { comparable, emailKey } from './identity.ts'

export interface ComparedContact {
  readonly kind: 'person' | 'entity'
  readonly name: string
  readonly birthDate: Day | null
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly registerNo: string | null
}

export type Likeness = 'same_name' | 'same_birth_date' | 'same_email' | 'same_phone' | 'same_register_no'

export interface DuplicateScore {
  /** 0 to 100; pairs under `worthAsking` are not shown. */
  readonly score: number
  readonly level: 'likely' | 'possible' | 'unlikely'
  readonly because: readonly Likeness[]
}

const weight: Readonly<Record<Likeness, number>> = {
  same_name: 45,
  same_birth_date: 35,
  same_email: 30,
  same_phone: 20,
  same_register_no: 90,
}
const contradiction = 40
const likelyFrom = 70
/** Pairs from this score on are put before the office. */
export const worthAsking = 30

export function likenessOf(one: ComparedContact, other: ComparedContact): DuplicateScore {
  const because = sharedBy(one, other)
  const datesDiffer = one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate
  const total = because.reduce((sum, likeness) => sum + weight[likeness], 0) - (datesDiffer ? contradiction : 0)
  const score = one.kind === other.kind ? Math.max(0, Math.min(100, total)) : 0
  return { score, level: score >= likelyFrom ? 'likely' : score >= worthAsking ? 'possible' : 'unlikely', because }
}

function sharedBy(one: ComparedContact, other: ComparedContact): Likeness[] {
  const shared: Likeness[] = []
  if (one.name !== '' && comparable(one.name) === comparable(other.name)) shared.push('same_name')
  if (one.birthDate !== null && one.birthDate === other.birthDate) shared.push('same_birth_date')
  if (overlap(one.emails.map(emailKey), other.emails.map(emailKey))) shared.push('same_email')
  if (overlap(one.phones, other.phones)) shared.push('same_phone')
  if (one.registerNo !== null && one.registerNo === other.registerNo) shared.push('same_register_no')
  return shared
}

const overlap = (one: readonly (string | null)[], other: readonly (string | null)[]): boolean =>
  one.some((value) => value !== null && value !== '' && other.includes(value))
