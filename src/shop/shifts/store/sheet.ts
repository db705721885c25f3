/** Sheets: their row, when they are made, and what closes them. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { TeamSize } from '../rules/sheet.ts'

export interface SheetRow {
  readonly id: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: 'open' | 'validated'
  readonly notes: string
  readonly feedback: string
  readonly teamSize: TeamSize | null
  readonly validatedAt: Instant | null
  readonly validatedBy: string | null
  readonly readAt: Instant | null
}

const sheetColumns = sql`sheet.id, sheet.starts_at as "startsAt", sheet.ends_at as "endsAt", sheet.state, sheet.notes,
  sheet.feedback, sheet.team_size as "teamSize", sheet.validated_at as "validatedAt",
  sheet.validated_by as "validatedBy", sheet.read_at as "readAt"`

export const readSheetRow = (db: Db, organisation: OrganisationId, sheet: string): Promise<SheetRow | null> =>
  one(
    db,
    sql<SheetRow>`select ${sheetColumns} from shifts.sheet
      where organisation_id = ${organisation} and id = ${sheet}`,
  )

/** Whoever else marks or validates waits for our commit. */
export const lockSheet = (db: Db, organisation: OrganisationId, sheet: string): Promise<SheetRow | null> =>
  one(
    db,
    sql<SheetRow>`select ${sheetColumns} from shifts.sheet
      where organisation_id = ${organisation} and id = ${sheet} for update`,
  )

/** Makes the sheets of these times that are not there yet. Gives back the new ones. */
export const makeSheets = (
  db: Db,
  organisation: OrganisationId,
  sheets: readonly { readonly id: string; readonly startsAt: Instant; readonly endsAt: Instant }[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'shifts.sheet',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      starts_at: 'timestamptz',
      ends_at: 'timestamptz',
      opened_at: 'timestamptz',
    },
    sheets.map(({ id, startsAt, endsAt }) => ({
      organisation_id: organisation,
      id,
      starts_at: startsAt,
      ends_at: endsAt,
      opened_at: now,
    })),
    'on conflict (organisation_id, starts_at, ends_at) do nothing',
  )

export const sheetAt = (
  db: Db,
  organisation: OrganisationId,
  { startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant },
): Promise<{ id: string; state: 'open' | 'validated' } | null> =>
  one(
    db,
    sql<{ id: string; state: 'open' | 'validated' }>`select id, state from shifts.sheet
      where organisation_id = ${organisation} and starts_at = ${startsAt} and ends_at = ${endsAt}`,
  )

export interface SheetTimes {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** Times of shifts that begin in a range and have no sheet. */
export const timesWithoutSheet = (
  db: Db,
  organisation: OrganisationId,
  from: Instant,
  until: Instant,
): Promise<SheetTimes[]> =>
  rows(
    db,
    sql<SheetTimes>`select distinct shift.starts_at as "startsAt", shift.ends_at as "endsAt"
      from shifts.shift
      where shift.organisation_id = ${organisation} and shift.state = 'planned'
        and shift.starts_at between ${from} and ${until}
        and not exists (select 1 from shifts.sheet where sheet.organisation_id = ${organisation}
          and sheet.starts_at = shift.starts_at and sheet.ends_at = shift.ends_at)
      order by 1, 2`,
  )

/** The first shift from this moment on that `timesWithoutSheet` would name. */
export const nextWithoutSheet = (
  db: Db,
  organisation: OrganisationId,
  from: Instant,
): Promise<{ readonly startsAt: Instant; readonly day: Day } | null> =>
  one(
    db,
    sql<{ startsAt: Instant; day: Day }>`select shift.starts_at as "startsAt", shift.day from shifts.shift
      where shift.organisation_id = ${organisation} and shift.state = 'planned' and shift.starts_at >= ${from}
        and not exists (select 1 from shifts.sheet where sheet.organisation_id = ${organisation}
          and sheet.starts_at = shift.starts_at and sheet.ends_at = shift.ends_at)
      order by shift.starts_at limit 1`,
  )

/** Whoever leads: who may lead, and who is named lead of a shift from this moment on or of a running template, whatever
 *  way it came here (screens, templates, imports). */
export async function leadsFrom(db: Db, organisation: OrganisationId, from: Instant): Promise<string[]> {
  const found = await rows<{ lead: string }>(
    db,
    sql`select shift.lead_id as lead from shifts.shift
      where shift.organisation_id = ${organisation} and shift.state = 'planned' and shift.lead_id is not null
        and shift.starts_at >= ${from}
      union
      select template.lead_id from shifts.template
      where template.organisation_id = ${organisation} and template.state = 'active' and template.lead_id is not null
      union
      select worker.member_id from shifts.worker
      where worker.organisation_id = ${organisation} and worker.is_lead and worker.unsubscribed_on is null
      order by lead`,
  )
  return found.map(({ lead }) => lead)
}

export const writeValidation = (
  db: Db,
  organisation: OrganisationId,
  sheet: string,
  said: {
    readonly teamSize: TeamSize
    readonly notes: string
    readonly feedback: string
    readonly by: string | null
    readonly now: Instant
  },
): Promise<number> =>
  written(
    db,
    sql`update shifts.sheet set state = 'validated', team_size = ${said.teamSize}, notes = ${said.notes},
        feedback = ${said.feedback}, validated_by = ${said.by}, validated_at = ${said.now}
      where organisation_id = ${organisation} and id = ${sheet}`,
  )

export const closeShifts = (db: Db, organisation: OrganisationId, shifts: readonly string[]): Promise<number> =>
  written(
    db,
    sql`update shifts.shift set state = 'closed', version = version + 1
      where organisation_id = ${organisation} and id = any(${shifts}::uuid[]) and state = 'planned'`,
  )

export const writeRead = (
  db: Db,
  organisation: OrganisationId,
  sheet: string,
  by: string | null,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update shifts.sheet set read_at = ${now}, read_by = ${by}
      where organisation_id = ${organisation} and id = ${sheet} and read_at is null`,
  )
