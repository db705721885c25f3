/** Who is counted, from which day and in which mode. A constant number of statements for any number of people;
 *  `members` null means everybody. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Mode } from '../rules/words.ts'
import { amongst, type Members } from './among-members.ts'

export interface CountedWorker {
  readonly member: string
  readonly countedFrom: Day
  readonly alertBefore: Day | null
  readonly extensionBefore: Day | null
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly resigningOn: Day | null
}

const countedWorkers = (organisation: OrganisationId, members: Members) =>
  sql<CountedWorker>`select member_id as member, counted_from as "countedFrom", alert_before as "alertBefore",
      extension_before as "extensionBefore", mode, flying_start as "flyingStart", resigning_on as "resigningOn"
    from shifts.worker
    where organisation_id = ${organisation} and counted_from is not null and ${amongst('member_id', members)}
    order by member_id`

export const readWorkers = (db: Db, organisation: OrganisationId, members: Members): Promise<CountedWorker[]> =>
  rows(db, countedWorkers(organisation, members))

/** Locks those workers, in the order of ids: two recounts of a person follow each other. */
export const lockWorkers = (db: Db, organisation: OrganisationId, members: Members): Promise<CountedWorker[]> =>
  rows(db, sql<CountedWorker>`${countedWorkers(organisation, members)} for update`)

/** People who are judged from a day on for the first time: workers without a beginning get it. */
export const beginCounting = (db: Db, organisation: OrganisationId, members: Members, from: Day): Promise<number> =>
  written(
    db,
    sql`update shifts.worker set counted_from = ${from}
      where organisation_id = ${organisation} and counted_from is null and ${amongst('member_id', members)}`,
  )

/** An alert and an extension that ran when the counting began here. */
export const writeBeginning = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  { alert, extension }: { readonly alert: Day | null; readonly extension: Day | null },
): Promise<number> =>
  written(
    db,
    sql`update shifts.worker set alert_before = ${alert}, extension_before = ${extension}
      where organisation_id = ${organisation} and member_id = ${member}`,
  )

/** Rows for workers who have none yet, as new workers start. */
export const ensureWorkers = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  first: { readonly mode: Mode; readonly from: Day },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.worker (organisation_id, member_id, mode, flying_start, counted_from)
      select ${organisation}, given.member, ${first.mode}, ${first.mode === 'flying' ? first.from : null}, ${first.from}
      from unnest(${members}::uuid[]) as given(member)
      on conflict (organisation_id, member_id) do nothing`,
  )

export interface ModeRow {
  readonly member: string
  readonly from: Day
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly fresh: boolean
}

export const readModes = (db: Db, organisation: OrganisationId, members: Members): Promise<ModeRow[]> =>
  rows(
    db,
    sql<ModeRow>`select member_id as member, from_day as "from", mode, flying_start as "flyingStart", fresh
      from shifts.worker_mode where organisation_id = ${organisation} and ${amongst('member_id', members)}
      order by member_id, from_day`,
  )

/** Writes how somebody takes part from a day on. */
export const writeMode = (db: Db, organisation: OrganisationId, row: ModeRow): Promise<number> =>
  writeModes(db, organisation, [row])

export const writeModes = (db: Db, organisation: OrganisationId, modes: readonly ModeRow[]): Promise<number> =>
  insertRows(
    db,
    'shifts.worker_mode',
    {
      ...{ organisation_id: 'uuid', member_id: 'uuid', from_day: 'date', mode: 'text', flying_start: 'date' },
      fresh: 'boolean',
    },
    modes.map((row) => ({
      ...{ organisation_id: organisation, member_id: row.member, from_day: row.from, mode: row.mode },
      ...{ flying_start: row.flyingStart, fresh: row.fresh },
    })),
    `on conflict (organisation_id, member_id, from_day) do update set mode = excluded.mode,
      flying_start = excluded.flying_start, fresh = worker_mode.fresh or excluded.fresh`,
  )

export const dropModes = (db: Db, organisation: OrganisationId, members: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from shifts.worker_mode where organisation_id = ${organisation} and member_id = any(${members}::uuid[])`,
  )
