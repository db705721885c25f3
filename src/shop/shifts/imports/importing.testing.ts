/** Handing in files for the tests of imports. */
import { rows, type sql } from '#platform/database/sql.ts'
import * as actions from '#platform/imports/actions.ts'
import * as reads from '#platform/imports/reads.ts'
import { addMember } from '../../../../test/members.ts'
import type { Shop, World } from '../../../../test/world.ts'

export interface HandingIn {
  /** Looks at a text as a file of this kind; nothing is written. */
  look(
    kind: string,
    text: string,
  ): Promise<{ id: string; kind: string; totals: Record<string, number>; columns: Record<string, number> }>
  /** Looks and applies. */
  bring(
    kind: string,
    text: string,
    leaveOut?: boolean,
  ): Promise<{ id: string; totals: Record<string, number>; counts: Record<string, number> }>
  /** `line field code` of every problem of the rows. */
  problems(id: string): Promise<string[]>
  /** `label field before after` of every change. */
  changes(id: string): Promise<string[]>
  apply(id: string): Promise<unknown>
  undo(id: string): Promise<unknown>
  all<T>(statement: ReturnType<typeof sql>): Promise<T[]>
  member(name: string): Promise<string>
}

const file = (text: string) => ({ name: 'file.csv', bytes: new TextEncoder().encode(text) })

export function handingIn(world: World, shop: Shop): HandingIn {
  const db = world.house.database.for(shop.id)
  const rowsOf = async (id: string) => (await shop.look(reads.listImportRows, { import: id, size: 200 })).rows
  const look: HandingIn['look'] = async (kind, text) =>
    (await shop.act(actions.uploadImport, { kind, file: file(text) })) as unknown as Awaited<
      ReturnType<HandingIn['look']>
    >
  return {
    look,
    async bring(kind, text, leaveOut = false) {
      const { id } = await look(kind, text)
      const done = await shop.act(actions.applyImport, { import: id, leaveOut, asItIsNow: false })
      return done as unknown as Awaited<ReturnType<HandingIn['bring']>>
    },
    problems: async (id) =>
      (await rowsOf(id)).flatMap((row) => row.problems.map((one) => `${one.line} ${one.field} ${one.code}`)),
    changes: async (id) =>
      (await rowsOf(id)).flatMap((row) =>
        row.changes.map((one) => `${row.label}: ${one.field} ${one.before} -> ${one.after}`),
      ),
    apply: (id) => shop.act(actions.applyImport, { import: id, leaveOut: false, asItIsNow: false }),
    undo: (id) => shop.act(actions.undoImport, { import: id }),
    all: <T>(statement: ReturnType<typeof sql>) => rows<T>(db, statement as never),
    member: (name) => addMember(shop, name),
  }
}
