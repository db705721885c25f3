/** What other modules ask about a member: one statement per question, through the public view. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { AccountId, ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { MembershipFacts } from '../rules/role.ts'

/** A contact of the shop with the facts of its membership. */
export interface MemberFacts extends MembershipFacts {
  readonly contact: ContactId
  readonly kind: 'person' | 'entity'
  readonly firstName: string | null
  readonly lastName: string | null
  readonly displayName: string
  readonly sortName: string
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language | null
  readonly photo: string | null
  readonly account: AccountId | null
  readonly birthDate: Day | null
  readonly investing: boolean
  readonly archived: boolean
}

const memberColumns = sql`
  contact_id as contact, kind, first_name as "firstName", last_name as "lastName", display_name as "displayName",
  sort_name as "sortName", email, phone, language, photo, account_id as account, birth_date as "birthDate",
  deceased_on as "deceasedOn", member_no as "memberNo", role, force_worker as "forceWorker", since,
  last_day as "lastDay", excluded, investing, archived`

export function memberById(db: Db, organisation: OrganisationId, contact: ContactId): Promise<MemberFacts | null> {
  return one<MemberFacts>(
    db,
    sql`select ${memberColumns} from members.public_member
        where organisation_id = ${organisation} and contact_id = ${contact}`,
  )
}

/** Those of these contacts that exist, in the order of names. */
export function membersById(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly ContactId[],
): Promise<MemberFacts[]> {
  return rows<MemberFacts>(
    db,
    sql`select ${memberColumns} from members.public_member
        where organisation_id = ${organisation} and contact_id = any(${contacts}::uuid[])
        order by sort_name, contact_id`,
  )
}

export function memberByAccount(db: Db, organisation: OrganisationId, account: AccountId): Promise<MemberFacts | null> {
  return one<MemberFacts>(
    db,
    sql`select ${memberColumns} from members.public_member
        where organisation_id = ${organisation} and account_id = ${account}`,
  )
}

/** Who is behind these accounts here, in the order of names. */
export function membersByAccount(
  db: Db,
  organisation: OrganisationId,
  accounts: readonly AccountId[],
): Promise<MemberFacts[]> {
  return rows<MemberFacts>(
    db,
    sql`select ${memberColumns} from members.public_member
        where organisation_id = ${organisation} and account_id = any(${accounts}::uuid[])
        order by sort_name, contact_id`,
  )
}

export function memberByNumber(db: Db, organisation: OrganisationId, memberNo: number): Promise<MemberFacts | null> {
  return one<MemberFacts>(
    db,
    sql`select ${memberColumns} from members.public_member
        where organisation_id = ${organisation} and member_no = ${memberNo}`,
  )
}

/** Whose card has one of these codes and still counts. Codes as stored, see `readCode`. */
export function memberByCodes(
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
): Promise<MemberFacts | null> {
  return one<MemberFacts>(
    db,
    sql`select ${memberColumns} from members.public_member
        where organisation_id = ${organisation} and contact_id in (
          select contact_id from members.card
          where organisation_id = ${organisation} and code = any(${codes}::text[]) and state <> 'ended')`,
  )
}

/** Address, name and language of people. Nobody writes to the dead. */
export function recipientRows(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly ContactId[],
): Promise<{ person: string; email: string | null; name: string; language: Language | null }[]> {
  return rows(
    db,
    sql`select contact_id as person, case when deceased_on is null then email end as email, display_name as name, language
        from members.public_member
        where organisation_id = ${organisation} and contact_id = any(${contacts}::uuid[])
        order by contact_id`,
  )
}

/** Names of contacts, merged ones too; other ids are left out. */
export function namesOfContacts(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return rows(
    db,
    sql`select id, display_name as name from members.contact
        where organisation_id = ${organisation} and id = any(${ids}::uuid[]) order by id`,
  )
}

/** Everybody whose card has one of these codes and still counts, with the heads of the household for whom each may
 *  work that day. */
export function workersByCodes(
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
  day: Day,
): Promise<(MemberFacts & { heads: ContactId[] })[]> {
  return rows<MemberFacts & { heads: ContactId[] }>(
    db,
    sql`select ${memberColumns}, array(select link.head_id from members.household_link as link
            where link.organisation_id = ${organisation} and link.contact_id = public_member.contact_id and link.may_work
              and link.from_day <= ${day} and (link.until_day is null or link.until_day >= ${day})
            order by link.head_id) as heads
        from members.public_member
        where organisation_id = ${organisation} and contact_id in (
          select contact_id from members.card
          where organisation_id = ${organisation} and code = any(${codes}::text[]) and state <> 'ended')
        order by contact_id`,
  )
}

/** Who may work for these members that day: people of their households. */
export function helpersOf(
  db: Db,
  organisation: OrganisationId,
  heads: readonly string[],
  day: Day,
): Promise<{ head: ContactId; contact: ContactId; name: string }[]> {
  return rows(
    db,
    sql`select link.head_id as head, link.contact_id as contact, person.display_name as name
        from members.household_link as link
        join members.contact as person on person.organisation_id = link.organisation_id and person.id = link.contact_id
        where link.organisation_id = ${organisation} and link.head_id = any(${heads}::uuid[]) and link.may_work
          and link.from_day <= ${day} and (link.until_day is null or link.until_day >= ${day})
        order by person.sort_name, person.id`,
  )
}

/** Who else shops on these memberships, with the days, past ones too; children are not counted. Null: on any. */
export function shoppersOf(
  db: Db,
  organisation: OrganisationId,
  heads: readonly string[] | null,
): Promise<{ head: ContactId; from: Day; until: Day | null }[]> {
  return rows(
    db,
    sql`select head_id as head, from_day as "from", until_day as until from members.household_link
        where organisation_id = ${organisation} and may_shop and kind <> 'minor'
          and (${heads}::uuid[] is null or head_id = any(${heads}::uuid[]))
        order by head_id, from_day, id`,
  )
}

/** The days of membership of everybody who is a worker; null: of everybody. Whoever is missing is none. */
export function workDaysOf(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly string[] | null,
): Promise<{ contact: ContactId; from: Day | null; until: Day | null }[]> {
  return rows(
    db,
    sql`select contact_id as contact, case when not force_worker then since end as "from",
            least(last_day, deceased_on) as until
        from members.public_member
        where organisation_id = ${organisation} and not excluded and role = 'worker'
          and (force_worker or since is not null)
          and (${contacts}::uuid[] is null or contact_id = any(${contacts}::uuid[]))`,
  )
}

/** Codes of the cards that count, of these people. */
export function cardCodesOf(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly string[],
): Promise<{ contact: ContactId; code: string }[]> {
  return rows(
    db,
    sql`select contact_id as contact, code from members.card
        where organisation_id = ${organisation} and contact_id = any(${contacts}::uuid[]) and state <> 'ended'
        order by contact_id, code`,
  )
}
