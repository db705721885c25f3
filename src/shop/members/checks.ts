/** What must hold for every shop at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'members.counter_behind',
    says: 'The next member number would be one that somebody has already.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select max(member_no) as highest, coalesce(max(counter.last), 0) as counter
            from members.membership
            left join platform.counter on counter.organisation_id = ${organisation} and counter.series = 'member_no'
            where membership.organisation_id = ${organisation}
            having max(member_no) > coalesce(max(counter.last), 0)`,
      ),
  },
  {
    name: 'members.linked_twice',
    says: 'A person shops on two memberships on the same day.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select one.contact_id as contact, one.id as one, other.id as other
            from members.household_link as one
            join members.household_link as other
              on other.organisation_id = ${organisation} and other.contact_id = one.contact_id and other.id > one.id
             and other.from_day <= coalesce(one.until_day, 'infinity') and one.from_day <= coalesce(other.until_day, 'infinity')
            where one.organisation_id = ${organisation} order by one.id, other.id`,
      ),
  },
  {
    name: 'members.head_is_linked',
    says: 'Somebody who shops on a membership has a household of their own on the same day.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select one.contact_id as contact, one.id as linked, other.id as heads
            from members.household_link as one
            join members.household_link as other
              on other.organisation_id = ${organisation} and other.head_id = one.contact_id
             and other.from_day <= coalesce(one.until_day, 'infinity') and one.from_day <= coalesce(other.until_day, 'infinity')
            where one.organisation_id = ${organisation} order by one.id, other.id`,
      ),
  },
  {
    name: 'members.merged_holds_something',
    says: 'A contact that was merged into another still has a card, a sign-in or an open household link.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select contact.id as contact from members.contact
            where contact.organisation_id = ${organisation} and contact.merged_into is not null and (
              contact.account_id is not null
              or exists (select from members.card
                where card.organisation_id = ${organisation} and card.contact_id = contact.id)
              or exists (select from members.household_link as link
                where link.organisation_id = ${organisation} and link.until_day is null
                  and contact.id in (link.head_id, link.contact_id)))
            order by contact.id`,
      ),
  },
  {
    name: 'members.merged_into_merged',
    says: 'A merged contact points to one that was merged away itself.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select contact.id as contact, contact.merged_into as into from members.contact
            join members.contact as target
              on target.organisation_id = ${organisation} and target.id = contact.merged_into
            where contact.organisation_id = ${organisation} and target.merged_into is not null order by contact.id`,
      ),
  },
]
