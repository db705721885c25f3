/** The mailbox as rows: what went out, what waits, what went wrong. */
import type { RawBuilder } from 'kysely'
import type { Db } from '../database/connect.ts'
import { one, sql, written } from '../database/sql.ts'
import type { ListDefinition } from '../lists/list.ts'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import type { MailLine } from './contract.ts'

type Piece = RawBuilder<unknown>

export interface MailText {
  readonly text: string | null
  readonly html: string | null
}

/** A mail in the hands of the server for longer than this may or may not have arrived. */
const unsureAfter = sql.raw(`interval '10 minutes'`)

/** As people see it: what hangs too long with the server may or may not have arrived. */
export const stateAt = (now: Instant) =>
  sql`case when state = 'sending' and tried_at < ${now}::timestamptz - ${unsureAfter} then 'unsure' else state end`

const isTrouble = (now: Instant) => sql`(state in ('failed', 'no_address')
  or (state = 'sending' and tried_at < ${now}::timestamptz - ${unsureAfter}))`

/** Notices of an organisation, latest first. */
export const mailboxOf = (organisation: OrganisationId, now: Instant): ListDefinition =>
  mailList(sql`from platform.notice where organisation_id = ${organisation}`, sql`code`, sql`person_id`, now)

/** Mails of the installation. Ask with the installation's handle. */
export const installationMailbox = (now: Instant): ListDefinition =>
  mailList(sql`from platform.installation_mail where true`, sql`kind`, sql`null::uuid`, now)

function mailList(from: Piece, code: Piece, person: Piece, now: Instant): ListDefinition {
  return {
    name: 'mailbox',
    from,
    id: sql`id`,
    columns: {
      wantedAt: { sql: sql`wanted_at`, type: 'instant', sortable: true },
      subject: { sql: sql`subject`, type: 'text', sortable: true },
      to: { sql: sql`to_address`, type: 'text', sortable: true },
      code: { sql: code, type: 'text', sortable: true },
      state: { sql: stateAt(now), type: 'text' },
      person: { sql: person, type: 'text', exported: false },
      language: { sql: sql`language`, type: 'text' },
      sentAt: { sql: sql`sent_at`, type: 'instant' },
      sentBy: { sql: sql`sent_by`, type: 'text' },
      attempts: { sql: sql`attempts`, type: 'number' },
      error: { sql: sql`last_error`, type: 'text' },
    },
    search: (word) => sql`(strpos(platform.plain(coalesce(subject, '')), ${word}) > 0
      or strpos(lower(coalesce(to_address, '')), ${word}) > 0)`,
    filters: {
      show: (value) => (value === 'trouble' ? isTrouble(now) : sql`true`),
      state: (value) => sql`${stateAt(now)} = ${value}`,
      code: (value) => sql`${code} = ${value}`,
      person: (value) => sql`${person} = ${value}::uuid`,
    },
    sort: '-wantedAt',
  }
}

/** How many notices need somebody. */
export async function countTroubles(db: Db, organisation: OrganisationId, now: Instant): Promise<number> {
  const counted = await one<{ troubles: number }>(
    db,
    sql`select count(*) as troubles from platform.notice
      where organisation_id = ${organisation} and state in ('failed', 'no_address', 'sending') and ${isTrouble(now)}`,
  )
  return counted?.troubles ?? 0
}

const mailColumns = (now: Instant) => sql`id, to_address as "to", language, subject, ${stateAt(now)} as state,
  wanted_at as "wantedAt", sent_at as "sentAt", sent_by as "sentBy", attempts, last_error as error, text, html`

export const readNotice = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  now: Instant,
): Promise<(MailLine & MailText) | null> =>
  one(
    db,
    sql<MailLine & MailText>`select code, person_id as person, ${mailColumns(now)}
      from platform.notice where organisation_id = ${organisation} and id = ${id}`,
  )

export const readInstallationMail = (db: Db, id: string, now: Instant): Promise<(MailLine & MailText) | null> =>
  one(
    db,
    sql<MailLine & MailText>`select kind as code, null::uuid as person, ${mailColumns(now)}
      from platform.installation_mail where id = ${id}`,
  )

/** Puts a mail back among the wanted ones; the next round of the workers takes it. */
export const wantAgain = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(
    db,
    sql`update platform.notice set state = 'wanted', attempts = 0, last_error = null
      where organisation_id = ${organisation} and id = ${id} and state in ('failed', 'no_address', 'sending')`,
  )

const isOld = (now: Instant) => sql`wanted_at < ${now}::timestamptz - interval '90 days'
  and (to_address is not null or text is not null or html is not null)`

export async function hasOldNotices(db: Db, organisation: OrganisationId, now: Instant): Promise<boolean> {
  const old = sql`select 1 from platform.notice where organisation_id = ${organisation} and ${isOld(now)} limit 1`
  return (await one(db, old)) !== null
}

/** Addresses and texts of mails older than 90 days; that a notice went out stays known. */
export const clearOldNotices = (db: Db, organisation: OrganisationId, now: Instant): Promise<number> =>
  written(
    db,
    sql`update platform.notice set to_address = null, text = null, html = null
      where organisation_id = ${organisation} and ${isOld(now)}`,
  )
