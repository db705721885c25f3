/** Scales on the network: to which something is due, and which do not answer. One statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** Scales on the network for which something waits that may be sent, and nothing is on its way. */
const dueSystems = (organisation: OrganisationId) => sql`from catalogue.scale_system as system
  where system.organisation_id = ${organisation} and system.transport <> 'file' and not system.archived
    and exists (select from catalogue.scale_change as change where change.organisation_id = ${organisation}
      and change.system_id = system.id and change.sending_id is null
      and (change.does = 'delete' or change.content ->> 'price' is not null))
    and not exists (select from catalogue.scale_sending as sending where sending.organisation_id = ${organisation}
      and sending.system_id = system.id and sending.state = 'made')`

export const systemsDue = async (db: Db, organisation: OrganisationId, now: Instant): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ id: string }>`select system.id ${dueSystems(organisation)}
        and (system.next_try_at is null or system.next_try_at <= ${now}) order by system.id`,
    )
  ).map(({ id }) => id)

export const nextSystemDue = async (db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ at: Instant | null }>`select min(coalesce(system.next_try_at, ${now}::timestamptz)) as at
        ${dueSystems(organisation)}`,
    )
  )?.at ?? null

export const noteAnswer = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_system set failures = 0, failing_since = null, next_try_at = null, silence_told_at = null
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const noteFailure = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  now: Instant,
  next: Instant,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_system set failures = failures + 1, failing_since = coalesce(failing_since, ${now}),
        next_try_at = ${next}
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** Scales that fail since then or longer, and of which nobody was told. */
export const silentSystems = (
  db: Db,
  organisation: OrganisationId,
  since: Instant,
): Promise<{ id: string; name: string; waiting: number }[]> =>
  rows(
    db,
    sql<{ id: string; name: string; waiting: number }>`select system.id, system.name, (select count(*)
        from catalogue.scale_change as change where change.organisation_id = ${organisation}
          and change.system_id = system.id and change.sending_id is null) as waiting
      from catalogue.scale_system as system where system.organisation_id = ${organisation} and not system.archived
        and system.failing_since <= ${since} and system.silence_told_at is null order by system.id`,
  )

export const firstFailing = async (db: Db, organisation: OrganisationId): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ since: Instant | null }>`select min(failing_since) as since from catalogue.scale_system
        where organisation_id = ${organisation} and not archived and silence_told_at is null`,
    )
  )?.since ?? null

export const noteSilence = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_system set silence_told_at = ${now}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )
