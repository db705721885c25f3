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

const finders = new Map<string, FindRecipients>()
const ownFinders = new Map<string, FindOwnPerson>()

/** Called once at start by each module that knows people; `kind` is whom it knows, such as `member`. */
export function registerRecipients(finder: FindRecipients, kind = 'member'): void {
  finders.set(kind, finder)
}

/** Called once at start by each module that knows which person an account is. */
export function registerOwnPerson(finder: FindOwnPerson, kind = 'member'): void {
  ownFinders.set(kind, finder)
}

export interface KnownRecipient extends Recipient {
  /** Of a kind that signs in; somebody from outside, such as a guest, has nothing to choose. */
  readonly inside: boolean
}

export async function recipientsOf(
  db: Db,
  organisation: OrganisationId,
  persons: readonly string[],
): Promise<ReadonlyMap<string, KnownRecipient>> {
  const found = await Promise.all(
    [...finders].map(async ([kind, find]) => {
      const some = await find(db, organisation, persons)
      return [...some].map(([person, one]) => [person, { ...one, inside: ownFinders.has(kind) }] as const)
    }),
  )
  return new Map(found.flat())
}

/** Of which kind a person is, among kinds that sign in; null for somebody from outside. */
export async function kindOf(db: Db, organisation: OrganisationId, person: string): Promise<string | null> {
  const known = await Promise.all(
    [...ownFinders.keys()].map(async (kind) => [kind, await finders.get(kind)?.(db, organisation, [person])] as const),
  )
  return known.find(([, found]) => found?.has(person))?.[0] ?? null
}

/** The first who knows the account here: an organisation is a shop or a community, so there is one. */
export const ownPersonOf: FindOwnPerson = async (db, organisation, account) => {
  const found = await Promise.all([...ownFinders.values()].map((find) => find(db, organisation, account)))
  return found.find((one) => one !== null) ?? null
}
