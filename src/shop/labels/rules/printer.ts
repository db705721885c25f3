/** A printer of labels: what it prints on, and what it does to the paper. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Correction, whyNotCorrect } from './paper.ts'

export interface Printer extends Correction {
  readonly name: string
  readonly kind: 'sheet' | 'thermal'
  /** Of a thermal head: its bars are whole dots. */
  readonly dotsPerInch: 203 | 300 | null
  readonly cutter: boolean
}

/** Why this printer cannot be kept so. */
export function whyNotKeepPrinter(printer: Printer): Refusal[] {
  const hasDots = printer.dotsPerInch !== null
  return [...(hasDots === (printer.kind === 'thermal') ? [] : [refuse('printer.dots')]), ...whyNotCorrect(printer)]
}
