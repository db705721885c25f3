/** A file of a bank, whatever its form. */
import type { Currency } from '../values/money.ts'
import { isCamt053, readCamt053 } from './camt053.ts'
import type { Statement } from './statement.ts'
import { readStatementTable } from './statement-csv.ts'

export const readStatements = async (bytes: Uint8Array, name: string, own: Currency): Promise<Statement[]> =>
  isCamt053(bytes) ? readCamt053(bytes) : [await readStatementTable(bytes, name, own)]
