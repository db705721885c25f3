/** Why somebody commits nothing for an organisation, and who may: as the server says it. */
import { type Refusal, refuse } from '#platform/refusal.ts'

import type { Sharers } from './try-out.ts'

export interface Commits {
  readonly may: boolean
  readonly name: string
  readonly committers: readonly string[]
}

export function powerMissing({ may, name, committers }: Commits): Refusal[] {
  if (may) return []
  const why = committers.length > 0 ? null : 'nobody'
  return [refuse('power.missing', { why, organisation: name, power: 'commit', names: committers })]
}

/** The same of an organisation one acts for: told before it is pressed. */
export const whyNotCommit = ({ own, ...one }: Sharers['rows'][number]): Refusal[] =>
  powerMissing({ ...one, may: own.includes('commit') })
