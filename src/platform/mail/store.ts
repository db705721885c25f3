/** Notices as rows: wanted, written, sent; what people want to get, and the shop's own texts. */
import type { Language, NoticeFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import { insertRows, one, rows, sql, written } from '../database/sql.ts'
import type { WantedNotice } from '../run.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'
import type { Wish } from './rules/way.ts'

export async function wantNotices(
  db: Db,
  organisation: OrganisationId,
  notices: readonly WantedNotice[],
  now: Instant,
): Promise<void> {
  await insertRows(
    db,
    'platform.notice',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      code: 'text',
      person_id: 'uuid',
      facts: 'jsonb',
      wanted_at: 'timestamptz',
    },
    notices.map((notice) => ({
      organisation_id: organisation,
      id: notice.id,
      code: notice.code,
      person_id: notice.person,
      facts: notice.facts,
      wanted_at: now,
    })),
  )
}

export interface ClaimedNotice {
  readonly id: string
  readonly code: string
  readonly person_id: string
  readonly facts: NoticeFacts
  readonly attempts: number
}

/** Takes these notices for this process; those another has, or that are done, stay out. */
export async function claimNotices(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  now: Instant,
): Promise<ClaimedNotice[]> {
  const claimed = await rows(
    db,
    sql<ClaimedNotice>`update platform.notice set state = 'sending', attempts = attempts + 1, tried_at = ${now}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[]) and state = 'wanted'
      returning id, code, person_id, facts, attempts`,
  )
  return claimed.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** What waits for the digest of the day, in the order in which it was wanted. */
export const lockGathered = (db: Db, organisation: OrganisationId): Promise<ClaimedNotice[]> =>
  rows(
    db,
    sql<ClaimedNotice>`select id, code, person_id, facts, attempts from platform.notice
      where organisation_id = ${organisation} and state = 'gathered' order by id for update`,
  )

export interface NoticeOutcome {
  readonly id: string
  readonly state:
    | 'wanted'
    | 'sending'
    | 'sent'
    | 'switched_off'
    | 'settled'
    | 'gathered'
    | 'digested'
    | 'no_address'
    | 'failed'
  readonly to?: string | null
  readonly language?: Language
  readonly subject?: string
  readonly text?: string
  readonly html?: string
  readonly sentBy?: 'smtp' | 'mailbox' | 'push'
  readonly messageId?: string
  readonly error?: string
}

/** Writes what became of notices, all in one statement; what an outcome does not name stays. */
export async function settleNotices(
  db: Db,
  organisation: OrganisationId,
  outcomes: readonly NoticeOutcome[],
  now: Instant,
): Promise<void> {
  if (outcomes.length === 0) return
  await sql`update platform.notice set
      state = outcome.state,
      to_address = coalesce(outcome."to", notice.to_address),
      language = coalesce(outcome.language, notice.language),
      subject = coalesce(outcome.subject, notice.subject),
      text = coalesce(outcome.text, notice.text),
      html = coalesce(outcome.html, notice.html),
      sent_by = coalesce(outcome."sentBy", notice.sent_by),
      message_id = coalesce(outcome."messageId", notice.message_id),
      sent_at = case when outcome.state = 'sent' then ${now}::timestamptz else notice.sent_at end,
      last_error = outcome.error
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as outcome (
      id uuid, state text, "to" text, language text, subject text, text text, html text,
      "sentBy" text, "messageId" text, error text)
    where notice.organisation_id = ${organisation} and notice.id = outcome.id`.execute(db)
}

/** Wanted notices that no task carries any more (a lost queue, or asked for again by hand). */
export async function readLeftOver(db: Db, organisation: OrganisationId, now: Instant): Promise<string[]> {
  const left = await rows(
    db,
    sql<{ id: string }>`select id from platform.notice
      where organisation_id = ${organisation} and state = 'wanted'
        and coalesce(tried_at, wanted_at) < ${now}::timestamptz - interval '1 minute' * power(2, least(attempts, 9))
      order by id limit 500`,
  )
  return left.map((row) => row.id)
}

/** A person's wish per code; codes without a row are wanted by mail. */
export const readPreferences = (
  db: Db,
  organisation: OrganisationId,
  persons: readonly string[],
): Promise<({ person_id: string; code: string } & Wish)[]> =>
  rows(
    db,
    sql`select person_id, code,
        coalesce(bool_and(wanted) filter (where channel = 'mail'), true) as wanted,
        coalesce(bool_or(digest) filter (where channel = 'mail'), false) as digest,
        coalesce(bool_or(wanted) filter (where channel = 'push'), false) as push
      from platform.notice_preference
      where organisation_id = ${organisation} and person_id = any(${persons}::uuid[])
      group by person_id, code order by person_id, code`,
  )

/** The same wish for each of these kinds. */
export async function writePreferences(
  db: Db,
  organisation: OrganisationId,
  {
    person,
    codes,
    now,
    ...wish
  }: Wish & { readonly person: string; readonly codes: readonly string[]; readonly now: Instant },
): Promise<void> {
  await sql`insert into platform.notice_preference (organisation_id, person_id, code, channel, wanted, digest, changed_at)
    select ${organisation}::uuid, ${person}::uuid, code, way.channel, way.wanted, way.digest, ${now}::timestamptz
    from unnest(${[...codes]}::text[]) as code,
      (values ('mail', ${wish.wanted}::boolean, ${wish.digest}::boolean), ('push', ${wish.push}::boolean, false)) as way (channel, wanted, digest)
    on conflict (organisation_id, person_id, code, channel) do update
      set wanted = excluded.wanted, digest = excluded.digest, changed_at = excluded.changed_at`.execute(db)
}

export interface OwnText {
  readonly code: string
  readonly language: Language
  readonly subject: string
  readonly body: string
  readonly changed_at: Instant
  readonly changed_by: AccountId | null
}

/** The shop's own texts, of some codes or of all. */
export const readOwnTexts = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[] | null = null,
): Promise<OwnText[]> =>
  rows(
    db,
    sql<OwnText>`select code, language, subject, body, changed_at, changed_by from platform.notice_text
      where organisation_id = ${organisation} and (${codes}::text[] is null or code = any(${codes}::text[]))
      order by code, language`,
  )

export async function writeOwnText(
  db: Db,
  organisation: OrganisationId,
  text: Omit<OwnText, 'changed_at' | 'changed_by'> & { readonly now: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into platform.notice_text (organisation_id, code, language, subject, body, changed_at, changed_by)
    values (${organisation}, ${text.code}, ${text.language}, ${text.subject}, ${text.body}, ${text.now}, ${text.by})
    on conflict (organisation_id, code, language) do update
      set subject = excluded.subject, body = excluded.body,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db)
}

/** Back to the product's words; false when there were no own ones. */
export async function dropOwnText(
  db: Db,
  organisation: OrganisationId,
  code: string,
  language: Language,
): Promise<boolean> {
  const dropped = await written(
    db,
    sql`delete from platform.notice_text
      where organisation_id = ${organisation} and code = ${code} and language = ${language}`,
  )
  return dropped === 1
}

/** The facts of the last notice of a code: what a preview is filled with. */
export async function readLastFacts(db: Db, organisation: OrganisationId, code: string): Promise<NoticeFacts | null> {
  const last = await one<{ facts: NoticeFacts }>(
    db,
    sql`select facts from platform.notice where organisation_id = ${organisation} and code = ${code}
      order by id desc limit 1`,
  )
  return last?.facts ?? null
}
