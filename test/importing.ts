/** Files for the tests of imports: the recorded exports, and small ones written on the spot. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UploadedFile } from '#platform/action.ts'
import { readTable } from '#platform/csv/read-table.ts'
import { answerImport, applyImport, undoImport, uploadImport } from '#platform/imports/actions.ts'
import type { Said } from '#platform/imports/answers.ts'
import { type FileResult, importFolder } from '#platform/imports/folder.ts'
import { listImportRows } from '#platform/imports/reads.ts'
import type { Shop } from './world.ts'

export const recorded = (name: string, folder = 'odoo'): UploadedFile => ({
  name,
  bytes: new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', folder, name))),
})

export const written = (text: string, name = 'list.csv'): UploadedFile => ({
  name,
  bytes: new TextEncoder().encode(text),
})

/** Rows as a file with every cell quoted. */
export const separated = (rows: readonly (readonly string[])[], separator = ','): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n')

/** The cells of a recorded file, headers first. */
export async function cellsOf(name: string): Promise<string[][]> {
  const table = await readTable(recorded(name).bytes, name)
  return [[...table.headers], ...table.rows.map((row) => row.cells.map((cell) => cell.text))]
}

export async function bringIn(
  shop: Shop,
  file: UploadedFile,
  kind = 'auto',
  leaveOut = false,
  answers: readonly Said[] = [],
): Promise<FileResult> {
  const [result] = await shop.act(importFolder, { files: [file], kind, apply: true, leaveOut, answers })
  assert.ok(result)
  return result
}

/** Created, updated, same, skipped, faulty, left out; together they are all records. */
export function ends({ totals }: FileResult): readonly number[] {
  assert.ok(totals)
  const { created, updated, same, skipped, faulty, left_out, records } = totals
  const all = [created, updated, same, skipped, faulty, left_out]
  assert.equal(
    all.reduce((sum, one) => sum + one, 0),
    records,
  )
  return all
}

/** How often each problem of the result occurs. */
export function told(result: FileResult): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of result.problems) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** A file looked at and then applied by itself, as on the screen. */
export async function step(shop: Shop, file: UploadedFile, kind = 'auto', answers: readonly Said[] = []) {
  const planned = await shop.act(uploadImport, { kind, file, answers: [...answers] })
  const { rows } = await shop.look(listImportRows, { import: planned.id, size: 500 })
  return {
    planned,
    rows,
    apply: (leaveOut = false) => shop.act(applyImport, { import: planned.id, leaveOut, asItIsNow: false }),
    answer: (said: readonly Said[]) => shop.act(answerImport, { import: planned.id, answers: [...said] }),
    undo: () => shop.act(undoImport, { import: planned.id }),
  }
}
