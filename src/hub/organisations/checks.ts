/** What must hold in every community at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'organisations.active_has_two_contacts',
    says: 'an active organisation of a community has two contacts',
    run: (db, organisation) =>
      rows(
        db,
        sql`select taking.id from organisations.participant as taking
          where taking.organisation_id = ${organisation} and taking.state = 'active'
            and (select count(*) from organisations.participant_contact as contact
              where contact.organisation_id = taking.organisation_id and contact.participant_id = taking.id) < 2
          order by taking.id`,
      ),
  },
  {
    name: 'organisations.two_hands_on_money',
    says: 'treasurer and second approver of a community are never of one organisation on the same day',
    run: (db, organisation) =>
      rows(
        db,
        sql`select one.id, other.id as other from organisations.mandate as one
          join organisations.mandate as other on other.organisation_id = one.organisation_id
            and other.participant_id = one.participant_id and other.role = 'second_approver'
            and daterange(one.from_day, one.until_day, '[]') && daterange(other.from_day, other.until_day, '[]')
          where one.organisation_id = ${organisation} and one.role = 'hub_treasurer'
            and (one.until_day is null or one.until_day >= one.from_day)
            and (other.until_day is null or other.until_day >= other.from_day)
          order by one.id, other.id`,
      ),
  },
  {
    name: 'organisations.nobody_acts_for_who_left',
    says: 'nobody acts for an organisation that left the community, was excluded or was refused',
    run: (db, organisation) =>
      rows(
        db,
        sql`select held.id from organisations.representation as held
          join organisations.participant as taking on taking.organisation_id = held.organisation_id
            and taking.id = held.participant_id
          where held.organisation_id = ${organisation} and taking.state in ('left', 'excluded', 'refused')
            and held.until_day is null
          order by held.id`,
      ),
  },
  {
    name: 'organisations.takes_part_with_a_number',
    says: 'whoever takes part in a community has a number that was given from its counter',
    run: (db, organisation) =>
      rows(
        db,
        sql`select taking.id from organisations.participant as taking
          left join platform.counter on counter.organisation_id = taking.organisation_id and counter.series = 'join_seq'
          where taking.organisation_id = ${organisation} and taking.join_seq > coalesce(counter.last, 0)
          order by taking.id`,
      ),
  },
]
