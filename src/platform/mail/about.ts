/** The mails about a thing, for the page of that thing: to whom, and what became of each; never their text. */
import type { Context } from '../action.ts'
import { rows, sql } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { MailState } from './contract.ts'
import { stateAt } from './mailbox-store.ts'

export interface MailAbout {
  readonly id: string
  readonly code: string
  readonly person: string
  readonly about: string
  readonly state: MailState
  readonly wantedAt: Instant
  readonly sentAt: Instant | null
}

/** Oldest first; one statement, however many things. */
export const mailsAbout = (ctx: Context, things: readonly string[]): Promise<MailAbout[]> =>
  rows(
    ctx.db,
    sql<MailAbout>`select id, code, person_id as person, facts ->> 'about' as about, ${stateAt(ctx.now)} as state,
        wanted_at as "wantedAt", sent_at as "sentAt"
      from platform.notice
      where organisation_id = ${ctx.organisation} and facts ->> 'about' = any(${things}::text[])
      order by wanted_at, id`,
  )
