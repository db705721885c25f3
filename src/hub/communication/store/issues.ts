/** SQL of issues: written, moved, held while they are sent. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { IssueState } from '../rules/issue.ts'

export interface IssueRow {
  readonly id: string
  readonly number: number
  readonly state: IssueState
  readonly language: Language
  readonly since: Day
  readonly writtenBy: AccountId | null
  readonly handedInBy: AccountId | null
  readonly sendAt: Instant | null
  readonly sentAt: Instant | null
  readonly reason: string | null
  readonly errors: number
}

const columns = sql`id, number, state, language, since, written_by as "writtenBy", handed_in_by as "handedInBy",
  send_at as "sendAt", sent_at as "sentAt", reason, errors`

const oneIssue = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<IssueRow | null> =>
  one(db, sql<IssueRow>`select ${columns} from communication.issue where organisation_id = ${community} and ${rest}`)

export const readIssue = (db: Db, community: OrganisationId, id: string) => oneIssue(db, community, sql`id = ${id}`)
export const lockIssue = (db: Db, community: OrganisationId, id: string) =>
  oneIssue(db, community, sql`id = ${id} for update`)
export const readSentIssue = (db: Db, community: OrganisationId, number: number) =>
  oneIssue(db, community, sql`number = ${number} and state = 'sent'`)

/** Until when earlier issues told. */
export const lastTold = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ at: Instant | null }>`select max(made_at) as at from communication.issue
        where organisation_id = ${community} and state <> 'cancelled'`,
    )
  )?.at ?? null

/** Where nobody reads a newsletter, none begins by itself. */
export const tellsNews = async (db: Db, community: OrganisationId): Promise<boolean> =>
  (await one(
    db,
    sql`select 1 from communication.subscriber where organisation_id = ${community} and state = 'confirmed' limit 1`,
  )) !== null

export const isBegun = async (db: Db, community: OrganisationId, quarter: Day): Promise<boolean> =>
  (await one(
    db,
    sql`select 1 from communication.issue where organisation_id = ${community} and quarter = ${quarter}`,
  )) !== null

export interface NewIssue {
  readonly id: string
  readonly number: number
  readonly language: Language
  readonly since: Day
  readonly quarter: Day | null
  readonly at: Instant
}

export async function addIssue(db: Db, community: OrganisationId, issue: NewIssue): Promise<void> {
  await sql`insert into communication.issue (organisation_id, id, number, state, language, since, quarter, made_at)
    values (${community}, ${issue.id}, ${issue.number}, 'draft', ${issue.language}, ${issue.since}, ${issue.quarter},
      ${issue.at})`.execute(db)
}

export interface Change {
  readonly state: IssueState
  readonly writtenBy?: AccountId | null
  readonly handedInBy?: AccountId | null
  readonly reviewedBy?: AccountId | null
  readonly sendAt?: Instant | null
  readonly sentAt?: Instant | null
  readonly reason?: string | null
  readonly errors?: number
}

const inTable = {
  state: 'state',
  writtenBy: 'written_by',
  handedInBy: 'handed_in_by',
  reviewedBy: 'reviewed_by',
  sendAt: 'send_at',
  sentAt: 'sent_at',
  reason: 'reason',
  errors: 'errors',
} as const satisfies Readonly<Record<keyof Change, string>>

export async function changeIssue(db: Db, community: OrganisationId, id: string, change: Change): Promise<void> {
  const sets = Object.entries(change).map(
    ([field, value]) => sql`${sql.raw(inTable[field as keyof Change])} = ${value ?? null}`,
  )
  await sql`update communication.issue set ${sql.join(sets)} where organisation_id = ${community} and id = ${id}`.execute(
    db,
  )
}

export interface TextRow {
  readonly language: Language
  readonly subject: string
  readonly body: string
  readonly writtenAt: Instant
  readonly writtenBy: AccountId | null
  readonly reviewedAt: Instant | null
}

export const textsOf = (db: Db, community: OrganisationId, issue: string): Promise<TextRow[]> =>
  rows(
    db,
    sql<TextRow>`select language, subject, body, written_at as "writtenAt", written_by as "writtenBy",
        reviewed_at as "reviewedAt" from communication.issue_text
      where organisation_id = ${community} and issue_id = ${issue} order by language`,
  )

/** What was changed waits for a review again. */
export async function writeText(
  db: Db,
  community: OrganisationId,
  issue: string,
  text: Omit<TextRow, 'reviewedAt'>,
): Promise<void> {
  await sql`insert into communication.issue_text as text (organisation_id, issue_id, language, subject, body, written_at, written_by)
    values (${community}, ${issue}, ${text.language}, ${text.subject}, ${text.body}, ${text.writtenAt}, ${text.writtenBy})
    on conflict (organisation_id, issue_id, language) do update
      set subject = excluded.subject, body = excluded.body, written_at = excluded.written_at, written_by = excluded.written_by,
        reviewed_at = null, reviewed_by = null
      where (text.subject, text.body) is distinct from (excluded.subject, excluded.body)`.execute(db)
}

