/** Roles and skills as they are used. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface WordRow {
  readonly sort: 'role' | 'skill'
  readonly word: string
  /** Templates that run and ask for it. */
  readonly templates: number
  /** People who have the skill. */
  readonly people: number
}

export const readWords = (db: Db, organisation: OrganisationId): Promise<WordRow[]> =>
  rows(
    db,
    sql<WordRow>`with running as (
        select one.template_id, one.role, one.skills from shifts.seat_group as one
        join shifts.template on template.organisation_id = one.organisation_id and template.id = one.template_id
        where one.organisation_id = ${organisation} and one.position > 0 and template.state <> 'ended'
      ), used as (
        select 'role' as sort, role as word, template_id, null::uuid as member_id from running
        union all
        select 'skill', skill, template_id, null from running cross join unnest(skills) as skill
        union all
        select 'skill', skill, null, member_id from shifts.worker cross join unnest(skills) as skill
        where organisation_id = ${organisation}
      )
      select sort, word, count(distinct template_id) as templates, count(distinct member_id) as people
      from used group by sort, word order by sort, platform.plain(word), word`,
  )

export async function renameRole(
  db: Db,
  organisation: OrganisationId,
  from: string,
  to: string,
  now: Instant,
): Promise<void> {
  await written(
    db,
    sql`update shifts.seat_group set role = ${to} where organisation_id = ${organisation} and role = ${from}`,
  )
  await written(
    db,
    sql`update shifts.shift_group as one set role = ${to} from shifts.shift
      where one.organisation_id = ${organisation} and one.role = ${from} and shift.organisation_id = one.organisation_id
        and shift.id = one.shift_id and shift.starts_at > ${now}`,
  )
}

/** A skill written like another one that somebody has already becomes one with it. */
const renamed = (from: string, to: string) =>
  sql`array(select distinct case when skill = ${from} then ${to} else skill end from unnest(skills) as skill order by 1)`

export async function renameSkill(
  db: Db,
  organisation: OrganisationId,
  from: string,
  to: string,
  now: Instant,
): Promise<void> {
  await written(
    db,
    sql`update shifts.seat_group set skills = ${renamed(from, to)}
      where organisation_id = ${organisation} and ${from} = any(skills)`,
  )
  await written(
    db,
    sql`update shifts.worker set skills = ${renamed(from, to)}
      where organisation_id = ${organisation} and ${from} = any(skills)`,
  )
  await written(
    db,
    sql`update shifts.shift_group as one set skills = ${renamed(from, to)} from shifts.shift
      where one.organisation_id = ${organisation} and ${from} = any(one.skills)
        and shift.organisation_id = one.organisation_id and shift.id = one.shift_id and shift.starts_at > ${now}`,
  )
}
