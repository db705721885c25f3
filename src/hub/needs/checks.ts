/** What must hold of the needs of every community at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { dotsEach } from './settings.ts'

export const checks: readonly Check[] = [
  {
    name: 'needs.states_are_reached',
    says: 'no need stands where it cannot have come to: analysed, classified, estimated, paid for, released, in this order',
    run: (db, organisation) =>
      rows(
        db,
        sql`with way as (
            select need.*, array_position(array['analysed', 'estimating', 'estimated', 'co_financing', 'funded',
              'in_development', 'in_acceptance', 'delivered', 'closed'], need.state) as step
            from needs.need where need.organisation_id = ${organisation}
          )
          select way.id, way.state from way
          where ((way.step >= 1 or way.state in ('covered_by_setting', 'specific')) and (way.what is null or way.what_not is null))
            or (way.step >= 2 and way.class is distinct from 'plug_in' and way.class is distinct from 'common')
            or (way.state = 'covered_by_setting' and way.class is distinct from 'setting')
            or (way.state = 'specific' and way.class is distinct from 'specific')
            or (way.step >= 3 and not exists (select from needs.estimate_need as part
              join needs.estimate on estimate.organisation_id = part.organisation_id and estimate.id = part.estimate_id
              where part.organisation_id = way.organisation_id and part.need_id = way.id and estimate.submitted_at is not null))
            or (way.step >= 4 and way.round_id is null)
            or (way.state = 'in_acceptance' and (way.release_id is null or way.accept_until is null))
            or (way.state = 'closed' and way.closed_on is null)
          order by way.id`,
      ),
  },
  {
    name: 'needs.voices_count_once',
    says: 'the voice of an organisation counts at exactly one need: what was merged leads to one that was not',
    run: (db, organisation) =>
      rows(
        db,
        sql`select need.id from needs.need
          left join needs.counted_in as counted on counted.organisation_id = need.organisation_id and counted.id = need.id
          where need.organisation_id = ${organisation}
          group by need.id having count(counted.root) <> 1 order by need.id`,
      ),
  },
  {
    name: 'needs.dots_within_limit',
    says: 'no organisation has more dots on needs in a cycle than each has; those on a need that left for good are its own again',
    run: (db, organisation) =>
      rows(
        db,
        sql`with allowed as (
            select coalesce((select value from platform.setting
                where organisation_id = ${organisation} and key = ${dotsEach.key}),
              ${JSON.stringify(dotsEach.fallback)}::jsonb) as most
          )
          select put.participant_id as id, put.cycle, sum(put.dots) as dots from needs.dots as put
          join needs.need on need.organisation_id = put.organisation_id and need.id = put.need_id
          cross join allowed
          where put.organisation_id = ${organisation} and need.state not in ('declined', 'withdrawn', 'replaced')
            and put.cycle = coalesce((select max(number) from needs.cycle where organisation_id = ${organisation}), 1)
          group by put.participant_id, put.cycle, allowed.most having sum(put.dots) > (allowed.most #>> '{}')::integer
          order by put.participant_id, put.cycle`,
      ),
  },
  {
    name: 'needs.one_live_version',
    says: 'of an estimate one version counts: an earlier one is superseded when the next is handed in',
    run: (db, organisation) =>
      rows(
        db,
        sql`select series as id, count(*) as versions from needs.estimate
          where organisation_id = ${organisation} and state in ('submitted', 'accepted')
          group by series having count(*) > 1 order by series`,
      ),
  },
  {
    name: 'needs.payers_of_its_round',
    says: 'whoever pays for a need pays in its round, and only once that round is secured',
    run: (db, organisation) =>
      rows(
        db,
        sql`select payer.need_id as id, payer.participant_id as payer from needs.payer
          join needs.need on need.organisation_id = payer.organisation_id and need.id = payer.need_id
          where payer.organisation_id = ${organisation} and (payer.round_id is distinct from need.round_id
            or need.state not in ('funded', 'in_development', 'in_acceptance', 'delivered', 'closed'))
          order by payer.need_id, payer.participant_id`,
      ),
  },
]
