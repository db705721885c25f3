/** Containers people bring: what they weigh empty, by their barcode (domain-catalogue 5.8). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { hasRightDigit } from './barcode.ts'

export interface Container {
  readonly code: string
  readonly name: string
  /** Grams. */
  readonly tare: number
}

/** Why it cannot be kept so; `taken` names what bears its code already. */
export const whyNotKeepContainer = ({ code }: Container, taken: string | null): Refusal[] => [
  ...(hasRightDigit(code) ? [] : [refuse('barcode.wrong_digit', { code })]),
  ...(taken === null ? [] : [refuse('container.code_taken', { code, name: taken })]),
]
