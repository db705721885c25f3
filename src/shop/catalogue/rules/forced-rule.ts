/** Which of the rules that can read a code does, where a product insists on one (domain-catalogue 5.7). */
import type { Reading } from './barcode-rule.ts'

export interface Bearer {
  readonly product: string
  /** The name of the rule it insists on; null: the first that fits. */
  readonly barcodeRule: string | null
}

/** The first reading whose product insists on its rule, else the first of all. A product that insists on a rule which
 *  does not fit the code is read like any other. */
export function readingOf(readings: readonly Reading[], bearers: ReadonlyMap<string, Bearer>): Reading | null {
  const insists = ({ baseCode, rule }: Reading) => bearers.get(baseCode)?.barcodeRule === rule.name
  return readings.find(insists) ?? readings[0] ?? null
}
