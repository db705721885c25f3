/** SQL of those who read the newsletter. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Bounce, BounceKind, SubscriberState } from '../rules/subscriber.ts'

export interface SubscriberRow {
  readonly id: string
  readonly email: string | null
  readonly language: Language
  readonly state: SubscriberState
  readonly token: string
  readonly askedOn: Day
  readonly askedBy: 'form' | 'import'
  readonly endedBecause: string | null
  readonly toldAgainOn: Day | null
}

const columns = sql`id, email, language, state, token, asked_on as "askedOn", asked_by as "askedBy",
  ended_because as "endedBecause", told_again_on as "toldAgainOn"`

export const readSubscriber = (db: Db, community: OrganisationId, id: string): Promise<SubscriberRow | null> =>
  one(
    db,
    sql<SubscriberRow>`select ${columns} from communication.subscriber where organisation_id = ${community} and id = ${id}`,
  )

export const readByHash = (db: Db, community: OrganisationId, hash: string): Promise<SubscriberRow | null> =>
  one(
    db,
    sql<SubscriberRow>`select ${columns} from communication.subscriber
      where organisation_id = ${community} and email_hash = ${hash}`,
  )

export const lockByHash = (db: Db, community: OrganisationId, hash: string): Promise<SubscriberRow | null> =>
  one(
    db,
    sql<SubscriberRow>`select ${columns} from communication.subscriber
      where organisation_id = ${community} and email_hash = ${hash} for update`,
  )

export const lockByToken = (db: Db, community: OrganisationId, token: string): Promise<SubscriberRow | null> =>
  one(
    db,
    sql<SubscriberRow>`select ${columns} from communication.subscriber
      where organisation_id = ${community} and token = ${token} for update`,
  )

export const lockSubscriber = (db: Db, community: OrganisationId, id: string): Promise<SubscriberRow | null> =>
  one(
    db,
    sql<SubscriberRow>`select ${columns} from communication.subscriber
      where organisation_id = ${community} and id = ${id} for update`,
  )

export interface Asked {
  readonly id: string
  readonly email: string
  readonly hash: string
  readonly language: Language
  readonly token: string
  readonly at: Instant
  readonly on: Day
  readonly proof: string
}

/** Two who ask at the same moment for one address: one row, and the answer says whether it was this one. Whoever left
 *  and asks again begins anew in the same row. */
export const writeAsked = (db: Db, community: OrganisationId, asked: Asked): Promise<number> =>
  written(
    db,
    sql`insert into communication.subscriber as old
        (organisation_id, id, email, email_hash, language, state, token, asked_at, asked_on, asked_by, proof)
      values (${community}, ${asked.id}, ${asked.email}, ${asked.hash}, ${asked.language}, 'unconfirmed', ${asked.token},
        ${asked.at}, ${asked.on}, 'form', ${asked.proof})
      on conflict (organisation_id, email_hash) do update
        set email = excluded.email, language = excluded.language, state = 'unconfirmed', token = excluded.token,
          asked_at = excluded.asked_at, asked_on = excluded.asked_on, asked_by = 'form', proof = excluded.proof,
          confirmed_at = null, ended_at = null, ended_because = null
        where old.state = 'unsubscribed'`,
  )

export const noteToldAgain = (db: Db, community: OrganisationId, id: string, day: Day): Promise<number> =>
  written(
    db,
    sql`update communication.subscriber set told_again_on = ${day}
      where organisation_id = ${community} and id = ${id}`,
  )

export const confirm = (db: Db, community: OrganisationId, id: string, at: Instant): Promise<number> =>
  written(
    db,
    sql`update communication.subscriber set state = 'confirmed', confirmed_at = ${at}
      where organisation_id = ${community} and id = ${id}`,
  )

export const unsubscribe = (db: Db, community: OrganisationId, id: string, at: Instant): Promise<number> =>
  written(
    db,
    sql`update communication.subscriber set state = 'unsubscribed', ended_at = ${at}, ended_because = 'reader'
      where organisation_id = ${community} and id = ${id}`,
  )

export const suppress = (
  db: Db,
  community: OrganisationId,
  id: string,
  at: Instant,
  because: BounceKind,
): Promise<number> =>
  written(
    db,
    sql`update communication.subscriber
      set state = 'suppressed', email = null, ended_at = ${at}, ended_because = ${because}
      where organisation_id = ${community} and id = ${id}`,
  )

export const bouncesOf = (db: Db, community: OrganisationId, subscriber: string): Promise<Bounce[]> =>
  rows(
    db,
    sql<Bounce>`select kind, day as "on" from communication.bounce
      where organisation_id = ${community} and subscriber_id = ${subscriber} order by at, id`,
  )

