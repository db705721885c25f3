/** Files that come along with mails: the module that sends mails of a code says what, at the moment they go out. */
import type { OrganisationFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import type { Instant } from '../values/day.ts'
import type { WaitingNotice } from './still-meant.ts'
import type { MailAttachment } from './transport.ts'

/** By the id of the notice; one statement, however many. `address` is the installation's, without a closing slash. */
export type FindAttached = (
  db: Db,
  shop: OrganisationFacts,
  notices: readonly WaitingNotice[],
  desk: { readonly now: Instant; readonly address: string },
) => Promise<ReadonlyMap<string, MailAttachment>>

const finders = new Map<string, FindAttached>()

/** Called once at start by the module that sends mails of this code. */
export function registerAttached(code: string, find: FindAttached): void {
  finders.set(code, find)
}

/** What comes along with these notices. */
export async function attachedTo(
  db: Db,
  shop: OrganisationFacts,
  notices: readonly WaitingNotice[],
  desk: { readonly now: Instant; readonly address: string },
): Promise<ReadonlyMap<string, MailAttachment>> {
  const asked = Map.groupBy(
    notices.filter(({ code }) => finders.has(code)),
    ({ code }) => code,
  )
  const found = await Promise.all(
    [...asked].map(([code, some]) => finders.get(code)?.(db, shop, some, desk) ?? new Map<string, MailAttachment>()),
  )
  return new Map(found.flatMap((some) => [...some]))
}
