/** What the floor asks about people: whom a notice goes to, who the person signed in is, how an id is called. */

import { registerNames } from '#platform/audit/names.ts'
import type { Db } from '#platform/database/connect.ts'
import { registerOwnPerson, registerRecipients } from '#platform/mail/recipients.ts'
import type { Recipient } from '#platform/module.ts'
import type { AccountId, ContactId, OrganisationId } from '#platform/values/ids.ts'
import { memberByAccount, namesOfContacts, recipientRows } from './store/member.ts'

/** Those of these contacts that exist. */
export async function recipients(
  db: Db,
  organisation: OrganisationId,
  persons: readonly string[],
): Promise<ReadonlyMap<string, Recipient>> {
  const found = await recipientRows(db, organisation, persons as readonly ContactId[])
  return new Map(found.map((one) => [one.person, one]))
}

const ownPerson = async (db: Db, organisation: OrganisationId, account: AccountId): Promise<string | null> =>
  (await memberByAccount(db, organisation, account))?.contact ?? null

const names = async (db: Db, organisation: OrganisationId, ids: readonly string[]) =>
  new Map((await namesOfContacts(db, organisation, ids)).map((one) => [one.id, one.name]))

registerRecipients(recipients)
registerOwnPerson(ownPerson)
registerNames('member', names)
