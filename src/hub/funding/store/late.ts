/** SQL of joining late. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents } from '#platform/values/money.ts'
import type { JoinState } from '../rules/states.ts'
import type { Weighed } from '../rules/weights.ts'

export interface JoinRow {
  readonly id: string
  readonly round: string
  readonly participant: string
  readonly state: JoinState
  readonly usesArea: boolean
  readonly share: Cents | null
  readonly months: number | null
  readonly pays: Cents | null
  readonly refunds: { readonly organisation: string; readonly amount: Cents }[]
  readonly weighed: Weighed | null
  readonly call: string | null
  readonly instead: 'waived' | 'sponsor' | 'hours' | null
  readonly sponsor: string | null
}

const columns = sql`id, round_id as round, participant_id as participant, state, uses_area as "usesArea", share, months, pays,
  refunds, weighed, call_id as call, instead, sponsor_id as sponsor`

export const joinsOf = (db: Db, community: OrganisationId, round: string): Promise<JoinRow[]> =>
  rows(
    db,
    sql<JoinRow>`select ${columns} from funding.late_join
      where organisation_id = ${community} and round_id = ${round} order by asked_at, id`,
  )

export const joinById = (db: Db, community: OrganisationId, id: string): Promise<JoinRow | null> =>
  one(db, sql<JoinRow>`select ${columns} from funding.late_join where organisation_id = ${community} and id = ${id}`)

export const joinOfCall = (db: Db, community: OrganisationId, call: string): Promise<JoinRow | null> =>
  one(
    db,
    sql<JoinRow>`select ${columns} from funding.late_join where organisation_id = ${community} and call_id = ${call}`,
  )

export async function writeJoin(
  db: Db,
  community: OrganisationId,
  join: Pick<JoinRow, 'id' | 'round' | 'participant' | 'usesArea' | 'weighed'> & {
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.late_join (organisation_id, id, round_id, participant_id, state, uses_area, weighed, asked_at,
      asked_by, changed_at)
    values (${community}, ${join.id}, ${join.round}, ${join.participant}, 'asked', ${join.usesArea},
      ${JSON.stringify(join.weighed)}::jsonb, ${join.at}, ${join.by}, ${join.at})`.execute(db)
}

export type JoinChange = Partial<
  Pick<JoinRow, 'state' | 'share' | 'months' | 'pays' | 'refunds' | 'call' | 'instead' | 'sponsor'> & {
    readonly decisionNumber: string
    readonly decisionOn: Day
  }
>

const inTable: Readonly<Record<keyof JoinChange, string>> = {
  state: 'state',
  share: 'share',
  months: 'months',
  pays: 'pays',
  refunds: 'refunds',
  call: 'call_id',
  instead: 'instead',
  sponsor: 'sponsor_id',
  decisionNumber: 'decision_number',
  decisionOn: 'decision_on',
}

export async function changeJoin(
  db: Db,
  community: OrganisationId,
  id: string,
  at: Instant,
  change: JoinChange,
): Promise<void> {
  const sets = Object.entries(change).map(([key, value]) => {
    const column = sql.ref(inTable[key as keyof JoinChange])
    return key === 'refunds' ? sql`${column} = ${JSON.stringify(value)}::jsonb` : sql`${column} = ${value}`
  })
  await sql`update funding.late_join set ${sql.join(sets)}, changed_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
