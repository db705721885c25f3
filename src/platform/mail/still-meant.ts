/** Whether mails that wait are still meant: the module that sends a question says when it is settled. */
import type { NoticeFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import type { OrganisationId } from '../values/ids.ts'

export interface WaitingNotice {
  readonly id: string
  readonly code: string
  readonly person: string
  readonly facts: NoticeFacts
}

/** The ids of those that need not go out any more; one statement, however many. */
export type FindSettled = (
  db: Db,
  organisation: OrganisationId,
  notices: readonly WaitingNotice[],
) => Promise<readonly string[]>

const finders = new Map<string, FindSettled>()

/** Called once at start by the module that sends mails of this code. */
export function registerSettled(code: string, find: FindSettled): void {
  finders.set(code, find)
}

/** Of these notices, those whose question is settled. */
export async function settledAmong(
  db: Db,
  organisation: OrganisationId,
  notices: readonly WaitingNotice[],
): Promise<ReadonlySet<string>> {
  const asked = Map.groupBy(
    notices.filter(({ code }) => finders.has(code)),
    ({ code }) => code,
  )
  const found = await Promise.all([...asked].map(([code, some]) => finders.get(code)?.(db, organisation, some) ?? []))
  return new Set(found.flat())
}
