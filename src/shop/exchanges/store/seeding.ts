/** The rows of the demo's exchanges, one statement a table. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

const tables = {
  change: {
    id: 'uuid',
    member_id: 'uuid',
    old_attendance_id: 'uuid',
    new_attendance_id: 'uuid',
    old_shift_id: 'uuid',
    new_shift_id: 'uuid',
    purpose: 'text',
    chain: 'integer',
    changed_at: 'timestamptz',
  },
  swap_proposal: {
    id: 'uuid',
    origin: 'text',
    state: 'text',
    off_reason: 'text',
    possible: 'integer',
    made_at: 'timestamptz',
    expires_at: 'timestamptz',
    ended_at: 'timestamptz',
  },
  swap_request: {
    id: 'uuid',
    member_id: 'uuid',
    attendance_id: 'uuid',
    state: 'text',
    made_for_id: 'uuid',
    end_reason: 'text',
    made_at: 'timestamptz',
    ended_at: 'timestamptz',
    no_match_told_at: 'timestamptz',
  },
  wish: { request_id: 'uuid', position: 'integer', rank: 'integer', shift_id: 'uuid' },
  swap_leg: {
    proposal_id: 'uuid',
    position: 'integer',
    request_id: 'uuid',
    member_id: 'uuid',
    gives_id: 'uuid',
    takes_id: 'uuid',
    rank: 'integer',
    consented_at: 'timestamptz',
    declined_at: 'timestamptz',
    pending: 'boolean',
  },
  stand_in_call: {
    id: 'uuid',
    member_id: 'uuid',
    attendance_id: 'uuid',
    named_id: 'uuid',
    named_as: 'text',
    state: 'text',
    end_reason: 'text',
    taken_by_id: 'uuid',
    made_at: 'timestamptz',
    ended_at: 'timestamptz',
  },
  standby: { id: 'uuid', member_id: 'uuid', weekday: 'integer', from_day: 'date', made_at: 'timestamptz' },
  call_out: {
    id: 'uuid',
    shift_id: 'uuid',
    call_id: 'uuid',
    until_taken: 'integer',
    state: 'text',
    opened_at: 'timestamptz',
    last_invited_at: 'timestamptz',
    ended_at: 'timestamptz',
  },
  call_out_invitation: {
    call_out_id: 'uuid',
    member_id: 'uuid',
    invited_at: 'timestamptz',
    answer: 'text',
    answered_at: 'timestamptz',
  },
  pot_offer: {
    id: 'uuid',
    member_id: 'uuid',
    sort: 'text',
    shift_id: 'uuid',
    group_id: 'uuid',
    attendance_id: 'uuid',
    state: 'text',
    made_at: 'timestamptz',
    validated_at: 'timestamptz',
    validated_on: 'date',
    cancelled_at: 'timestamptz',
    cancelled_on: 'date',
  },
  pot_request: {
    id: 'uuid',
    member_id: 'uuid',
    sort: 'text',
    attendance_id: 'uuid',
    reason: 'text',
    state: 'text',
    made_on: 'date',
    made_at: 'timestamptz',
    validated_at: 'timestamptz',
    validated_on: 'date',
  },
} as const

/** In this order: a row names those of tables before it. */
export type SeededTable = keyof typeof tables

export type SeededRows = { readonly [Table in SeededTable]: Record<string, unknown>[] }

export const noRows = (): SeededRows =>
  Object.fromEntries(Object.keys(tables).map((table) => [table, []])) as unknown as SeededRows

/** Adds the rows of every table; one statement a table, however many. */
export async function addSeeded(db: Db, organisation: OrganisationId, given: SeededRows): Promise<void> {
  for (const [table, columns] of Object.entries(tables))
    await insertRows(
      db,
      `exchanges.${table}`,
      { organisation_id: 'uuid', ...columns },
      given[table as SeededTable].map((row) => ({ ...row, organisation_id: organisation })),
    )
}
