/** What people look at: imports, their rows, and what can be imported. */
import { read } from '../action.ts'
import { found } from '../refusal.ts'
import type { InputOf } from '../route.ts'
import type * as contract from './contract.ts'
import { importKinds, inOrder } from './registry.ts'
import { detailOf, fieldsOf, summaryOf } from './shown.ts'
import * as store from './store.ts'

export const listImports = read('imports.list', async (ctx, asked: InputOf<typeof contract.listImports>) => {
  const runs = await store.readRuns(ctx.db, ctx.organisation, asked.size + 1, asked.after)
  const page = runs.slice(0, asked.size)
  return { rows: page.map(summaryOf), next: runs.length > asked.size ? (page.at(-1)?.id ?? null) : null }
})

export const readImport = read('imports.read', async (ctx, asked: InputOf<typeof contract.readImport>) =>
  detailOf(ctx, found(await store.readRun(ctx.db, ctx.organisation, asked.import), 'import')),
)

export const listImportRows = read('imports.rows', async (ctx, asked: InputOf<typeof contract.listImportRows>) => {
  found(await store.readRun(ctx.db, ctx.organisation, asked.import), 'import')
  const rows = await store.readRows(ctx.db, ctx.organisation, asked.import, { ...asked, size: asked.size + 1 })
  const page = rows.slice(0, asked.size)
  return { rows: page, next: rows.length > asked.size ? (page.at(-1)?.line ?? null) : null }
})

export const listImportKinds = read('imports.kinds', async () => ({
  kinds: inOrder(importKinds(), (kind) => kind.kind).map((kind) => ({
    kind: kind.kind,
    after: kind.after ?? [],
    fields: fieldsOf(kind),
  })),
}))
