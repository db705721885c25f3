/** Why somebody commits nothing for an organisation, and who may: as the server says it. */
import { type Refusal, refuse } from '#platform/refusal.ts'

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