export async function reviewText(
  db: Db,
  community: OrganisationId,
  issue: string,
  language: Language,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`update communication.issue_text set reviewed_at = ${at}, reviewed_by = ${by}
    where organisation_id = ${community} and issue_id = ${issue} and language = ${language}`.execute(db)
}

/** New words in each language that are no change of what they say: a picture came or went. */
export const rewriteBodies = (
  db: Db,
  community: OrganisationId,
  issue: string,
  texts: readonly Pick<TextRow, 'language' | 'body'>[],
): Promise<number> =>
  updateRows(
    db,
    'communication.issue_text',
    { organisation_id: 'uuid', issue_id: 'uuid', language: 'text' },
    { body: 'text' },
    texts.map(({ language, body }) => ({ organisation_id: community, issue_id: issue, language, body })),
  )

export const writeTexts = (
  db: Db,
  community: OrganisationId,
  issue: string,
  texts: readonly Pick<TextRow, 'language' | 'subject' | 'body'>[],
  at: Instant,
): Promise<number> =>
  insertRows(
    db,
    'communication.issue_text',
    {
      organisation_id: 'uuid',
      issue_id: 'uuid',
      language: 'text',
      subject: 'text',
      body: 'text',
      written_at: 'timestamptz',
    },
    texts.map((text) => ({ ...text, organisation_id: community, issue_id: issue, written_at: at })),
  )

export const dropText = (db: Db, community: OrganisationId, issue: string, language: Language): Promise<number> =>
  written(
    db,
    sql`delete from communication.issue_text
      where organisation_id = ${community} and issue_id = ${issue} and language = ${language}`,
  )

export const lockDue = (db: Db, community: OrganisationId, now: Instant): Promise<IssueRow[]> =>
  rows(
    db,
    sql<IssueRow>`select ${columns} from communication.issue
      where organisation_id = ${community} and state = 'scheduled' and send_at <= ${now} order by number for update`,
  )

/** When the next one is due; null: none is scheduled. */
export const nextDue = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ at: Instant | null }>`select min(send_at) as at from communication.issue
        where organisation_id = ${community} and state = 'scheduled'`,
    )
  )?.at ?? null

export const isSending = async (db: Db, community: OrganisationId): Promise<boolean> =>
  (await one(db, sql`select 1 from communication.issue where organisation_id = ${community} and state = 'sending'`)) !==
  null

/** Takes an issue that is being sent by nobody: one process sends at a time. */
export const holdIssue = (
  db: Db,
  community: OrganisationId,
  now: Instant,
  until: Instant,
): Promise<{ id: string; number: number; language: Language } | null> =>
  one(
    db,
    sql<{ id: string; number: number; language: Language }>`update communication.issue set held_until = ${until}
      where organisation_id = ${community} and id = (select id from communication.issue
        where organisation_id = ${community} and state = 'sending' and (held_until is null or held_until < ${now})
        order by number limit 1 for update skip locked)
      returning id, number, language`,
  )

export const keepHold = (db: Db, community: OrganisationId, id: string, until: Instant | null): Promise<number> =>
  written(
    db,
    sql`update communication.issue set held_until = ${until} where organisation_id = ${community} and id = ${id}`,
  )

export const sentIssues = (
  db: Db,
  community: OrganisationId,
): Promise<
  { number: number; language: Language; sentAt: Instant; texts: { language: Language; subject: string }[] }[]
> =>
  rows(
    db,
    sql<{ number: number; language: Language; sentAt: Instant; texts: { language: Language; subject: string }[] }>`
      select issue.number, issue.language, issue.sent_at as "sentAt",
        (select jsonb_agg(jsonb_build_object('language', text.language, 'subject', text.subject) order by text.language)
          from communication.issue_text as text
          where text.organisation_id = issue.organisation_id and text.issue_id = issue.id) as texts
      from communication.issue where issue.organisation_id = ${community} and issue.state = 'sent'
      order by issue.number desc limit 100`,
  )

export const issueList = (community: OrganisationId): ListDefinition => ({
  name: 'issues',
  from: sql`from communication.issue as issue left join communication.issue_text as text
      on text.organisation_id = issue.organisation_id and text.issue_id = issue.id and text.language = issue.language
    where issue.organisation_id = ${community}`,
  id: sql`issue.id`,
  columns: {
    number: { sql: sql`issue.number`, type: 'number', sortable: true },
    subject: { sql: sql`coalesce(text.subject, '')`, type: 'text' },
    state: { sql: sql`issue.state`, type: 'text', sortable: true },
    sendAt: { sql: sql`issue.send_at`, type: 'instant', sortable: true },
    sentAt: { sql: sql`issue.sent_at`, type: 'instant', sortable: true },
    sent: {
      sql: sql`(select count(*)::int from communication.send as send where send.organisation_id = issue.organisation_id
        and send.issue_id = issue.id and send.state in ('sent', 'arrived'))`,
      type: 'number',
    },
  },
  search: wordIn(sql`platform.plain(issue.number::text || ' ' || coalesce(text.subject, ''))`),
  filters: { state: (value) => sql`issue.state = ${value}` },
  sort: '-number',
})
