/** How long needs took from being told until they were delivered (domain-hub-funding 8). */
import { median } from '#platform/values/median.ts'
import type { NeedState } from './states.ts'

/** A need passes these on its way; what comes after the delivery is no waiting. */
export const waysToDelivery = [
  ...(['collected', 'prioritised', 'in_analysis', 'analysed', 'estimating', 'estimated', 'co_financing'] as const),
  ...(['funded', 'in_development', 'in_acceptance', 'parked'] as const),
] satisfies readonly NeedState[]
export type WayToDelivery = (typeof waysToDelivery)[number]

export interface LeadTimes {
  /** Needs that were delivered. */
  readonly delivered: number
  /** Whole days; half a day between two. Null: nothing was delivered yet. */
  readonly medianDays: number | null
  /** Of the delivered ones, those that stood in a state: the middle of their days in it. */
  readonly states: readonly { readonly state: WayToDelivery; readonly needs: number; readonly medianDays: number }[]
}

type Stood = { readonly state: NeedState; readonly days: Readonly<Partial<Record<NeedState, number>>> }

export function leadTimes(all: readonly Stood[]): LeadTimes {
  const delivered = all.filter(({ state }) => state === 'delivered' || state === 'closed')
  const took = delivered.map(({ days }) => waysToDelivery.reduce((sum, state) => sum + (days[state] ?? 0), 0))
  return {
    delivered: delivered.length,
    medianDays: median(took),
    states: waysToDelivery.flatMap((state) => {
      const stood = delivered.flatMap(({ days }) => (days[state] === undefined ? [] : [days[state]]))
      const middle = median(stood)
      return middle === null ? [] : [{ state, needs: stood.length, medianDays: middle }]
    }),
  }
}
