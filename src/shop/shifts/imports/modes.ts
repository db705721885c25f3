/** How people take part, as lists of members say it: two columns that the import of members hands over. */
import type { ActionContext, Context } from '#platform/action.ts'
import { problemAt } from '#platform/imports/cells/cell.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import type { ImportRecord } from '#platform/imports/kind.ts'
import { textOf } from '#platform/imports/mapping.ts'
import { leaveTrace, readTraces } from '#platform/imports/memory-store.ts'
import type { ContactId } from '#platform/values/ids.ts'
import type { ColumnsPlan, MemberColumns } from '#shop/members/public.ts'
import type { Mode } from '../rules/policy.ts'
import { firstMode } from '../settings.ts'
import * as store from '../store/importing.ts'
import { leadWords, modeHeaders } from './headers.ts'
import { changeOf, remark } from './problems.ts'
import { readMode } from './written.ts'

const thing = 'shifts.mode'

interface ModeRow {
  readonly before: store.KnownWorker | null
  readonly after: store.NewWorker
}

interface Facts {
  readonly known: ReadonlyMap<string, store.KnownWorker>
  readonly first: Mode
  readonly ctx: Context
  readonly header: string
}

export const memberColumns: MemberColumns = {
  fields: [
    { key: 'workingMode', words: modeHeaders },
    { key: 'superWorker', words: leadWords },
  ],
  async plan(ctx, people, about) {
    const ids = people.map(({ contact }) => contact)
    const known = await store.readWorkers(ctx.db, ctx.organisation, ids, ctx.today)
    const facts = {
      known: new Map(known.map((worker) => [worker.member, worker])),
      first: await ctx.setting(firstMode),
      ctx,
      header: about.table.headers[about.columns['workingMode'] ?? -1] ?? '',
    }
    return people.map(({ contact, record }) => planOne(contact, record, facts))
  },
  async apply(ctx, rows, importId) {
    const writing = rows as readonly ModeRow[]
    await store.writeWorkers(
      ctx.db,
      ctx.organisation,
      writing.map(({ after }) => after),
    )
    await leaveTrace(ctx.db, ctx.organisation, importId, {
      thing,
      created: writing.filter(({ before }) => before === null).map(({ after }) => after.member),
      changed: writing.flatMap(({ before }) => (before ? [{ id: before.member, before }] : [])),
    })
    for (const { before, after } of writing) recordMode(ctx, before?.mode ?? null, after, importId)
    return { workers: writing.length }
  },
  async undo(ctx, importId) {
    const trace = (await readTraces(ctx.db, ctx.organisation, importId)).find((one) => one.thing === thing)
    if (!trace) return
    await store.dropWorkers(ctx.db, ctx.organisation, trace.created)
    const before = trace.changed.map((one) => one.before as store.KnownWorker)
    await store.writeWorkers(ctx.db, ctx.organisation, before)
  },
}

function recordMode(ctx: ActionContext, from: Mode | null, { member, mode }: store.NewWorker, importId: string): void {
  ctx.record('shifts.mode_changed', { subject: member, person: member, from, to: mode, import: importId })
}

/** Says nothing of people whose cells are empty; who holds a fixed seat keeps the mode that goes with it. */
function planOne(contact: ContactId, record: ImportRecord, { known, first, ctx, header }: Facts): ColumnsPlan {
  const read = readMode(record.cells['workingMode'])
  const lead = readYesNo(record.cells['superWorker'])
  const problems = [...problemAt(record, 'workingMode', read), ...problemAt(record, 'superWorker', lead)]
  const before = known.get(contact) ?? null
  if (read.value === null && !lead.value) return { problems, changes: [], row: null }
  const wished = read.value ?? before?.mode ?? first
  const bound = before !== null && before.holds && wished === 'flying' && before.mode !== 'flying'
  if (bound)
    problems.push(remark(record.line, 'workingMode', 'shift_import.mode_kept', { text: textOf(record, 'workingMode') }))
  const mode = bound ? before.mode : wished
  const after = {
    ...{ member: contact, mode, isLead: lead.value === true || (before?.isLead ?? false) },
    flyingStart: before?.flyingStart ?? (mode === 'flying' ? ctx.today : null),
    exemptReason: mode === 'exempt' ? (before?.exemptReason ?? `${header}: ${textOf(record, 'workingMode')}`) : null,
  }
  const changes = [
    ...changeOf('workingMode', before?.mode, mode),
    ...changeOf('superWorker', before?.isLead || null, after.isLead || null),
  ]
  return { problems, changes, row: changes.length === 0 ? null : ({ before, after } satisfies ModeRow) }
}
