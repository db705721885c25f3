/** A count as it is told: the sums, each stage, and who is chosen. Figures are exact, written `61/3`. */
import type { Method } from './terms.ts'

export interface OptionLine {
  readonly option: string
  readonly score: string
  readonly chosen: boolean
}

export type Stage =
  /** STV: what everybody holds before the step, and what is done. */
  | {
      readonly kind: 'elected' | 'surplus' | 'eliminated' | 'regained' | 'rest_elected'
      readonly options: readonly string[]
      readonly held: readonly { readonly option: string; readonly votes: string }[]
      readonly exhausted: string
      /** Of a surplus: what moves. */
      readonly moved: string | null
      /** Equals were told apart by an earlier stage, or by lot. */
      readonly by: 'votes' | 'earlier_stage' | 'lot'
    }
  /** Schulze: how many prefer one to the other, and the best path. */
  | {
      readonly kind: 'pair'
      readonly option: string
      readonly other: string
      readonly prefer: string
      readonly strength: string
      readonly path: readonly string[]
    }
  /** Basket: one after the other while money lasts. */
  | {
      readonly kind: 'funded' | 'no_money_left'
      readonly option: string
      readonly cost: number
      readonly left: number
    }

export interface TestResult {
  readonly option: string
  readonly side: 'least' | 'most'
  readonly bp: number
  readonly of: 'score' | 'electors'
  readonly passed: boolean
}

export interface Count {
  readonly method: Method
  /** passed and failed of a majority; chosen; tie: several as good; nobody. */
  readonly outcome: 'passed' | 'failed' | 'chosen' | 'tie' | 'nobody'
  readonly lines: readonly OptionLine[]
  readonly chosen: readonly string[]
  /** Between these the tie rule had to tell, or tells still. */
  readonly tied: readonly string[]
  readonly quota: string | null
  readonly stages: readonly Stage[]
  readonly abstained: number
  readonly noneOfThese: number
  readonly tests: readonly TestResult[]
}