export async function addBounce(
  db: Db,
  community: OrganisationId,
  bounce: Bounce & {
    readonly id: string
    readonly subscriber: string
    readonly at: Instant
    readonly said: string | null
  },
): Promise<void> {
  await sql`insert into communication.bounce (organisation_id, id, subscriber_id, kind, at, day, said)
    values (${community}, ${bounce.id}, ${bounce.subscriber}, ${bounce.kind}, ${bounce.at}, ${bounce.on}, ${bounce.said})`.execute(
    db,
  )
}

/** What nobody confirmed, and proof that has been kept long enough; whoever is suppressed stays as a hash. */
export const dropOld = (db: Db, community: OrganisationId, askedBefore: Day, endedBefore: Day): Promise<number> =>
  written(
    db,
    sql`delete from communication.subscriber where organisation_id = ${community}
      and ((state = 'unconfirmed' and asked_on < ${askedBefore})
        or (state = 'unsubscribed' and ended_at < ${endedBefore}::date))`,
  )

export const countReaders = async (db: Db, community: OrganisationId): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`select count(*)::int as count from communication.subscriber
        where organisation_id = ${community} and state = 'confirmed'`,
    )
  )?.count ?? 0

export const statesOf = (
  db: Db,
  community: OrganisationId,
  hashes: readonly string[],
): Promise<{ hash: string; state: SubscriberState }[]> =>
  rows(
    db,
    sql<{ hash: string; state: SubscriberState }>`select email_hash as hash, state from communication.subscriber
      where organisation_id = ${community} and email_hash = any(${hashes as string[]}::text[]) order by email_hash`,
  )

export interface Imported {
  readonly id: string
  readonly email: string
  readonly hash: string
  readonly language: Language
  readonly token: string
  readonly agreedOn: Day
  readonly proof: string
}

/** Whoever asked meanwhile keeps the own row. */
export const writeImported = (
  db: Db,
  community: OrganisationId,
  importId: string,
  all: readonly Imported[],
  at: Instant,
): Promise<number> =>
  insertRows(
    db,
    'communication.subscriber',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      email: 'text',
      email_hash: 'text',
      language: 'text',
      state: 'text',
      token: 'text',
      asked_at: 'timestamptz',
      asked_on: 'date',
      asked_by: 'text',
      proof: 'text',
      confirmed_at: 'timestamptz',
      import_id: 'uuid',
    },
    all.map(({ id, email, hash, language, token, agreedOn, proof }) => ({
      ...{ organisation_id: community, id, email, email_hash: hash, language, token, proof, import_id: importId },
      ...{ state: 'confirmed', asked_at: at, asked_on: agreedOn, asked_by: 'import', confirmed_at: at },
    })),
    'on conflict (organisation_id, email_hash) do nothing',
  )

export const dropImported = (db: Db, community: OrganisationId, importId: string): Promise<number> =>
  written(
    db,
    sql`delete from communication.subscriber
      where organisation_id = ${community} and import_id = ${importId} and state = 'confirmed'`,
  )

/** To whom mails about a subscription go: they have no account here. */
export const mailNames = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; email: string; language: Language }[]> =>
  rows(
    db,
    sql<{ id: string; email: string; language: Language }>`select id, email, language from communication.subscriber
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) and email is not null order by id`,
  )

export const subscriberList = (community: OrganisationId): ListDefinition => ({
  name: 'subscribers',
  from: sql`from communication.subscriber as reader where reader.organisation_id = ${community}`,
  id: sql`reader.id`,
  columns: {
    email: { sql: sql`reader.email`, type: 'text', sortable: true },
    language: { sql: sql`reader.language`, type: 'text', sortable: true },
    state: { sql: sql`reader.state`, type: 'text', sortable: true },
    askedAt: { sql: sql`reader.asked_at`, type: 'instant', sortable: true },
    askedBy: { sql: sql`reader.asked_by`, type: 'text' },
    proof: { sql: sql`reader.proof`, type: 'text' },
    confirmedAt: { sql: sql`reader.confirmed_at`, type: 'instant', sortable: true },
    endedAt: { sql: sql`reader.ended_at`, type: 'instant', sortable: true },
    endedBecause: { sql: sql`reader.ended_because`, type: 'text' },
  },
  search: wordIn(sql`platform.plain(coalesce(reader.email, '') || ' ' || reader.proof)`),
  filters: {
    state: (value) => sql`reader.state = ${value}`,
    language: (value) => sql`reader.language = ${value}`,
  },
  sort: '-askedAt',
})
