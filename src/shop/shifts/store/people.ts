/** Workers: how members take part; and what counters, standing and leaves say of them. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql, written } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type PersonStanding, upToDate } from '../rules/people.ts'
import type { Mode } from '../rules/policy.ts'

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

/** Standing, counters and leaves of people, asked once for all of them.
 *  Nothing is counted yet: everybody is up to date. Counting replaces this one function. */
export async function standingsOf(
  _db: Db,
  _organisation: OrganisationId,
  _people: readonly { readonly member: string }[],
): Promise<(member: string) => PersonStanding> {
  return () => upToDate
}

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
