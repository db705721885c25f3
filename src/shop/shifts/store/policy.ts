/** The dated policy versions, read through one function. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type Policy, policyOf } from '../rules/policy.ts'
import type { Changes } from '../rules/policy-changes.ts'

export interface VersionRow {
  readonly id: string
  readonly validFrom: Day
  readonly preset: string
  readonly changes: Changes
}

const columns = sql`id, valid_from as "validFrom", preset, changes`

/** The policy in force on a day; the preset `bees` before any version. */
export async function policyOn(db: Db, organisation: OrganisationId, day: Day): Promise<Policy> {
  return policyOf(
    await one<VersionRow>(
      db,
      sql`select ${columns} from shifts.policy_version
          where organisation_id = ${organisation} and valid_from <= ${day}
          order by valid_from desc limit 1`,
    ),
  )
}

export interface WrittenVersion extends VersionRow {
  readonly madeAt: Instant
  readonly madeBy: string | null
}

export const readVersions = (db: Db, organisation: OrganisationId): Promise<WrittenVersion[]> =>
  rows(
    db,
    sql<WrittenVersion>`select ${columns}, made_at as "madeAt", made_by as "madeBy" from shifts.policy_version
      where organisation_id = ${organisation} order by valid_from desc`,
  )

export const addVersion = (
  db: Db,
  organisation: OrganisationId,
  version: VersionRow & { now: Instant; by: string | null },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at, made_by)
      values (${organisation}, ${version.id}, ${version.validFrom}, ${version.preset},
        ${JSON.stringify(version.changes)}, ${version.now}, ${version.by})
      on conflict (organisation_id, valid_from) do nothing`,
  )

export interface VersionedPolicy {
  /** Null before any version: the preset `bees`. */
  readonly version: string | null
  readonly policy: Policy
}

/** What held from which day on, the newest first; null: before any version. */
export async function policySpans(
  db: Db,
  organisation: OrganisationId,
): Promise<{ readonly from: Day | null; readonly policy: Policy }[]> {
  const versions = await readVersions(db, organisation)
  const dated = versions.map((version) => ({ from: version.validFrom, policy: policyOf(version) }))
  return [...dated, { from: null, policy: policyOf(null) }]
}

/** The policy of every day, from one statement. */
export async function policies(db: Db, organisation: OrganisationId): Promise<(day: Day) => VersionedPolicy> {
  const versions = (await readVersions(db, organisation)).map((version) => ({
    from: version.validFrom,
    version: version.id,
    policy: policyOf(version),
  }))
  const first: VersionedPolicy = { version: null, policy: policyOf(null) }
  return (day) => versions.find(({ from }) => from <= day) ?? first
}
