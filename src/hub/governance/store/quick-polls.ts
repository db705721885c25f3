/** SQL of quick polls: what is asked, and what people say. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { PollKind } from '../rules/quick-polls.ts'

export interface PollRow {
  readonly id: string
  readonly number: number
  readonly kind: PollKind
  readonly title: string
  readonly question: string | null
  readonly statements: readonly string[]
  readonly goal: number | null
  readonly openToAll: boolean
  readonly madeAt: Instant
  readonly madeBy: AccountId | null
  readonly closesAt: Instant
  readonly endedAt: Instant | null
}

const columns = sql`id, number, kind, title, question, statements, goal, open_to_all as "openToAll", made_at as "madeAt",
  made_by as "madeBy", closes_at as "closesAt", ended_at as "endedAt"`

export const readPoll = (db: Db, community: OrganisationId, id: string): Promise<PollRow | null> =>
  one(
    db,
    sql<PollRow>`select ${columns} from governance.quick_poll where organisation_id = ${community} and id = ${id}`,
  )

export interface ShopPoll extends Omit<PollRow, 'openToAll' | 'madeAt' | 'madeBy'> {
  readonly organisation: string
  readonly community: string
}

/** What the communities of a shop ask everybody, and asked lately: the open ones first, then the last to close. */
export const pollsInShop = (db: Db, since: Instant, now: Instant, limit: number): Promise<ShopPoll[]> =>
  rows(
    db,
    sql<ShopPoll>`select organisation_id as organisation, community, id, number, kind, title, question, statements, goal,
        least(closes_at, ended_at) as "closesAt", ended_at as "endedAt" from governance.polls_in_the_shop(${since})
      order by (ended_at is null and closes_at > ${now}) desc, least(closes_at, ended_at) desc, id limit ${limit}`,
  )

export const saidInShop = (
  db: Db,
  since: Instant,
  polls: readonly string[],
): Promise<{ poll: string; said: readonly string[] }[]> =>
  rows(
    db,
    sql<{ poll: string; said: readonly string[] }>`select poll_id as poll, said
      from governance.said_in_the_shop(${since}, ${polls as string[]}::uuid[]) order by poll_id, said`,
  )

/** Shared: answers come side by side, an end waits for them. */
export const lockPoll = (db: Db, community: OrganisationId, id: string, way: 'to_answer' | 'to_end') =>
  one(
    db,
    sql<PollRow>`select ${columns} from governance.quick_poll
      where organisation_id = ${community} and id = ${id} ${way === 'to_end' ? sql`for update` : sql`for share`}`,
  )

export async function addPoll(db: Db, community: OrganisationId, poll: Omit<PollRow, 'endedAt'>): Promise<void> {
  await sql`insert into governance.quick_poll (organisation_id, id, number, kind, title, question, statements, goal,
      open_to_all, made_at, made_by, closes_at)
    values (${community}, ${poll.id}, ${poll.number}, ${poll.kind}, ${poll.title}, ${poll.question},
      ${poll.statements as string[]}::text[], ${poll.goal}, ${poll.openToAll}, ${poll.madeAt}, ${poll.madeBy},
      ${poll.closesAt})`.execute(db)
}

export async function endPoll(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update governance.quick_poll set ended_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface PollAnswer {
  readonly voice: string
  readonly account: AccountId | null
  readonly said: readonly string[]
  readonly reason: string | null
  readonly at: Instant
}

export const pollAnswers = (db: Db, community: OrganisationId, poll: string): Promise<PollAnswer[]> =>
  rows(
    db,
    sql<PollAnswer>`select voice, account_id as account, said, reason, at from governance.quick_answer
      where organisation_id = ${community} and poll_id = ${poll} order by at, voice`,
  )

/** One for each voice: the newest stands in the place of the one before. */
export async function sayInPoll(db: Db, community: OrganisationId, poll: string, of: PollAnswer): Promise<void> {
  await sql`insert into governance.quick_answer (organisation_id, poll_id, voice, account_id, said, reason, at)
    values (${community}, ${poll}, ${of.voice}, ${of.account}, ${of.said as string[]}::text[], ${of.reason}, ${of.at})
    on conflict (organisation_id, poll_id, voice) do update
      set said = excluded.said, reason = excluded.reason, at = excluded.at`.execute(db)
}

export const pollTitles = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> =>
  rows(
    db,
    sql<{ id: string; title: string }>`select id, title from governance.quick_poll
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

export function pollList(community: OrganisationId, now: Instant): ListDefinition {
  const state = sql`case when quick_poll.ended_at is null and quick_poll.closes_at > ${now} then 'open' else 'closed' end`
  return {
    name: 'quick-polls',
    from: sql`from governance.quick_poll where quick_poll.organisation_id = ${community}`,
    id: sql`quick_poll.id`,
    columns: {
      number: { sql: sql`quick_poll.number`, type: 'number', sortable: true },
      title: {
        sql: sql`quick_poll.title`,
        sortSql: sql`platform.plain(quick_poll.title)`,
        type: 'text',
        sortable: true,
      },
      kind: { sql: sql`quick_poll.kind`, type: 'text' },
      state: { sql: state, type: 'text' },
      people: {
        sql: sql`(select count(*)::integer from governance.quick_answer as answer
          where answer.organisation_id = quick_poll.organisation_id and answer.poll_id = quick_poll.id)`,
        type: 'number',
      },
      closesAt: { sql: sql`quick_poll.closes_at`, type: 'instant', sortable: true },
    },
    search: wordIn(
      sql`platform.plain(quick_poll.number::text || ' ' || quick_poll.title || ' ' || coalesce(quick_poll.question, ''))`,
    ),
    filters: { state: (value) => sql`${state} = ${value}`, kind: (value) => sql`quick_poll.kind = ${value}` },
    sort: '-number',
  }
}
