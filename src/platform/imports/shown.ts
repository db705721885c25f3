/** An import as its page shows it. */
import type { AccountFacts, Context } from '../action.ts'
import { NotFound } from '../refusal.ts'
import type { AccountId } from '../values/ids.ts'
import { progressOf } from './progress.ts'
import { importKinds, inOrder, ownKinds } from './registry.ts'
import type { ImportRun } from './store.ts'
import * as store from './store.ts'

type Named = ReadonlyMap<AccountId, AccountFacts>

/** The people who planned, applied and took back these imports; one statement. */
export const peopleOf = (ctx: Context, runs: readonly ImportRun[]): Promise<Named> =>
  ctx.accounts.accountsById([
    ...new Set(runs.flatMap((run) => [run.plannedBy, run.appliedBy, run.undoneBy]).filter((id) => id !== null)),
  ])

export function summaryOf(run: ImportRun, people: Named) {
  const { id, kind, name, state, totals, counts, plannedAt, appliedAt, undoneAt, batch } = run
  const setsAside = importKinds().find((one) => one.kind === kind)?.setsAside ?? false
  const nameOf = (account: AccountId | null): string | null => (account ? (people.get(account)?.name ?? null) : null)
  return {
    id,
    kind,
    name,
    state,
    totals,
    counts,
    plannedAt,
    appliedAt,
    undoneAt,
    plannedBy: nameOf(run.plannedBy),
    appliedBy: nameOf(run.appliedBy),
    undoneBy: nameOf(run.undoneBy),
    faults: setsAside ? 0 : totals.faulty + run.problems.filter((one) => one.severity === 'error').length,
    open: run.questions.filter((one) => one.answer === null).length,
    batch,
  }
}

/** The import with everything about its file; two statements more than reading it. */
export async function detailOf(ctx: Context, run: ImportRun) {
  const kind = importKinds().find((one) => one.kind === run.kind)
  return {
    ...summaryOf(run, await peopleOf(ctx, [run])),
    headers: run.about.headers,
    samples: run.about.samples ?? run.about.headers.map(() => []),
    format: run.about.kind,
    encoding: run.about.encoding,
    separator: run.about.separator,
    sheet: run.about.sheet,
    ...run.mapping,
    questions: run.questions,
    choices: run.choices,
    setsAside: kind?.setsAside ?? false,
    problems: run.problems,
    mended: run.mended.length,
    appliedBefore: await store.appliedBefore(ctx.db, ctx.organisation, run),
    undoable: run.state === 'applied' && kind?.undo !== undefined,
    undoDays: kind?.undoDays ?? null,
    progress: run.state === 'applying' ? progressOf(run.id, run.totals.records) : null,
    trouble: (run.trouble ?? []).map(({ code, facts }) => ({ code, facts })),
    fields: fieldsOf(kind),
  }
}

/** Files handed in together, each after those it builds on. */
export async function batchOf(ctx: Context, batch: string) {
  const own = new Set(ownKinds(ctx).map(({ kind }) => kind))
  const all = (await store.readBatch(ctx.db, ctx.organisation, batch)).filter(({ kind }) => own.has(kind))
  const runs = inOrder(all, (run) => run.kind)
  if (runs.length === 0) throw new NotFound('import')
  const people = await peopleOf(ctx, runs)
  return runs.map((run) => summaryOf(run, people))
}

type Kind = ReturnType<typeof importKinds>[number]

export const fieldsOf = (kind: Kind | undefined): { key: string; required: boolean }[] =>
  (kind?.fields ?? [])
    .filter((field) => !field.elsewhere)
    .map((field) => ({ key: field.key, required: field.required ?? false }))
