/** Benches of imports: applying a file, against batched inserts of the very same rows of every table. */
import pg from 'pg'
import { applyImport, uploadImport } from '#platform/imports/actions.ts'
import { asSystem } from './asking.ts'
import { type Case, milliseconds } from './harness.ts'
import { demoShop } from './shop.ts'
import { insertAll, rowsWritten } from './written-again.ts'

export interface ImportBench {
  readonly kind: string
  readonly file: () => { readonly name: string; readonly bytes: Uint8Array }
  /** What the import writes, in the order it must be put back. */
  readonly writtenBy: (run: string) => Readonly<Record<string, string>>
  /** Takes away what an earlier round wrote. */
  readonly forget: (owner: pg.Client, shop: string) => Promise<void>
}

export async function prepareImport({ kind, file, writtenBy, forget }: ImportBench): ReturnType<Case['prepare']> {
  const bench = await demoShop()
  const owner = new pg.Client({ connectionString: bench.url })
  await owner.connect()
  const { id } = bench.shop
  const clear = () => forget(owner, id)
  const plan = () => bench.house.runner.act(uploadImport, { kind, file: file() }, asSystem(bench.shop))
  const apply = (planned: string) =>
    bench.house.runner.act(applyImport, { import: planned, leaveOut: false, asItIsNow: false }, asSystem(bench.shop))
  const first = await plan()
  await apply(first.id)
  const kept = await rowsWritten(owner, id, writtenBy(first.id))
  await clear()
  return {
    async ours() {
      await clear()
      const planned = await plan()
      return milliseconds(() => apply(planned.id))
    },
    async reference() {
      await clear()
      return milliseconds(() => insertAll(owner, kept))
    },
    notes: () => ({ rows: Object.fromEntries(kept.map(({ table, rows }) => [table, rows.length])) }),
    async close() {
      await owner.end()
      await bench.close()
    },
  }
}
