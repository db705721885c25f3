/** SQL of what waits for a second pair of eyes. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { Approval } from '../rules/ledger.ts'

export interface WishRow {
  readonly id: string
  readonly act: string
  readonly subject: string
  readonly amount: Cents
  readonly currency: Currency
  readonly input: Readonly<Record<string, unknown>>
  readonly needsTwo: boolean
  readonly state: 'asked' | 'done' | 'declined'
  readonly reason: string | null
  readonly askedAt: Instant
  readonly askedBy: AccountId | null
  readonly approvals: Approval[]
}

const columns = sql`wish.id, wish.act, wish.subject_id as subject, wish.amount, wish.currency, wish.input,
  wish.needs_two as "needsTwo", wish.state, wish.reason, wish.asked_at as "askedAt", wish.asked_by as "askedBy",
  coalesce((select jsonb_agg(jsonb_build_object('account', account_id, 'organisation', participant_id) order by at)
    from funding.wish_approval as held
    where held.organisation_id = wish.organisation_id and held.wish_id = wish.id), '[]') as approvals`

export async function lockWish(db: Db, community: OrganisationId, id: string): Promise<WishRow | null> {
  await sql`select id from funding.wish where organisation_id = ${community} and id = ${id} for update`.execute(db)
  return one(
    db,
    sql<WishRow>`select ${columns} from funding.wish as wish where organisation_id = ${community} and id = ${id}`,
  )
}

export const openWish = (db: Db, community: OrganisationId, act: string, subject: string): Promise<WishRow | null> =>
  one(
    db,
    sql<WishRow>`select ${columns} from funding.wish as wish
      where organisation_id = ${community} and act = ${act} and subject_id = ${subject} and state = 'asked'`,
  )

/** Those that wait, the oldest first; with `over`, the last hundred that ended. */
export const readWishes = (db: Db, community: OrganisationId, over: boolean): Promise<WishRow[]> =>
  rows(
    db,
    over
      ? sql<WishRow>`select ${columns} from funding.wish as wish
          where organisation_id = ${community} and state <> 'asked' order by ended_at desc, id limit 100`
      : sql<WishRow>`select ${columns} from funding.wish as wish
          where organisation_id = ${community} and state = 'asked' order by asked_at, id`,
  )

export async function writeWish(db: Db, community: OrganisationId, wish: Omit<WishRow, 'approvals'>): Promise<void> {
  await sql`insert into funding.wish (organisation_id, id, act, subject_id, amount, currency, input, needs_two, state, reason,
      asked_at, asked_by)
    values (${community}, ${wish.id}, ${wish.act}, ${wish.subject}, ${wish.amount}, ${wish.currency},
      ${JSON.stringify(wish.input)}::jsonb, ${wish.needsTwo}, ${wish.state}, ${wish.reason}, ${wish.askedAt},
      ${wish.askedBy})`.execute(db)
}

export async function writeApproval(
  db: Db,
  community: OrganisationId,
  wish: string,
  { account, organisation }: Approval,
  at: Instant,
): Promise<void> {
  await sql`insert into funding.wish_approval (organisation_id, wish_id, account_id, participant_id, at)
    values (${community}, ${wish}, ${account}, ${organisation}, ${at})`.execute(db)
}

export async function endWish(
  db: Db,
  community: OrganisationId,
  id: string,
  ended: {
    readonly state: 'done' | 'declined'
    readonly reason: string | null
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`update funding.wish set state = ${ended.state}, reason = coalesce(${ended.reason}, reason), ended_at = ${ended.at},
      ended_by = ${ended.by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
