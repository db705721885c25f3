/** Columns of member lists that modules above understand, planned and written along with the people. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { FieldMeaning, ImportAbout, ImportRecord, PlannedRow } from '#platform/imports/kind.ts'
import { columnsAbove } from '../doors.ts'
import type { PersonPlan } from './members.ts'

export const fieldsAbove = (): FieldMeaning[] => columnsAbove().flatMap(({ fields }) => fields)

/** Lays the plans of modules above over those of the people. */
export async function withColumnsAbove(
  ctx: Context,
  rows: readonly PlannedRow<PersonPlan>[],
  records: readonly ImportRecord[],
  about: ImportAbout,
): Promise<PlannedRow<PersonPlan>[]> {
  const record = new Map(records.map((one) => [one.line, one]))
  let planned = [...rows]
  for (const columns of columnsAbove()) {
    if (!columns.fields.some(({ key }) => about.columns[key] !== undefined)) {
      planned = planned.map((one) => withRow(one, null))
      continue
    }
    const people = planned.flatMap(({ line, row }) => {
      const own = record.get(line)
      return row && own ? [{ contact: row.contact.after.id, record: own }] : []
    })
    const answers = await columns.plan(ctx, people, about)
    const byLine = new Map(people.map((person, at) => [person.record.line, answers[at]]))
    planned = planned.map((one) => {
      const answer = byLine.get(one.line)
      if (!answer) return withRow(one, null)
      const changes = one.outcome === 'create' ? [] : answer.changes
      const outcome = one.outcome === 'same' && changes.length > 0 ? 'update' : one.outcome
      const told = { problems: [...one.problems, ...answer.problems], changes: [...one.changes, ...changes] }
      return withRow({ ...one, ...told, outcome }, answer.row)
    })
  }
  return planned
}

const withRow = (one: PlannedRow<PersonPlan>, row: unknown): PlannedRow<PersonPlan> =>
  one.row === null ? one : { ...one, row: { ...one.row, above: [...one.row.above, row] } }

/** Once the people are written. */
export async function writeColumnsAbove(
  ctx: ActionContext,
  people: readonly PersonPlan[],
  importId: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [at, columns] of columnsAbove().entries()) {
    const rows = people.map(({ above }) => above[at] ?? null).filter((row) => row !== null)
    if (rows.length > 0) Object.assign(counts, await columns.apply(ctx, rows, importId))
  }
  return counts
}

export async function undoColumnsAbove(ctx: ActionContext, importId: string): Promise<void> {
  for (const columns of columnsAbove()) await columns.undo(ctx, importId)
}
