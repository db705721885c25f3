/** The mailbox as rows: what went out, what waits, what went wrong. */
import type { Language } from '../action.ts'
import type { Db } from '../database/connect.ts'
import { one, rows, sql, written } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import type { MailState } from './contract.ts'

export interface MailRow {
  readonly id: string
  readonly code: string
  readonly person_id: string | null
  readonly to_address: string | null
  readonly language: Language | null
  readonly subject: string | null
  readonly state: MailState
  readonly wanted_at: Instant
  readonly sent_at: Instant | null
  readonly sent_by: 'smtp' | 'mailbox' | null
  readonly attempts: number
  readonly last_error: string | null
}

export interface MailText {
  readonly text: string | null
  readonly html: string | null
}

export interface MailQuestion {
  readonly show: 'all' | 'trouble'
  readonly person?: string | undefined
  readonly text?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
  readonly now: Instant
}

/** A mail in the hands of the server for longer than this may or may not have arrived. */
const unsureAfter = sql.raw(`interval '10 minutes'`)

const stateAt = (now: Instant) =>
  sql`case when state = 'sending' and tried_at < ${now}::timestamptz - ${unsureAfter} then 'unsure' else state end`

const isTrouble = (now: Instant) => sql`(state in ('failed', 'no_address')
  or (state = 'sending' and tried_at < ${now}::timestamptz - ${unsureAfter}))`

const like = (text: string | undefined): string | null =>
  text ? `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null

/** Notices before a given one, latest first. */
export const readMailbox = (db: Db, organisation: OrganisationId, asked: MailQuestion): Promise<MailRow[]> =>
  rows(
    db,
    sql<MailRow>`select id, code, person_id, to_address, language, subject, ${stateAt(asked.now)} as state,
        wanted_at, sent_at, sent_by, attempts, last_error
      from platform.notice
      where organisation_id = ${organisation}
        and (${asked.before ?? null}::uuid is null or id < ${asked.before ?? null}::uuid)
        and (${asked.person ?? null}::uuid is null or person_id = ${asked.person ?? null}::uuid)
        and (${like(asked.text)}::text is null
          or platform.plain(coalesce(subject, '')) like platform.plain(${like(asked.text)})
          or coalesce(to_address, '') ilike ${like(asked.text)})
        and (${asked.show === 'all'} or ${isTrouble(asked.now)})
      order by id desc limit ${asked.limit}`,
  )

/** How many notices need somebody. */
export async function countTroubles(db: Db, organisation: OrganisationId, now: Instant): Promise<number> {
  const counted = await one<{ troubles: number }>(
    db,
    sql`select count(*) as troubles from platform.notice
      where organisation_id = ${organisation} and state in ('failed', 'no_address', 'sending') and ${isTrouble(now)}`,
  )
  return counted?.troubles ?? 0
}

export const readNotice = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  now: Instant,
): Promise<(MailRow & MailText) | null> =>
  one(
    db,
    sql<MailRow & MailText>`select id, code, person_id, to_address, language, subject, ${stateAt(now)} as state,
        wanted_at, sent_at, sent_by, attempts, last_error, text, html
      from platform.notice where organisation_id = ${organisation} and id = ${id}`,
  )

/** Mails of the installation, latest first. Ask with the installation's handle. */
export const readInstallationMails = (db: Db, asked: MailQuestion): Promise<MailRow[]> =>
  rows(
    db,
    sql<MailRow>`select id, kind as code, null::uuid as person_id, to_address, language, subject,
        ${stateAt(asked.now)} as state, wanted_at, sent_at, sent_by, attempts, last_error
      from platform.installation_mail
      where (${asked.before ?? null}::uuid is null or id < ${asked.before ?? null}::uuid)
        and (${like(asked.text)}::text is null or subject ilike ${like(asked.text)} or to_address ilike ${like(asked.text)})
        and (${asked.show === 'all'} or ${isTrouble(asked.now)})
      order by id desc limit ${asked.limit}`,
  )

export const readInstallationMail = (db: Db, id: string, now: Instant): Promise<(MailRow & MailText) | null> =>
  one(
    db,
    sql<MailRow & MailText>`select id, kind as code, null::uuid as person_id, to_address, language, subject,
        ${stateAt(now)} as state, wanted_at, sent_at, sent_by, attempts, last_error, text, html
      from platform.installation_mail where id = ${id}`,
  )

/** Puts a mail back among the wanted ones; the next round of the workers takes it. */
export const wantAgain = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(
    db,
    sql`update platform.notice set state = 'wanted', attempts = 0, last_error = null
      where organisation_id = ${organisation} and id = ${id} and state in ('failed', 'no_address', 'sending')`,
  )

/** Addresses and texts of mails older than 90 days; that a notice went out stays known. */
export const clearOldNotices = (db: Db, organisation: OrganisationId, now: Instant): Promise<number> =>
  written(
    db,
    sql`update platform.notice set to_address = null, text = null, html = null
      where organisation_id = ${organisation} and wanted_at < ${now}::timestamptz - interval '90 days'
        and (to_address is not null or text is not null or html is not null)`,
  )
