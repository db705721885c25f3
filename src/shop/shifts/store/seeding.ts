/** The rows of the demo's planning, one statement a table. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

const tables = {
  kind: { id: 'uuid', name: 'text', description: 'text', colour: 'text' },
  rota: { id: 'uuid', name: 'text', anchor_day: 'date', valid_from: 'date' },
  rota_week: { rota_id: 'uuid', sequence: 'integer', letter: 'text' },
  template: {
    id: 'uuid',
    name: 'text',
    kind_id: 'uuid',
    rota_id: 'uuid',
    week_sequence: 'integer',
    day_number: 'integer',
    from_day: 'date',
    starts: 'time',
    ends: 'time',
    lead_id: 'uuid',
    state: 'text',
  },
  seat_group: {
    id: 'uuid',
    template_id: 'uuid',
    role: 'text',
    seats: 'integer',
    min_seats: 'integer',
    skills: 'text[]',
  },
  fixed_seat: {
    id: 'uuid',
    template_id: 'uuid',
    group_id: 'uuid',
    member_id: 'uuid',
    from_day: 'date',
    given_at: 'timestamptz',
  },
  worker: {
    member_id: 'uuid',
    mode: 'text',
    flying_start: 'date',
    exempt_reason: 'text',
    is_lead: 'boolean',
    contact_visible: 'boolean',
    name_visible: 'boolean',
  },
} as const

export type SeededTable = keyof typeof tables

/** Adds rows to a table of this module; one statement, however many. */
export const addSeeded = (
  db: Db,
  organisation: OrganisationId,
  table: SeededTable,
  given: readonly Readonly<Record<string, unknown>>[],
): Promise<number> =>
  insertRows(
    db,
    `shifts.${table}`,
    { organisation_id: 'uuid', ...tables[table] },
    given.map((row) => ({ ...row, organisation_id: organisation })),
  )

export interface SeededMember {
  readonly id: string
  readonly email: string | null
}

/** Everybody who may work, in the order of their numbers. */
export const membersToSeat = (db: Db, organisation: OrganisationId): Promise<SeededMember[]> =>
  rows(
    db,
    sql<SeededMember>`select contact_id as id, email from members.public_member
      where organisation_id = ${organisation} and role = 'worker' and not excluded and member_no is not null
      order by member_no`,
  )
