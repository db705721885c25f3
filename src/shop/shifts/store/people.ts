/** Workers: how members take part; and what counters, standing and leaves say of them. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type PersonStanding, upToDate } from '../rules/people.ts'
import type { Mode } from '../rules/policy.ts'
import { holding } from './leave.ts'

export interface WorkerRow {
  readonly member: string
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly exemptReason: string | null
  readonly isLead: boolean
  readonly contactVisible: boolean
  readonly nameVisible: boolean
  readonly skills: string[]
  readonly shiftsBefore: number
  readonly resigningOn: Day | null
  readonly unsubscribedOn: Day | null
  readonly blocked: string | null
}

/** Standing, counters (whole units) and the leaves of people that hold, asked once for all of them. Who was never judged
 *  is up to date. */
export async function standingsOf(
  db: Db,
  organisation: OrganisationId,
  people: readonly { readonly member: string }[],
): Promise<(member: string) => PersonStanding> {
  const members = [...new Set(people.map(({ member }) => member))]
  if (members.length === 0) return () => upToDate
  const found = await rows<PersonStanding & { readonly member: string }>(
    db,
    sql<PersonStanding & { readonly member: string }>`select given.member::text as member,
        coalesce(state.standing, 'up_to_date') as standing, coalesce(state.main, 0) / 1000.0 as main,
        coalesce(state.make_up, 0) / 1000.0 as "makeUp",
        coalesce((select json_agg(json_build_object('from', leave.from_day, 'until', leave.until_day) order by leave.from_day)
          from shifts.leave where leave.organisation_id = ${organisation} and leave.member_id = given.member
            and ${holding}), '[]'::json) as leaves
      from unnest(${members}::uuid[]) as given(member)
      left join shifts.standing_state as state on state.organisation_id = ${organisation} and state.member_id = given.member`,
  )
  const byMember = new Map(
    found.map((one) => [one.member, { ...one, main: Number(one.main), makeUp: Number(one.makeUp) }]),
  )
  return (member) => byMember.get(member) ?? upToDate
}

export const writeResignation = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  on: Day | null,
): Promise<number> =>
  written(
    db,
    sql`update shifts.worker set resigning_on = ${on}
      where organisation_id = ${organisation} and member_id = ${member}`,
  )

export const readWorker = (db: Db, organisation: OrganisationId, member: string): Promise<WorkerRow | null> =>
  one(
    db,
    sql<WorkerRow>`select member_id as member, mode, flying_start as "flyingStart", exempt_reason as "exemptReason",
        is_lead as "isLead", contact_visible as "contactVisible", name_visible as "nameVisible", skills,
        shifts_before as "shiftsBefore", resigning_on as "resigningOn", unsubscribed_on as "unsubscribedOn", blocked
      from shifts.worker where organisation_id = ${organisation} and member_id = ${member}`,
  )

export const writeWorker = (db: Db, organisation: OrganisationId, worker: WorkerRow): Promise<number> =>
  written(
    db,
    sql`insert into shifts.worker (organisation_id, member_id, mode, flying_start, exempt_reason, is_lead,
        contact_visible, name_visible, skills, shifts_before, resigning_on, unsubscribed_on, blocked)
      values (${organisation}, ${worker.member}, ${worker.mode}, ${worker.flyingStart}, ${worker.exemptReason},
        ${worker.isLead}, ${worker.contactVisible}, ${worker.nameVisible}, ${worker.skills}::text[],
        ${worker.shiftsBefore}, ${worker.resigningOn}, ${worker.unsubscribedOn}, ${worker.blocked})
      on conflict (organisation_id, member_id) do update set mode = excluded.mode,
        flying_start = excluded.flying_start, exempt_reason = excluded.exempt_reason, is_lead = excluded.is_lead,
        contact_visible = excluded.contact_visible, name_visible = excluded.name_visible, skills = excluded.skills,
        resigning_on = excluded.resigning_on, unsubscribed_on = excluded.unsubscribed_on, blocked = excluded.blocked`,
  )
