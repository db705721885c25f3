/** Deposits of a product in a list: `6 × Bottle = 0.10; Crate = 3.00`, or an amount alone. */
import { given } from '#platform/imports/cells/cell.ts'
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import { decimalText } from '#platform/values/decimal.ts'
import { plain, tidy } from '#platform/values/text.ts'
import type { Basics } from '../reads/basics-of.ts'
import type { MadeAlong } from './along.ts'

export interface ReadDeposit {
  readonly name: string
  readonly cents: number
  /** Null where the list does not say how many. */
  readonly count: number | null
}

/** Null without such a column, and where the cell is empty: what is known stays. */
export function readDeposits(cells: CellReader): readonly ReadDeposit[] | null {
  const text = given(cells.record.cells['deposit'])
  if (text.trim() === '') return null
  const read = text.split(';').map((one) => {
    const at = one.lastIndexOf('=')
    const cents = readUnits(one.slice(at + 1).trim(), 2).value
    if (cents === null || cents <= 0) return null
    const [, count, name = ''] = /^(?:(\d{1,3})\s*[×x]\s+)?(.*)$/i.exec(at < 0 ? '' : tidy(one.slice(0, at))) ?? []
    return { name, cents, count: count ? Math.max(1, Number(count)) : null }
  })
  const found = read.filter((one) => one !== null)
  return found.length === read.length ? found : cells.spoil('deposit', 'product_import.deposit_form')
}

type Ask = (topic: string, given: string, field: string, proposal?: string | null) => string | null

/** The shop's own of this name and amount, else of this amount where there is one alone; what nobody knows is asked. */
export function depositOf(one: ReadDeposit, ask: Ask, along: MadeAlong, basics: Basics): string | null {
  const same = [...basics.deposits.values()].filter(({ cents, archived }) => cents === one.cents && !archived)
  const named = same.find(({ name }) => plain(tidy(name)) === plain(one.name))
  if (named) return named.id
  if (one.name === '' && same.length === 1 && same[0]) return same[0].id
  const given = tidy(`${one.name} ${decimalText(one.cents, 2)}`)
  const answer = ask('deposit', given, 'deposit', 'new')
  return answer === 'new' ? along.newDeposit(one.name || given, one.cents) : answer === 'none' ? null : answer
}
