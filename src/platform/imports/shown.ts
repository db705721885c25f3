/** An import as its page shows it. */
import type { Context } from '../action.ts'
import { importKinds } from './registry.ts'
import type { ImportRun } from './store.ts'
import * as store from './store.ts'

export const summaryOf = ({ id, kind, name, state, totals, counts, plannedAt, appliedAt, undoneAt }: ImportRun) => ({
  id,
  kind,
  name,
  state,
  totals,
  counts,
  plannedAt,
  appliedAt,
  undoneAt,
})

/** The import with everything about its file; one statement more than reading it. */
export async function detailOf(ctx: Context, run: ImportRun) {
  const kind = importKinds().find((one) => one.kind === run.kind)
  return {
    ...summaryOf(run),
    headers: run.about.headers,
    samples: run.about.samples ?? run.about.headers.map(() => []),
    format: run.about.kind,
    encoding: run.about.encoding,
    separator: run.about.separator,
    sheet: run.about.sheet,
    ...run.mapping,
    problems: run.problems,
    appliedBefore: await store.appliedBefore(ctx.db, ctx.organisation, run),
    undoable: run.state === 'applied' && kind?.undo !== undefined,
    fields: fieldsOf(kind),
  }
}

type Kind = ReturnType<typeof importKinds>[number]

export const fieldsOf = (kind: Kind | undefined): { key: string; required: boolean }[] =>
  (kind?.fields ?? []).map((field) => ({ key: field.key, required: field.required ?? false }))
