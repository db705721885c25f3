/** What modules above tell this one at start: their objections to a merge, how their rows follow the kept
 *  contact, and what they hold about a person. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { FieldMeaning, ImportAbout, ImportRecord, RowChange, RowProblem } from '#platform/imports/kind.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'

/** Why these two contacts may not become one; empty means nothing against it. */
export type MergeQuestion = (
  db: Db,
  organisation: OrganisationId,
  kept: ContactId,
  gone: ContactId,
) => Promise<readonly Refusal[]>

/** Moves a module's rows from `gone` to `kept`, inside the transaction of the merge. */
export type MergeMove = (ctx: ActionContext, kept: ContactId, gone: ContactId) => Promise<void>

/** Everything a module holds about a contact, as plain JSON, for the person's own export. */
export type PersonData = (ctx: Context, contact: ContactId) => Promise<unknown>

/** Those of these contacts a module holds rows of; asked before an import that made them is taken back. */
export type HeldContacts = (
  db: Db,
  organisation: OrganisationId,
  contacts: readonly ContactId[],
) => Promise<readonly ContactId[]>

/** What a module makes of its columns in the record of one person. */
export interface ColumnsPlan {
  readonly problems: readonly RowProblem[]
  /** What would change for a person known already. */
  readonly changes: readonly RowChange[]
  /** What `apply` needs; null where nothing is to be done. */
  readonly row: unknown
}

/** Columns of member lists that another module understands, imported along with the people: how somebody works. */
export interface MemberColumns {
  readonly fields: readonly FieldMeaning[]
  /** One answer per person, in their order; reads, never writes. New people have their id already. */
  plan(
    ctx: Context,
    people: readonly { readonly contact: ContactId; readonly record: ImportRecord }[],
    about: ImportAbout,
  ): Promise<readonly ColumnsPlan[]>
  /** Writes the rows of its plan once the people are in. */
  apply(ctx: ActionContext, rows: readonly unknown[], importId: string): Promise<Readonly<Record<string, number>>>
  /** Takes back what it wrote for this import, before the people go. */
  undo(ctx: ActionContext, importId: string): Promise<void>
}

const mergeQuestions: MergeQuestion[] = []
const mergeMoves: MergeMove[] = []
const heldContacts: HeldContacts[] = []
const personData = new Map<string, PersonData>()
const memberColumns: MemberColumns[] = []

export const registerMergeQuestion = (question: MergeQuestion): void => void mergeQuestions.push(question)
export const registerMergeMove = (move: MergeMove): void => void mergeMoves.push(move)

export const registerHeldContacts = (held: HeldContacts): void => void heldContacts.push(held)

export const registerMemberColumns = (columns: MemberColumns): void => void memberColumns.push(columns)

/** What modules above read from lists of members, in the order they registered. */
export const columnsAbove = (): readonly MemberColumns[] => memberColumns

/** `section` is the name of the module and the key of its part in the export. */
export const registerPersonData = (section: string, gather: PersonData): void => void personData.set(section, gather)

/** All objections of the modules above, in the order they registered. */
export async function mergeObjections(
  db: Db,
  organisation: OrganisationId,
  kept: ContactId,
  gone: ContactId,
): Promise<Refusal[]> {
  const answers: Refusal[] = []
  for (const question of mergeQuestions) answers.push(...(await question(db, organisation, kept, gone)))
  return answers
}

/** Those of these contacts that any module above holds rows of. */
export async function heldAbove(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly ContactId[],
): Promise<ContactId[]> {
  const all: ContactId[] = []
  for (const held of heldContacts) all.push(...(await held(db, organisation, contacts)))
  return all
}

export async function moveWithMerge(ctx: ActionContext, kept: ContactId, gone: ContactId): Promise<void> {
  for (const move of mergeMoves) await move(ctx, kept, gone)
}

export async function gatherPersonData(ctx: Context, contact: ContactId): Promise<Record<string, unknown>> {
  const sections: Record<string, unknown> = {}
  for (const [section, gather] of personData) sections[section] = await gather(ctx, contact)
  return sections
}
