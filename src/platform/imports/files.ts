/** Uploaded files as tables. Reading one twice within a minute of work is common (dry run, mapping, apply): the last stay. */
import { createHash } from 'node:crypto'
import type { Table } from '../csv/table.ts'
import { openTable } from './registry.ts'

const keptTables = 3
const keptBytes = 8 * 1024 * 1024
const kept = new Map<string, Table>()

export const hashOfFile = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')

/** The table of a file; `bytes` is only asked for when it is not at hand. */
export async function tableOfFile(hash: string, name: string, bytes: () => Promise<Uint8Array>): Promise<Table> {
  const known = kept.get(hash)
  if (known) return { ...known, name }
  const given = await bytes()
  const table = await openTable(given, name)
  if (given.length <= keptBytes) {
    kept.set(hash, table)
    const [oldest] = kept.keys()
    if (kept.size > keptTables && oldest !== undefined) kept.delete(oldest)
  }
  return table
}
