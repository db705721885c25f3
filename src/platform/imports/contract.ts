/** Routes of imports: upload is a dry run, applying is a second step, undoing a third. */
import { z } from 'zod'
import { listQuery, listReply } from '../lists/asked.ts'
import { route } from '../route.ts'

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))

export const Problem = z.object({
  line: z.number().int(),
  field: z.string().nullable(),
  code: z.string(),
  facts: Facts,
  severity: z.enum(['error', 'warning']),
})

export const Totals = z.object({
  records: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  same: z.number().int(),
  skipped: z.number().int(),
  faulty: z.number().int(),
  left_out: z.number().int(),
  continuations: z.number().int(),
  orphans: z.number().int(),
  blank: z.number().int(),
})

export const ImportSummary = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  /** `applying`: it goes on by itself, and is found here meanwhile. */
  state: z.enum(['planned', 'applying', 'applied', 'undone']),
  totals: Totals,
  counts: z.record(z.string(), z.number()),
  plannedAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  plannedBy: z.string().nullable(),
  appliedBy: z.string().nullable(),
  undoneBy: z.string().nullable(),
  /** Questions nobody answered yet. */
  open: z.number().int(),
  /** Rows and lines that stop it until they are mended or left out. */
  faults: z.number().int(),
  /** Files handed in together share it. */
  batch: z.uuid().nullable(),
})

export const ImportDetail = ImportSummary.extend({
  /** While it is being applied: rows that are read once more, or written. */
  progress: z.object({ step: z.enum(['waits', 'reads', 'writes']), rows: z.int(), stopping: z.boolean() }).nullable(),
  /** Why it could not be applied, the last time. */
  trouble: z.array(z.object({ code: z.string(), facts: Facts })),
  headers: z.array(z.string()),
  /** The first filled cells of every column; empty once applied. */
  samples: z.array(z.array(z.string())),
  format: z.enum(['csv', 'xlsx', 'xml']),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  sheet: z.string().nullable(),
  /** Field by column, counted from 0. */
  columns: z.record(z.string(), z.number().int()),
  confidence: z.record(z.string(), z.number()),
  unmapped: z.array(z.number().int()),
  missing: z.array(z.string()),
  /** What the file leaves open, and what was answered. */
  questions: z.array(
    z.object({
      source: z.string(),
      topic: z.string(),
      given: z.string(),
      count: z.number().int(),
      lines: z.array(z.number().int()),
      /** What it goes on with when nobody answers; null: these rows wait. */
      proposal: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
  /** By topic. */
  choices: z.record(z.string(), z.array(z.object({ value: z.string(), says: z.string().optional() }))),
  /** Faulty rows are set aside by themselves. */
  setsAside: z.boolean(),
  undoDays: z.number().int().nullable(),
  /** What concerns the file as a whole. */
  problems: z.array(Problem),
  /** How many cells were mended here. */
  mended: z.number().int(),
  /** When this very file was applied before; null when never. */
  appliedBefore: z.string().nullable(),
  undoable: z.boolean(),
  /** Fields a column may be given to. */
  fields: z.array(z.object({ key: z.string(), required: z.boolean() })),
})

export const Outcome = z.enum(['create', 'update', 'same', 'skip', 'faulty', 'left_out'])

export const ImportRowShown = z.object({
  line: z.number().int(),
  outcome: Outcome,
  label: z.string(),
  problems: z.array(Problem),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** The row as it stands in the file, with its continuation lines and what was mended; empty once applied. */
  lines: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()), mended: z.array(z.number().int()) })),
})

const Said = z.object({
  topic: z.string().min(1).max(40),
  /** The word of the file; absent: every question of the topic. */
  given: z.string().max(300).optional(),
  /** The value of a choice, or its name. */
  answer: z.string().min(1).max(300),
})

/** Fields of a form are texts; what is no JSON stays one, and is refused as such. */
function fromForm(given: unknown): unknown {
  if (typeof given !== 'string') return given
  try {
    return JSON.parse(given) as unknown
  } catch {
    return given
  }
}

const importId = z.object({ import: z.uuid() })
const fileRefusals = [
  'import.unreadable',
  'import.old_workbook',
  'import.empty',
  'import.too_big',
  'import.quote_open',
  'import.kind_unknown',
  'import.unrecognised',
  'import.not_yet',
]

export const uploadImport = route({
  method: 'POST',
  path: '/imports',
  may: 'imports.run',
  says: 'Read a file (CSV or XLSX) and tell line by line what importing it would do; nothing is imported yet',
  upload: true,
  body: z.object({
    kind: z.string().min(1).max(40).default('auto'),
    /** The same for all files handed in together. */
    batch: z.uuid().optional(),
    /** What the file leaves open, where one knows beforehand; from a form as JSON. */
    answers: z.preprocess(fromForm, z.array(Said).max(500).optional()),
  }),
  reply: ImportDetail,
  refusals: [...fileRefusals, 'import.not_asked', 'import.answer_unknown'],
})

export const answerImport = route({
  method: 'PUT',
  path: '/imports/:import/answers',
  may: 'imports.run',
  says: 'Answer what a file leaves open, remember it for the next one of the same source, and plan again',
  params: importId,
  body: z.object({ answers: z.array(Said).min(1).max(500) }),
  reply: ImportDetail,
  refusals: ['import.not_planned', 'import.file_gone', 'import.not_asked', 'import.answer_unknown'],
})

