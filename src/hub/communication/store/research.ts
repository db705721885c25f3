/** SQL of requests for more than open data. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { ResearchField, ResearchState } from '../rules/research.ts'

export interface ResearchRow {
  readonly id: string
  readonly number: number
  readonly state: ResearchState
  readonly token: string
  /** Null once the request ended. */
  readonly name: string | null
  readonly institution: string
  readonly email: string | null
  readonly language: Language
  readonly question: string
  readonly fields: ResearchField[]
  readonly storage: string
  readonly results: string
  readonly endsOn: Day
  readonly askedAt: Instant
  readonly reviewUntil: Day | null
  readonly concerned: string[]
  readonly answeredAt: Instant | null
  readonly reason: string | null
  readonly endedOn: Day | null
  readonly contactForgottenOn: Day | null
}

const columns = sql`id, number, state, token, name, institution, email, language, question, fields, storage, results,
  ends_on as "endsOn", asked_at as "askedAt", review_until as "reviewUntil", concerned, answered_at as "answeredAt",
  reason, ended_on as "endedOn", contact_forgotten_on as "contactForgottenOn"`

const which = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<ResearchRow | null> =>
  one(
    db,
    sql<ResearchRow>`select ${columns} from communication.research where organisation_id = ${community} and ${rest}`,
  )

export const readResearch = (db: Db, community: OrganisationId, id: string) => which(db, community, sql`id = ${id}`)
export const lockResearch = (db: Db, community: OrganisationId, id: string) =>
  which(db, community, sql`id = ${id} for update`)
export const researchByToken = (db: Db, community: OrganisationId, token: string) =>
  which(db, community, sql`token = ${token}`)

export const researchByIds = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<ResearchRow[]> =>
  rows(
    db,
    sql<ResearchRow>`select ${columns} from communication.research
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

/** Those of this number, or asked by this institution, the latest first. */
export const researchNamed = (
  db: Db,
  community: OrganisationId,
  number: number,
  institution: string,
): Promise<{ id: string }[]> =>
  rows(
    db,
    sql`select id from communication.research
      where organisation_id = ${community} and (number = ${number} or institution = ${institution}) order by number desc`,
  )

export type NewResearch = Pick<
  ResearchRow,
  'id' | 'number' | 'token' | 'institution' | 'language' | 'question' | 'storage' | 'results' | 'endsOn'
> & { readonly name: string; readonly email: string; readonly fields: readonly ResearchField[]; readonly at: Instant }

export async function addResearch(db: Db, community: OrganisationId, of: NewResearch): Promise<void> {
  await sql`insert into communication.research (organisation_id, id, number, state, token, name, institution, email, language,
      question, fields, storage, results, ends_on, asked_at)
    values (${community}, ${of.id}, ${of.number}, 'asked', ${of.token}, ${of.name}, ${of.institution}, ${of.email},
      ${of.language}, ${of.question}, ${of.fields as string[]}::text[], ${of.storage}, ${of.results}, ${of.endsOn}, ${of.at})`.execute(
    db,
  )
}

export interface ResearchChange {
  readonly state: ResearchState
  readonly reviewUntil?: Day
  readonly concerned?: readonly string[]
  readonly answeredAt?: Instant
  readonly answeredBy?: AccountId | null
  readonly reason?: string
}

export async function changeResearch(
  db: Db,
  community: OrganisationId,
  id: string,
  change: ResearchChange,
): Promise<void> {
  await sql`update communication.research set state = ${change.state},
      review_until = coalesce(${change.reviewUntil ?? null}::date, review_until),
      concerned = coalesce(${(change.concerned as string[] | undefined) ?? null}::uuid[], concerned),
      answered_at = coalesce(${change.answeredAt ?? null}::timestamptz, answered_at),
      answered_by = coalesce(${change.answeredBy ?? null}::uuid, answered_by), reason = coalesce(${change.reason ?? null}, reason)
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Ends what reached its day. */
export const endResearch = (
  db: Db,
  community: OrganisationId,
  ending: readonly ResearchState[],
  today: Day,
): Promise<ResearchRow[]> =>
  rows(
    db,
    sql<ResearchRow>`update communication.research set state = 'ended', ended_on = ${today}
      where organisation_id = ${community} and state = any(${ending as string[]}::text[]) and ends_on <= ${today}
      returning ${columns}`,
  )

/** Forgets who asked for what is over and reached its day: nobody has to write to them any more. */
export const forgetContacts = (
  db: Db,
  community: OrganisationId,
  over: readonly ResearchState[],
  today: Day,
): Promise<{ id: string }[]> =>
  rows(
    db,
    sql<{ id: string }>`update communication.research set name = null, email = null, contact_forgotten_on = ${today}
      where organisation_id = ${community} and state = any(${over as string[]}::text[]) and ends_on <= ${today}
        and contact_forgotten_on is null
      returning id`,
  )

/** Those whose review took too long, told once. */
export const tellOverdue = (db: Db, community: OrganisationId, today: Day): Promise<ResearchRow[]> =>
  rows(
    db,
    sql<ResearchRow>`update communication.research set overdue_told_on = ${today}
      where organisation_id = ${community} and state = 'in_review' and review_until < ${today} and overdue_told_on is null
      returning ${columns}`,
  )

export const researchList = (community: OrganisationId): ListDefinition => ({
  name: 'research',
  from: sql`from communication.research where organisation_id = ${community}`,
  id: sql`id`,
  columns: {
    id: { sql: sql`id`, type: 'text', exported: false },
    number: { sql: sql`number`, type: 'number', sortable: true },
    institution: { sql: sql`institution`, type: 'text', sortable: true },
    question: { sql: sql`question`, type: 'text' },
    state: { sql: sql`state`, type: 'text', sortable: true },
    askedAt: { sql: sql`asked_at`, type: 'instant', sortable: true },
    reviewUntil: { sql: sql`review_until`, type: 'day', sortable: true },
    endsOn: { sql: sql`ends_on`, type: 'day', sortable: true },
  },
  search: wordIn(sql`platform.plain(institution || ' ' || question)`),
  filters: { state: (value) => sql`state = ${value}` },
  sort: '-number',
})
