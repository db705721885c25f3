/** What must hold for every shop at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { householdLimit } from './settings.ts'

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
    name: 'members.household_overfull',
    says: 'More adults shop on a membership today than the shop allows.',
    run: (db, organisation) =>
      rows(
        db,
        sql`with allowed as (
              select coalesce((select value from platform.setting
                where organisation_id = ${organisation} and key = ${householdLimit.key}),
                ${JSON.stringify(householdLimit.fallback)}::jsonb) as most
            )
            select link.head_id as head, count(*) as adults from members.household_link as link, allowed
            where link.organisation_id = ${organisation} and link.kind <> 'minor' and link.from_day <= current_date
              and (link.until_day is null or link.until_day >= current_date) and jsonb_typeof(allowed.most) = 'number'
            group by link.head_id, allowed.most having count(*) > (allowed.most #>> '{}')::integer
            order by link.head_id`,
      ),
  },
  {
    name: 'members.two_cards_count',
    says: 'Somebody has two cards that count, or two people have one code.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select one.contact_id as contact, one.id as card, other.id as other from members.card as one
            join members.card as other on other.organisation_id = one.organisation_id and other.id > one.id
              and (other.code = one.code
                or (other.contact_id = one.contact_id and one.state <> 'ended' and other.state <> 'ended'))
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
