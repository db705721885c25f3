/** Why somebody may not act for an organisation, and who may: as the server says it. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Sharers } from './try-out.ts'

export interface Commits {
  readonly may: boolean
  readonly name: string
  readonly committers: readonly string[]
}

type Row = Sharers['rows'][number]
const holders = { commit: 'committers', speak: 'speakers', sign: 'signers' } as const

export const powerMissing = ({ may, name, committers }: Commits): Refusal[] =>
  may ? [] : [lacking('commit', name, committers)]

function lacking(power: keyof typeof holders, organisation: string, names: readonly string[]): Refusal {
  return refuse('power.missing', { why: names.length > 0 ? null : 'nobody', organisation, power, names })
}

/** The same of an organisation one acts for: told before it is pressed. */
export const whyNotDo = (power: keyof typeof holders, row: Row): Refusal[] =>
  row.own.includes(power) ? [] : [lacking(power, row.name, row[holders[power]])]

/** `amount` is held against what the person may commit at most. */
export function whyNotCommit(row: Row, amount = 0): Refusal[] {
  const limit = row.commitLimit
  if (!row.own.includes('commit') || limit === null || amount <= limit) return whyNotDo('commit', row)
  return [refuse('power.limit', { organisation: row.name, limit, cap: amount })]
}
