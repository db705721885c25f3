/** The list of members as `platform/lists` reads it, and the short answer the desk gets. */

import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { ListColumn, ListDefinition, ListFilter } from '#platform/lists/list.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import { codesOf } from '../rules/card.ts'
import type { Stage } from '../rules/role.ts'

export interface DirectoryWish {
  readonly organisation: OrganisationId
  readonly today: Day
  /** Archived contacts: left out, with the others, or alone. */
  readonly archived: 'without' | 'with' | 'only'
  /** Card codes are for those who may see them. */
  readonly cards: boolean
}

export const missingThings = ['email', 'phone', 'card', 'account', 'birth_date', 'number'] as const
export type MissingThing = (typeof missingThings)[number]

/** `stageOn` in SQL, so that lists can filter by it; a test compares both on every kind of case. */
export const stageSql = (today: Day) => sql`case
  when membership.contact_id is null then 'none'
  when membership.last_day < ${today} or contact.deceased_on < ${today} then 'former'
  when membership.since <= ${today} then 'member'
  when membership.since is null and membership.member_no is not null then 'none'
  else 'candidate' end`

/** Members on the day. */
export const countMembers = async (db: Db, organisation: OrganisationId, today: Day): Promise<number> =>
  (
    await one<{ members: number }>(
      db,
      sql`select count(*)::int as members from members.contact
        join members.membership on membership.organisation_id = contact.organisation_id and membership.contact_id = contact.id
        where contact.organisation_id = ${organisation} and contact.merged_into is null and ${stageSql(today)} = 'member'`,
    )
  )?.members ?? 0

const roleSql = sql`case when membership.force_worker then 'worker' else membership.role end`

const cardSql = (organisation: OrganisationId) => sql`(select code from members.card
  where card.organisation_id = ${organisation} and card.contact_id = contact.id and card.state <> 'ended')`

/** On whose membership this person shops today. */
const headSql = ({ organisation, today }: DirectoryWish) => sql`(select head.display_name
  from members.household_link as link
  join members.contact as head on head.organisation_id = ${organisation} and head.id = link.head_id
  where link.organisation_id = ${organisation} and link.contact_id = contact.id
    and link.from_day <= ${today} and (link.until_day is null or link.until_day >= ${today}) limit 1)`

/** How many people shop on this membership today, the member apart. */
const householdSql = ({ organisation, today }: DirectoryWish) => sql`(select count(*)
  from members.household_link as link
  where link.organisation_id = ${organisation} and link.head_id = contact.id
    and link.from_day <= ${today} and (link.until_day is null or link.until_day >= ${today}))`

export function directory(wish: DirectoryWish): ListDefinition {
  return {
    name: 'members',
    from: sql`from members.contact
      left join members.membership
        on membership.organisation_id = contact.organisation_id and membership.contact_id = contact.id
      where contact.organisation_id = ${wish.organisation} and contact.merged_into is null ${archivedSql(wish)}`,
    id: sql`contact.id`,
    columns: columnsOf(wish),
    search: (word) => searchSql(wish.organisation, word),
    filters: filtersOf(wish),
    sort: 'name',
  }
}

function archivedSql({ archived }: DirectoryWish) {
  if (archived === 'with') return sql``
  return archived === 'only' ? sql`and contact.archived_at is not null` : sql`and contact.archived_at is null`
}

function columnsOf(wish: DirectoryWish): Record<string, ListColumn> {
  return {
    name: { sql: sql`contact.display_name`, sortSql: sql`contact.sort_name`, type: 'text', sortable: true },
    memberNo: { sql: sql`membership.member_no`, type: 'number', sortable: true },
    email: { sql: sql`contact.email`, type: 'text' },
    phone: { sql: sql`coalesce(contact.mobile, contact.phone)`, type: 'text' },
    card: { sql: wish.cards ? cardSql(wish.organisation) : sql`null::text`, type: 'text', exported: wish.cards },
    stage: { sql: stageSql(wish.today), type: 'text' },
    role: { sql: roleSql, type: 'text' },
    since: { sql: sql`membership.since`, type: 'day', sortable: true },
    household: { sql: householdSql(wish), type: 'number' },
    head: { sql: headSql(wish), type: 'text' },
    language: { sql: sql`contact.language`, type: 'text' },
    tags: { sql: sql`contact.tags`, type: 'text' },
    archived: { sql: sql`contact.archived_at is not null`, type: 'yes_no' },
  }
}

/** The same list with all that an office writes letters with. */
export function directoryFile(wish: DirectoryWish): ListDefinition {
  const list = directory(wish)
  const text = (column: string): ListColumn => ({ sql: sql`contact.${sql.ref(column)}`, type: 'text' })
  return {
    ...list,
    columns: {
      ...list.columns,
      firstName: text('first_name'),
      lastName: text('last_name'),
      mobile: text('mobile'),
      street: text('street'),
      street2: text('street2'),
      zip: text('zip'),
      city: text('city'),
      country: text('country'),
      birthDate: { sql: sql`contact.birth_date`, type: 'day' },
      lastDay: { sql: sql`membership.last_day`, type: 'day' },
    },
  }
}

/** A word of a name or address, a whole member number, or a whole card code. Letters are no number: without that
 *  condition memberships need not be read to search. */
const searchSql = (organisation: OrganisationId, word: string) => sql`(strpos(contact.search, ${word}) > 0
  or contact.id in (select contact_id from members.card
    where card.organisation_id = ${organisation} and card.code = any(${codesOf(word)}::text[]))
  ${/^\d{1,9}$/.test(word) ? sql`or membership.member_no = ${Number(word)}` : sql``})`

function filtersOf({ organisation, today }: DirectoryWish): Record<string, ListFilter> {
  const missing: Record<MissingThing, ReturnType<ListFilter>> = {
    email: sql`contact.email is null`,
    phone: sql`(contact.phone is null and contact.mobile is null)`,
    card: sql`contact.id not in (select contact_id from members.card
      where card.organisation_id = ${organisation} and card.state <> 'ended')`,
    account: sql`contact.account_id is null`,
    birth_date: sql`(contact.kind = 'person' and contact.birth_date is null)`,
    number: sql`membership.member_no is null`,
  }
  return {
    stage: (value) => sql`${stageSql(today)} = ${value}`,
    role: (value) => sql`${roleSql} = ${value}`,
    kind: (value) => sql`contact.kind = ${value}`,
    language: (value) => sql`contact.language = ${value}`,
    tag: (value) => sql`${value} = any(contact.tags)`,
    missing: (value) => missing[value as MissingThing] ?? sql`false`,
  }
}

export interface FoundPerson {
  readonly contact: ContactId
  readonly name: string
  readonly memberNo: number | null
  readonly photo: string | null
  readonly stage: Stage
}

/** The first twenty that fit every word, in the order of names; nothing but what one recognises somebody by. */
export function findPeople(
  db: Db,
  organisation: OrganisationId,
  words: readonly string[],
  today: Day,
): Promise<FoundPerson[]> {
  const fitting = words.map((word) => sql`and ${searchSql(organisation, word)}`)
  return rows<FoundPerson>(
    db,
    sql`select contact.id as contact, contact.display_name as name, membership.member_no as "memberNo", contact.photo,
               ${stageSql(today)} as stage
        from members.contact
        left join members.membership
          on membership.organisation_id = contact.organisation_id and membership.contact_id = contact.id
        where contact.organisation_id = ${organisation} and contact.merged_into is null
          and contact.archived_at is null ${sql.join(fitting, sql` `)}
        order by contact.sort_name, contact.id limit 20`,
  )
}
