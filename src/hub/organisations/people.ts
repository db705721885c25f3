/** Whom notices of a community go to, and how its organisations and people are called in its history. */
import { registerNames } from '#platform/audit/names.ts'
import type { Db } from '#platform/database/connect.ts'
import { registerOwnPerson, registerRecipients } from '#platform/mail/recipients.ts'
import type { Recipient } from '#platform/module.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { readParticipants } from './store/participants.ts'
import { readPersons } from './store/powers.ts'

/** In a community a person is their account. */
async function recipients(
  db: Db,
  organisation: OrganisationId,
  persons: readonly string[],
): Promise<ReadonlyMap<string, Recipient>> {
  const found = await readPersons(db, organisation, persons)
  return new Map(found.map(({ account, ...one }) => [account as string, { person: account, ...one }]))
}

const ownPerson = async (db: Db, organisation: OrganisationId, account: AccountId): Promise<string | null> =>
  (await readPersons(db, organisation, [account]))[0]?.account ?? null

async function names(db: Db, organisation: OrganisationId, ids: readonly string[]) {
  const [taking, people] = await Promise.all([readParticipants(db, organisation), readPersons(db, organisation, ids)])
  return new Map<string, string>([
    ...taking.filter((one) => ids.includes(one.id)).map((one): [string, string] => [one.id, one.name]),
    ...people.map((one): [string, string] => [one.account, one.name]),
  ])
}

registerRecipients(recipients, 'community')
registerOwnPerson(ownPerson, 'community')
registerNames('participant', names)
