/** Who a notice goes to: the module that knows people answers, once it has said so here. */
import type { Db } from '../database/connect.ts'
import type { Recipient } from '../module.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'

export type FindRecipients = (
  db: Db,
  organisation: OrganisationId,
  persons: readonly string[],
) => Promise<ReadonlyMap<string, Recipient>>

/** The contact that an account is in this organisation. */
export type FindOwnPerson = (db: Db, organisation: OrganisationId, account: AccountId) => Promise<string | null>

let find: FindRecipients = async () => new Map()
let findOwn: FindOwnPerson = async () => null

/** Called once at start by the module that knows people. */
export function registerRecipients(finder: FindRecipients): void {
  find = finder
}

/** Called once at start by the module that knows which contact an account is. */
export function registerOwnPerson(finder: FindOwnPerson): void {
  findOwn = finder
}

export const recipientsOf: FindRecipients = (db, organisation, persons) => find(db, organisation, persons)
export const ownPersonOf: FindOwnPerson = (db, organisation, account) => findOwn(db, organisation, account)
