/** Rows of household links. Whoever changes a household locks the contacts of both sides first. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { LinkKind } from '../rules/household.ts'
import type { MembershipFacts } from '../rules/role.ts'

export interface LinkRow {
  readonly id: string
  readonly head: ContactId
  readonly contact: ContactId
  readonly kind: LinkKind
  readonly fromDay: Day
  readonly untilDay: Day | null
  readonly mayShop: boolean
  readonly mayWork: boolean
}

export interface LinkOnPage extends LinkRow {
  readonly headName: string
  readonly contactName: string
  readonly birthDate: Day | null
}

const columns = sql`link.id, link.head_id as head, link.contact_id as contact, link.kind, link.from_day as "fromDay",
  link.until_day as "untilDay", link.may_shop as "mayShop", link.may_work as "mayWork"`

/** Links in which this contact is head or linked, past ones too, newest first. */
export function readLinks(db: Db, organisation: OrganisationId, contact: ContactId): Promise<LinkOnPage[]> {
  return rows<LinkOnPage>(
    db,
    sql`select ${columns}, head.display_name as "headName", linked.display_name as "contactName",
               linked.birth_date as "birthDate"
        from members.household_link as link
        join members.contact as head on head.organisation_id = ${organisation} and head.id = link.head_id
        join members.contact as linked on linked.organisation_id = ${organisation} and linked.id = link.contact_id
        where link.organisation_id = ${organisation} and (link.head_id = ${contact} or link.contact_id = ${contact})
        order by link.from_day desc, link.id desc`,
  )
}

export function lockLink(db: Db, organisation: OrganisationId, id: string): Promise<LinkRow | null> {
  return one<LinkRow>(
    db,
    sql`select ${columns} from members.household_link as link
        where organisation_id = ${organisation} and id = ${id} for update`,
  )
}

/** The links that count from this day on, of any of these contacts on either side. */
export function linksFrom(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly ContactId[],
  day: Day,
): Promise<LinkRow[]> {
  return rows<LinkRow>(
    db,
    sql`select ${columns} from members.household_link as link
        where organisation_id = ${organisation} and (until_day is null or until_day >= ${day})
          and (head_id = any(${contacts}::uuid[]) or contact_id = any(${contacts}::uuid[]))
        order by from_day, id`,
  )
}

export async function addLink(db: Db, organisation: OrganisationId, link: LinkRow): Promise<void> {
  await sql`insert into members.household_link
        (organisation_id, id, head_id, contact_id, kind, from_day, until_day, may_shop, may_work)
      values (${organisation}, ${link.id}, ${link.head}, ${link.contact}, ${link.kind}, ${link.fromDay},
        ${link.untilDay}, ${link.mayShop}, ${link.mayWork})`.execute(db)
}

export async function endLink(db: Db, organisation: OrganisationId, id: string, lastDay: Day): Promise<void> {
  await sql`update members.household_link set until_day = ${lastDay}
      where organisation_id = ${organisation} and id = ${id}`.execute(db)
}

export async function updateLinkRights(
  db: Db,
  organisation: OrganisationId,
  id: string,
  rights: { mayShop: boolean; mayWork: boolean },
): Promise<void> {
  await sql`update members.household_link set may_shop = ${rights.mayShop}, may_work = ${rights.mayWork}
      where organisation_id = ${organisation} and id = ${id}`.execute(db)
}

/** A minor who comes of age. */
export async function updateLinkKind(db: Db, organisation: OrganisationId, id: string, kind: LinkKind): Promise<void> {
  await sql`update members.household_link set kind = ${kind} where organisation_id = ${organisation} and id = ${id}`.execute(
    db,
  )
}

export interface MinorLink extends LinkRow {
  readonly birthDate: Day
}

/** Linked minors born on that day or earlier. */
export function linksOfMinorsBornBy(db: Db, organisation: OrganisationId, born: Day, today: Day): Promise<MinorLink[]> {
  return rows<MinorLink>(
    db,
    sql`select ${columns}, contact.birth_date as "birthDate" from members.household_link as link
        join members.contact on contact.organisation_id = ${organisation} and contact.id = link.contact_id
        where link.organisation_id = ${organisation} and link.kind = 'minor' and contact.birth_date <= ${born}
          and (link.until_day is null or link.until_day >= ${today})
        order by link.id`,
  )
}

export interface SideRow extends MembershipFacts {
  readonly id: ContactId
  readonly kind: 'person' | 'entity'
  readonly birthDate: Day | null
  readonly investing: boolean
}

/** What the household rule must know of both sides. */
export function readSides(db: Db, organisation: OrganisationId, contacts: readonly ContactId[]): Promise<SideRow[]> {
  return rows<SideRow>(
    db,
    sql`select contact_id as id, kind, birth_date as "birthDate", investing, member_no as "memberNo", role,
               force_worker as "forceWorker", since, last_day as "lastDay", excluded, deceased_on as "deceasedOn"
        from members.public_member
        where organisation_id = ${organisation} and contact_id = any(${contacts}::uuid[]) order by contact_id`,
  )
}
