/** What a path does to whom: whose counters move, who answers for the seat, who is told. Source: domain-shifts 5.10, 7. */
import type { Path } from './paths.ts'

/** When the person no longer answers for the seat. */
export type FreeFrom = 'at_once' | 'when_agreed' | 'when_found' | 'never'

export interface Consequence {
  readonly freeFrom: FreeFrom
  /** What moves on the own counters: nothing, what giving up costs, or what the proposed outcome posts. */
  readonly costs: 'nothing' | 'release' | 'told_outcome'
  /** A shift is owed all the same: on another day. */
  readonly worksInstead: boolean
  readonly told: readonly ('self' | 'holder' | 'holders_asked' | 'standby' | 'lead' | 'office')[]
}

export const consequences: Readonly<Record<Path, Consequence>> = {
  hand_back: { freeFrom: 'at_once', costs: 'nothing', worksInstead: false, told: ['self', 'holder'] },
  swap: { freeFrom: 'when_agreed', costs: 'nothing', worksInstead: true, told: ['self', 'holders_asked'] },
  change: { freeFrom: 'at_once', costs: 'nothing', worksInstead: true, told: ['self'] },
  cancel: { freeFrom: 'at_once', costs: 'nothing', worksInstead: false, told: ['self'] },
  stand_in: { freeFrom: 'when_found', costs: 'nothing', worksInstead: false, told: ['self', 'standby'] },
  pot: { freeFrom: 'at_once', costs: 'nothing', worksInstead: false, told: ['self', 'office'] },
  release: { freeFrom: 'at_once', costs: 'release', worksInstead: false, told: ['self'] },
  tell_shop: { freeFrom: 'never', costs: 'told_outcome', worksInstead: false, told: ['lead', 'office', 'standby'] },
}

interface Around {
  /** So near to the start that lead and office hear of a place that is freed. */
  readonly late: boolean
  /** The shop calls people on standby. */
  readonly callsStandby: boolean
}

/** Who hears of it here and now. */
export function toldBy(path: Path, { late, callsStandby }: Around): Consequence['told'] {
  const { told, freeFrom } = consequences[path]
  const freed = late && freeFrom === 'at_once' && path !== 'hand_back'
  const all = freed ? [...new Set([...told, 'lead' as const, 'office' as const])] : told
  return callsStandby ? all : all.filter((who) => who !== 'standby')
}
