/** SQL of who is on the help list, and of senders that moderators spoke about. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { ListMode, MemberState } from '../rules/thread.ts'

export interface ListMemberRow {
  readonly account: AccountId
  readonly mode: ListMode
  readonly state: MemberState
  readonly token: string
  readonly score: number
  readonly bouncedOn: Day | null
  readonly warnings: number
  readonly warnedOn: Day | null
}

const columns = sql`account_id as account, mode, state, token, score, bounced_on as "bouncedOn", warnings,
  warned_on as "warnedOn"`

const oneMember = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<ListMemberRow | null> =>
  one(
    db,
    sql<ListMemberRow>`select ${columns} from communication.list_member where organisation_id = ${community} and ${rest}`,
  )

export const readMember = (db: Db, community: OrganisationId, account: string) =>
  oneMember(db, community, sql`account_id = ${account}`)
export const lockMember = (db: Db, community: OrganisationId, account: string) =>
  oneMember(db, community, sql`account_id = ${account} for update`)
export const lockMemberByToken = (db: Db, community: OrganisationId, token: string) =>
  oneMember(db, community, sql`token = ${token} for update`)

/** Joins, joins again, or gets mails in another way; what came back before is forgotten. */
export async function writeMember(
  db: Db,
  community: OrganisationId,
  member: { readonly account: AccountId; readonly mode: ListMode; readonly token: string; readonly at: Instant },
): Promise<void> {
  await sql`insert into communication.list_member as old (organisation_id, account_id, mode, state, token, joined_at)
    values (${community}, ${member.account}, ${member.mode}, 'member', ${member.token}, ${member.at})
    on conflict (organisation_id, account_id) do update set mode = excluded.mode, state = 'member', ended_at = null,
      joined_at = case when old.state in ('left', 'removed') then excluded.joined_at else old.joined_at end,
      score = case when old.state = 'member' then old.score else 0 end,
      bounced_on = case when old.state = 'member' then old.bounced_on end, warnings = 0, warned_on = null`.execute(db)
}

export interface MemberChange {
  readonly state?: MemberState
  readonly endedAt?: Instant
  readonly score?: number
  readonly bouncedOn?: Day | null
  readonly warnings?: number
  readonly warnedOn?: Day | null
}

export async function changeMember(
  db: Db,
  community: OrganisationId,
  account: AccountId,
  change: MemberChange,
): Promise<void> {
  await sql`update communication.list_member set state = coalesce(${change.state ?? null}, state),
      ended_at = coalesce(${change.endedAt ?? null}::timestamptz, ended_at), score = coalesce(${change.score ?? null}::int, score),
      bounced_on = coalesce(${change.bouncedOn ?? null}::date, bounced_on),
      warnings = coalesce(${change.warnings ?? null}::int, warnings), warned_on = coalesce(${change.warnedOn ?? null}::date, warned_on)
    where organisation_id = ${community} and account_id = ${account}`.execute(db)
}

export const countMembers = async (db: Db, community: OrganisationId, inside: readonly AccountId[]): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`select count(*)::int as count from communication.list_member
        where organisation_id = ${community} and state in ('member', 'disabled') and account_id = any(${[...inside]}::uuid[])`,
    )
  )?.count ?? 0

/** Those who get nothing any more, for the warnings of the day. */
export const lockDisabled = (db: Db, community: OrganisationId): Promise<ListMemberRow[]> =>
  rows(
    db,
    sql<ListMemberRow>`select ${columns} from communication.list_member
      where organisation_id = ${community} and state = 'disabled' order by account_id for update`,
  )

export const warnMembers = (
  db: Db,
  community: OrganisationId,
  accounts: readonly AccountId[],
  day: Day,
): Promise<number> =>
  written(
    db,
    sql`update communication.list_member set warnings = warnings + 1, warned_on = ${day}
      where organisation_id = ${community} and account_id = any(${[...accounts]}::uuid[])`,
  )

export const removeMembers = (
  db: Db,
  community: OrganisationId,
  accounts: readonly AccountId[],
  at: Instant,
): Promise<number> =>
  written(
    db,
    sql`update communication.list_member set state = 'removed', ended_at = ${at}, warnings = 0, warned_on = null
      where organisation_id = ${community} and account_id = any(${[...accounts]}::uuid[])`,
  )

export type SenderRule = 'moderated' | 'blocked'

export const ruleOf = async (db: Db, community: OrganisationId, address: string): Promise<SenderRule | null> =>
  (
    await one(
      db,
      sql<{ rule: SenderRule }>`select rule from communication.list_sender
        where organisation_id = ${community} and address = ${address}`,
    )
  )?.rule ?? null

export const rulesOfSenders = (db: Db, community: OrganisationId): Promise<{ address: string; rule: SenderRule }[]> =>
  rows(
    db,
    sql<{ address: string; rule: SenderRule }>`select address, rule from communication.list_sender
      where organisation_id = ${community} order by address`,
  )

export async function writeRule(
  db: Db,
  community: OrganisationId,
  sender: {
    readonly address: string
    readonly rule: SenderRule | null
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  if (sender.rule === null)
    await sql`delete from communication.list_sender where organisation_id = ${community} and address = ${sender.address}`.execute(
      db,
    )
  else
    await sql`insert into communication.list_sender (organisation_id, address, rule, set_at, set_by)
      values (${community}, ${sender.address}, ${sender.rule}, ${sender.at}, ${sender.by})
      on conflict (organisation_id, address) do update set rule = excluded.rule, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
      db,
    )
}

export const memberList = (community: OrganisationId, complete: ListDefinition['complete']): ListDefinition => ({
  name: 'list_members',
  from: sql`from communication.list_member as member where member.organisation_id = ${community}`,
  id: sql`member.account_id`,
  columns: {
    mode: { sql: sql`member.mode`, type: 'text', sortable: true },
    state: { sql: sql`member.state`, type: 'text', sortable: true },
    score: { sql: sql`member.score`, type: 'number', sortable: true },
    joinedAt: { sql: sql`member.joined_at`, type: 'instant', sortable: true },
  },
  search: wordIn(sql`member.state`),
  filters: { state: (value) => sql`member.state = ${value}`, mode: (value) => sql`member.mode = ${value}` },
  sort: '-joinedAt',
  ...(complete ? { complete } : {}),
})