export const setImportMapping = route({
  method: 'PUT',
  path: '/imports/:import/mapping',
  may: 'imports.run',
  says: 'Say which column holds what, remember it for files with the same headers, and plan again',
  params: importId,
  body: z.object({
    /** Another kind than the one recognised. */
    kind: z.string().min(1).max(40).optional(),
    /** Field by column; null takes the column away. */
    columns: z.record(z.string(), z.number().int().min(0).nullable()).default({}),
  }),
  reply: ImportDetail,
  refusals: ['import.not_planned', 'import.file_gone', 'import.kind_unknown'],
})

export const mendImport = route({
  method: 'PATCH',
  path: '/imports/:import/cells',
  may: 'imports.run',
  says: 'Write what should stand in cells of the file, and plan again; the file itself stays as it was handed in',
  params: importId,
  body: z.object({
    cells: z
      .array(z.object({ line: z.number().int().min(1), column: z.number().int().min(0), text: z.string().max(10_000) }))
      .min(1)
      .max(500),
  }),
  reply: ImportDetail,
  refusals: ['import.not_planned', 'import.file_gone', 'import.cell_gone'],
})

export const replaceImportFile = route({
  method: 'PUT',
  path: '/imports/:import/file',
  may: 'imports.run',
  says: 'Hand in a corrected file: chosen columns stay, mended cells too where the same text still stands',
  params: importId,
  upload: true,
  reply: ImportDetail,
  refusals: [...fileRefusals, 'import.not_planned'],
})

export const planImportAgain = route({
  method: 'POST',
  path: '/imports/:import/plan',
  may: 'imports.run',
  says: 'Plan on the facts of now, and tell which rows would end otherwise than was shown',
  params: importId,
  reply: z.object({
    import: ImportDetail,
    /** The first hundred of them. */
    moved: z.array(z.object({ line: z.number().int(), label: z.string(), before: Outcome.nullable(), after: Outcome })),
    movedCount: z.number().int(),
  }),
  refusals: ['import.not_planned', 'import.file_gone'],
})

export const dropImport = route({
  method: 'DELETE',
  path: '/imports/:import',
  may: 'imports.run',
  says: 'Put a file away that was not imported',
  params: importId,
  reply: z.object({}),
  refusals: ['import.not_planned'],
})

export const applyImport = route({
  method: 'POST',
  path: '/imports/:import/application',
  may: 'imports.run',
  says: 'Import the planned file in one step; faulty rows stop it unless they are left out',
  params: importId,
  body: z.object({
    leaveOut: z.boolean().default(false),
    /** Apply even when the plan is no longer the one that was shown. */
    asItIsNow: z.boolean().default(false),
    /** Answer at once and do it by itself: for long files. `state` is `applying` until it is done. */
    later: z.boolean().optional(),
  }),
  reply: ImportDetail,
  refusals: [
    'import.not_planned',
    'import.file_gone',
    'import.faulty_rows',
    'import.column_missing',
    'import.plan_changed',
  ],
})

export const stopImport = route({
  method: 'POST',
  path: '/imports/:import/stop',
  may: 'imports.run',
  says: 'Stop an import that waits or is being applied by itself; nothing of it is kept, and it can be applied again',
  params: importId,
  reply: ImportDetail,
  refusals: ['import.not_applying'],
})

export const undoImport = route({
  method: 'DELETE',
  path: '/imports/:import/application',
  may: 'imports.run',
  says: 'Take back what an import wrote, where nothing was built on it',
  params: importId,
  reply: ImportDetail,
  refusals: ['import.not_applied', 'import.not_undoable', 'import.undo_over', 'import.built_on'],
})

export const listImports = route({
  method: 'GET',
  path: '/imports',
  may: 'imports.run',
  says: 'Imports planned, applied and taken back, newest first, with who did it',
  query: listQuery('kind', 'state'),
  reply: listReply(ImportSummary),
})

export const readImportBatch = route({
  method: 'GET',
  path: '/import-batches/:batch',
  may: 'imports.run',
  says: 'Files handed in together, in the order they are imported',
  params: z.object({ batch: z.uuid() }),
  reply: z.object({ imports: z.array(ImportSummary) }),
})

export const checkImportBatch = route({
  method: 'POST',
  path: '/import-batches/:batch/check',
  may: 'imports.run',
  says: 'Plan the files handed in together, each as if those before it were in; nothing is imported yet',
  params: z.object({ batch: z.uuid() }),
  reply: z.object({ imports: z.array(ImportSummary) }),
  refusals: ['import.file_gone'],
})

export const readImport = route({
  method: 'GET',
  path: '/imports/:import',
  may: 'imports.run',
  says: 'One import with its columns, totals and problems',
  params: importId,
  reply: ImportDetail,
})

export const listImportRows = route({
  method: 'GET',
  path: '/imports/:import/rows',
  may: 'imports.run',
  says: 'Rows of an import in the order of the file, by outcome',
  params: importId,
  query: z.object({
    outcome: Outcome.optional(),
    withProblems: z.stringbool().optional(),
    /** Rows with a problem of this weight. */
    severity: z.enum(['error', 'warning']).optional(),
    /** Words of the row's name, or its line. */
    q: z.string().max(100).optional(),
    /** Line the last page ended with. */
    after: z.coerce.number().int().optional(),
    size: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({ rows: z.array(ImportRowShown), next: z.number().int().nullable() }),
})

export const listImportKinds = route({
  method: 'GET',
  path: '/import-kinds',
  may: 'imports.run',
  says: 'What can be imported, in the order it should be',
  reply: z.object({
    kinds: z.array(
      z.object({
        kind: z.string(),
        after: z.array(z.string()),
        fields: z.array(z.object({ key: z.string(), required: z.boolean() })),
      }),
    ),
  }),
})
