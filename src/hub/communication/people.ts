/** Whom mails go to: readers and strangers who wrote to the list have no account here; editors and moderators are those
 *  of the core group. */
import { holdersOfRoles, registerOwnTables, registerTablesOfPeople } from '#hub/organisations/public.ts'
import type { ActionContext, NoticeFacts } from '#platform/action.ts'
import { registerNames } from '#platform/audit/names.ts'
import { registerRecipients } from '#platform/mail/recipients.ts'
import { postsByIds } from './store/posts.ts'
import { researchByIds } from './store/research.ts'
import { mailNames } from './store/subscribers.ts'
import { threadTitles } from './store/threads.ts'

registerRecipients(async (db, organisation, persons) => {
  const found = await mailNames(db, organisation, persons)
  return new Map(found.map(({ id, email, language }) => [id, { person: id, email, name: email, language }]))
}, 'subscriber')

/** An answer to a mail goes to whoever sent it. */
registerRecipients(async (db, organisation, persons) => {
  const found = await postsByIds(db, organisation, persons)
  return new Map(
    found.map(({ id, fromAddress, fromName }) => [
      id,
      { person: id, email: fromAddress, name: fromName || fromAddress, language: null },
    ]),
  )
}, 'sender')

/** Whoever asked for data reads the answer at the address given. */
registerRecipients(async (db, organisation, persons) => {
  const asked = await researchByIds(db, organisation, persons)
  return new Map(
    asked.flatMap(({ id, email, name, language }) =>
      email === null || name === null ? [] : [[id, { person: id, email, name, language }] as const],
    ),
  )
}, 'researcher')

registerOwnTables([
  ['communication.data_consent', 'participant_id'],
  ['communication.map_place', 'participant_id'],
])

registerNames(
  'research',
  async (db, organisation, ids) =>
    new Map((await researchByIds(db, organisation, ids)).map(({ id, institution }) => [id, institution])),
)

registerNames(
  'thread',
  async (db, organisation, ids) =>
    new Map((await threadTitles(db, organisation, ids)).map(({ id, subject }) => [id, subject])),
)

/** Tells whoever edits the newsletter and moderates the list. */
export async function tellEditors(ctx: ActionContext, code: string, ...all: readonly NoticeFacts[]): Promise<void> {
  const editors = await holdersOfRoles(ctx, ['noyau', 'hub_admin'])
  for (const facts of all) for (const account of editors) ctx.notify(code, account, facts)
}

registerTablesOfPeople([
  ['communication.list_member', 'account_id'],
  ['communication.post', 'account_id'],
  ['communication.copy', 'account_id'],
  ['communication.faq', 'written_by'],
  ['communication.contributor', 'account_id'],
  ['communication.contribution', 'account_id'],
  ['communication.open_week_person', 'account_id'],
  ['communication.task', 'mentor_id'],
])
