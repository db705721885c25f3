/** What the office did for members: whose answer, how it came, why, and who wrote it down. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export type OfficeVerb = 'yes' | 'no' | 'withdraw' | 'hand_back' | 'undo'
export type Heard = 'phone' | 'desk' | 'writing'

export interface OfficeAct {
  readonly id: string
  /** The change, request, proposal, call or call-out. */
  readonly about: string
  readonly act: OfficeVerb
  readonly member: string
  readonly how: Heard
  readonly reason: string
  /** The account. */
  readonly by: string | null
  readonly at: Instant
}

export const addOfficeActs = (db: Db, organisation: OrganisationId, acts: readonly OfficeAct[]): Promise<number> =>
  insertRows(
    db,
    'exchanges.office_act',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      about_id: 'uuid',
      act: 'text',
      member_id: 'uuid',
      how: 'text',
      reason: 'text',
      by_id: 'uuid',
      acted_at: 'timestamptz',
    },
    acts.map((one) => ({
      organisation_id: organisation,
      id: one.id,
      about_id: one.about,
      act: one.act,
      member_id: one.member,
      how: one.how,
      reason: one.reason,
      by_id: one.by,
      acted_at: one.at,
    })),
  )

const columns = sql`id, about_id as about, act, member_id as member, how, reason, by_id as by, acted_at as at`

/** Oldest first. */
export const officeActsAbout = (
  db: Db,
  organisation: OrganisationId,
  things: readonly string[],
): Promise<OfficeAct[]> =>
  rows(
    db,
    sql<OfficeAct>`select ${columns} from exchanges.office_act
      where organisation_id = ${organisation} and about_id = any(${things}::uuid[]) order by acted_at, id`,
  )

/** What was done in the name of a person, oldest first. */
export const officeActsFor = (db: Db, organisation: OrganisationId, member: string): Promise<OfficeAct[]> =>
  rows(
    db,
    sql<OfficeAct>`select ${columns} from exchanges.office_act
      where organisation_id = ${organisation} and member_id = ${member} order by acted_at, id`,
  )
