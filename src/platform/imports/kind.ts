/** What a module brings so that its things can be imported: `imports.ts` exports a list `imports` of these. */
import type { ActionContext, Context } from '../action.ts'
import type { Cell, Table } from '../csv/table.ts'
import type { Facts } from '../refusal.ts'

/** What a column may mean, and how it is recognised. */
export interface FieldMeaning {
  readonly key: string
  /** Without a column for it the file cannot be imported. */
  readonly required?: boolean
  /** Not required where a column for one of these was found: a first and a last name make a name. */
  readonly requiredUnless?: readonly string[]
  /** Known, and not taken by this kind: it keeps its column from being taken for another one. */
  readonly elsewhere?: boolean
  /** What such a column is called, in any language, also technically; likeliest first.
   *  Sub-columns are written `parent/child`. Case, accents and punctuation do not matter. */
  readonly words: readonly string[]
  /** What its cells look like, from filled samples: 1 unmistakable, 0 cannot tell, -1 surely something else.
   *  From 0.9 on, a column is taken for this field even under an unknown header. */
  readonly looks?: (samples: readonly string[]) => number
}

/** Which column (counted from 0) holds which field. */
export type Columns = Readonly<Record<string, number>>

/** One line, by field. A field without a column is absent; an empty cell has the text ''. */
export interface MappedRow {
  readonly line: number
  readonly cells: Readonly<Record<string, Cell | undefined>>
}

/** One thing of the file. `children` are its own line and the continuation lines below it, each line with at least
 *  one filled cell that does not belong to the parent; the n-th cells of two sub-lists stand side by side. */
export interface ImportRecord extends MappedRow {
  readonly children: readonly MappedRow[]
}

export interface RowProblem {
  readonly line: number
  /** Field key, or null when the whole line is meant. */
  readonly field: string | null
  /** `import.day_impossible` …: the sentence is the message `refusal.<code>`. */
  readonly code: string
  readonly facts: Facts
  /** An error makes the row faulty; a warning tells what was kept as text or left empty. */
  readonly severity: 'error' | 'warning'
}

export type RowOutcome = 'create' | 'update' | 'same' | 'skip' | 'faulty'

/** One field that an update would change, as people read it. */
export interface RowChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

export interface PlannedRow<Row> {
  /** The line of its record. */
  readonly line: number
  readonly outcome: RowOutcome
  /** What the person recognises the row by: a name, a day and time. */
  readonly label: string
  readonly problems: readonly RowProblem[]
  readonly changes: readonly RowChange[]
  /** What `apply` needs; null where nothing is to be done. */
  readonly row: Row | null
}

/** Something the file leaves open: asked once, as one of a list, and remembered for what it came from. */
export interface ImportQuestion {
  /** For what the answer holds: a supplier, a program; the id of the import for what concerns this file alone. */
  readonly source: string
  /** What is asked about (`unit`, `brand`): the sentence is the message `import.question.<topic>`. */
  readonly topic: string
  /** The word of the file. */
  readonly given: string
  /** How many records wait for it, and the lines of the first. */
  readonly count: number
  readonly lines: readonly number[]
  /** What it goes on with when nobody answers; null: these records wait. */
  readonly proposal: string | null
  readonly answer: string | null
}

/** What a topic may be answered with. Without `says` the message is `import.answer.<value>`. */
export interface ImportChoice {
  readonly value: string
  readonly says?: string
}

export interface ImportPlan<Row> {
  readonly rows: readonly PlannedRow<Row>[]
  readonly questions?: readonly ImportQuestion[]
  readonly choices?: Readonly<Record<string, readonly ImportChoice[]>>
  /** What concerns the file as a whole. */
  readonly problems?: readonly RowProblem[]
}

/** What was answered before, or just now. */
export interface Answers {
  of(source: string, topic: string, given: string): string | null
}

export interface ImportAbout {
  readonly table: Table
  readonly columns: Columns
  readonly importId: string
  readonly answers: Answers
}

export interface ImportKind<Row = unknown> {
  /** The word of the command line: `members`, `templates`, `shifts` … */
  readonly kind: string
  /** Who may bring it in; else `imports.all`. */
  readonly may?: string
  /** Reads a file of a form of its own; null where it is none. */
  open?(bytes: Uint8Array, name: string): Table | null
  /** Faulty rows are set aside by themselves, with line and reason, and the rest goes on. */
  readonly setsAside?: boolean
  /** Days in which it may be taken back; else always. */
  readonly undoDays?: number
  /** Kinds that must be in before this one, when several files are imported together. */
  readonly after?: readonly string[]
  readonly fields: readonly FieldMeaning[]
  /** Fields of the thing itself: a line where all of them are empty continues the record above. */
  readonly parentFields: readonly string[]
  /** How surely a table is of this kind, 0 to 1, by content; without it, by how well its columns are recognised. */
  recognise?(table: Table, guess: MappingGuess): number
  /** Decides for every record what would happen; writes nothing. Exactly one planned row per record. */
  plan(ctx: Context, records: readonly ImportRecord[], about: ImportAbout): Promise<ImportPlan<Row>>
  /** What may be answered about words of such files, for the place where answers are kept. */
  readonly words?: {
    /** For what an answer holds that is meant for all of them. */
    readonly source: string
    choices(ctx: Context): Promise<Readonly<Record<string, readonly ImportChoice[]>>>
    /** Codes of theirs and what they usually mean; an answer comes first. */
    readonly codes?: readonly { readonly topic: string; readonly given: string; readonly means: string }[]
  }
  /** Does it, in the running transaction. Rows are those to create or update (others may be present; leave them).
   *  Answers what else is worth counting: `{ cards: 393 }`. */
  apply(
    ctx: ActionContext,
    plan: ImportPlan<Row>,
    importId: string,
    about: ImportAbout,
  ): Promise<Readonly<Record<string, number>>>
  /** Takes back what the import wrote, or throws `Refused` where something was built on it. */
  undo?(ctx: ActionContext, importId: string): Promise<void>
}

/** A sort of file that is known by sight and cannot be brought in yet. */
export interface LaterKind {
  readonly kind: string
  /** Whose words tell so: `refusal.import.not_yet_<why>`. */
  readonly why: string
  /** For each column that tells it, what it may be called. */
  readonly marks: readonly (readonly string[])[]
}

export interface MappingGuess {
  readonly columns: Columns
  /** 0 to 1, per field that was found, those of elsewhere too. */
  readonly confidence: Readonly<Record<string, number>>
  /** Places of the headers nothing was made of. */
  readonly unmapped: readonly number[]
  /** Required fields without a column. */
  readonly missing: readonly string[]
}
