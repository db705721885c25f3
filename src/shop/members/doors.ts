/** What modules above tell this one at start: their objections to a merge, how their rows follow the kept
 *  contact, and what they hold about a person. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
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

const mergeQuestions: MergeQuestion[] = []
const mergeMoves: MergeMove[] = []
const heldContacts: HeldContacts[] = []
const personData = new Map<string, PersonData>()

export const registerMergeQuestion = (question: MergeQuestion): void => void mergeQuestions.push(question)
export const registerMergeMove = (move: MergeMove): void => void mergeMoves.push(move)

export const registerHeldContacts = (held: HeldContacts): void => void heldContacts.push(held)

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
