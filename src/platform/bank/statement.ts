/** A bank statement as every reader of one tells it: booked lines, one for each payment, that add up. */

import type { Day } from '../values/day.ts'
import type { Cents, Currency } from '../values/money.ts'
import { plain, tidy } from '../values/text.ts'

export interface StatementLine {
  readonly day: Day
  /** What the account got, above 0, or gave, below. */
  readonly amount: Cents
  readonly currency: Currency
  /** What the bank kept of it; the payer gave so much more. */
  readonly charges: Cents
  /** In which money the payer gave it, where that is another. */
  readonly given: { readonly currency: string; readonly amount: Cents } | null
  readonly name: string | null
  readonly iban: string | null
  readonly text: string
  /** The bank's own word for it. */
  readonly bankReference: string | null
}

export interface Statement {
  readonly iban: string | null
  readonly opening: Cents | null
  readonly closing: Cents | null
  readonly lines: readonly StatementLine[]
}

/** Why a file is refused whole: its code, and the line or statement it is about. */
export class StatementProblem extends Error {
  readonly code: 'unreadable' | 'no_lines' | 'balance' | 'batch' | 'amount' | 'currency' | 'columns'
  readonly line: number
  constructor(code: StatementProblem['code'], line = 0) {
    super(`${code} ${line}`)
    this.code = code
    this.line = line
  }
}

/** One name for a line, the same in every file that holds it: two equal payments of one day are told apart by turn. */
export function keysOf(iban: string | null, lines: readonly StatementLine[]): string[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const facts = [iban ?? '', line.day, line.amount, line.currency, line.bankReference ?? '', line.iban ?? '']
    const key = [...facts, plain(tidy(line.name ?? '')), plain(tidy(line.text))].join('|')
    const turn = (seen.get(key) ?? 0) + 1
    seen.set(key, turn)
    return `${key}|${turn}`
  })
}
