/** SQL of voices: who backs a need, who uses which area, how many dots each gave, what people say. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface BackingRow {
  readonly need: string
  readonly participant: OrganisationId
  readonly strength: number
  readonly because: string | null
  readonly at: Instant
}

/** Who backs these needs: the strongest voice of each organisation, those of merged needs counted in. */
export const backingsOf = (db: Db, community: OrganisationId, needs: readonly string[]): Promise<BackingRow[]> =>
  rows(
    db,
    sql<BackingRow>`select need_id as need, participant_id as participant, strength, because, given_at as at
      from needs.held_backing where organisation_id = ${community} and need_id = any(${needs as string[]}::uuid[])
      order by need_id, given_at, participant_id`,
  )

/** What was said last at the need itself; strength 0 takes the voice back. */
export async function writeBacking(
  db: Db,
  community: OrganisationId,
  backing: Omit<BackingRow, 'at'> & { readonly now: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into needs.backing as held (organisation_id, need_id, participant_id, strength, because, given_at, given_by)
    values (${community}, ${backing.need}, ${backing.participant}, ${backing.strength}, ${backing.because}, ${backing.now},
      ${backing.by})
    on conflict (organisation_id, need_id, participant_id) do update set strength = excluded.strength,
      because = excluded.because, given_at = excluded.given_at, given_by = excluded.given_by`.execute(db)
}

export interface AreaUseRow {
  readonly participant: OrganisationId
  readonly area: string
  readonly since: Day
}

/** Who uses an area on a day. */
export const usersOf = (db: Db, community: OrganisationId, area: string, day: Day): Promise<AreaUseRow[]> =>
  rows(
    db,
    sql<AreaUseRow>`select participant_id as participant, area, since from needs.area_use
      where organisation_id = ${community} and area = ${area} and since <= ${day} order by since, participant_id`,
  )

export const areasInUse = (db: Db, community: OrganisationId): Promise<AreaUseRow[]> =>
  rows(
    db,
    sql<AreaUseRow>`select participant_id as participant, area, since from needs.area_use
      where organisation_id = ${community} order by area, since, participant_id`,
  )

export async function writeAreaUse(db: Db, community: OrganisationId, use: AreaUseRow): Promise<void> {
  await sql`insert into needs.area_use (organisation_id, participant_id, area, since)
    values (${community}, ${use.participant}, ${use.area}, ${use.since})
    on conflict (organisation_id, participant_id, area) do update set since = excluded.since`.execute(db)
}

export async function removeAreaUse(
  db: Db,
  community: OrganisationId,
  participant: string,
  area: string,
): Promise<void> {
  await sql`delete from needs.area_use
    where organisation_id = ${community} and participant_id = ${participant} and area = ${area}`.execute(db)
}

/** The cycle that runs: the last one begun, and the first before any was. */
export const currentCycle = async (db: Db, community: OrganisationId): Promise<number> =>
  (
    await one<{ number: number | null }>(
      db,
      sql`select max(number) as number from needs.cycle where organisation_id = ${community}`,
    )
  )?.number ?? 1

export async function lockCycles(db: Db, community: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('cycles of needs ' || ${community}::text, 0))`.execute(db)
}

export async function addCycle(
  db: Db,
  community: OrganisationId,
  cycle: { readonly number: number; readonly day: Day; readonly now: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into needs.cycle (organisation_id, number, from_day, begun_at, begun_by)
    values (${community}, ${cycle.number}, ${cycle.day}, ${cycle.now}, ${cycle.by})`.execute(db)
}

export interface DotsRow {
  readonly need: string
  readonly participant: OrganisationId
  readonly dots: number
}

/** The dots of a cycle that count: those on needs that are still collected or ranked. */
export const dotsIn = (db: Db, community: OrganisationId, cycle: number): Promise<DotsRow[]> =>
  rows(
    db,
    sql<DotsRow>`select put.need_id as need, put.participant_id as participant, put.dots from needs.dots as put
      join needs.need as need on need.organisation_id = put.organisation_id and need.id = put.need_id
      where put.organisation_id = ${community} and put.cycle = ${cycle} and put.dots > 0
        and need.state in ('collected', 'prioritised')
      order by put.need_id, put.participant_id`,
  )

/** The dots that an organisation gave in a cycle, wherever those needs are by now; what left for good gives them back. */
export const dotsGiven = (db: Db, community: OrganisationId, cycle: number, participants: readonly string[]) =>
  rows(
    db,
    sql<DotsRow>`select put.need_id as need, put.participant_id as participant, put.dots from needs.dots as put
      join needs.need as need on need.organisation_id = put.organisation_id and need.id = put.need_id
      where put.organisation_id = ${community} and put.cycle = ${cycle} and put.dots > 0
        and put.participant_id = any(${participants as string[]}::uuid[])
        and need.state not in ('declined', 'withdrawn', 'replaced')
      order by put.need_id, put.participant_id`,
  )

export async function writeDots(
  db: Db,
  community: OrganisationId,
  put: DotsRow & { readonly cycle: number; readonly now: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into needs.dots (organisation_id, cycle, participant_id, need_id, dots, put_at, put_by)
    values (${community}, ${put.cycle}, ${put.participant}, ${put.need}, ${put.dots}, ${put.now}, ${put.by})
    on conflict (organisation_id, cycle, participant_id, need_id) do update set dots = excluded.dots,
      put_at = excluded.put_at, put_by = excluded.put_by`.execute(db)
}

export interface OpinionRow {
  readonly id: string
  readonly participant: OrganisationId
  readonly account: AccountId | null
  readonly text: string
  readonly at: Instant
}

export const opinionsOf = (db: Db, community: OrganisationId, need: string): Promise<OpinionRow[]> =>
  rows(
    db,
    sql<OpinionRow>`select id, participant_id as participant, account_id as account, text, written_at as at from needs.opinion
      where organisation_id = ${community} and need_id = ${need} order by written_at, id`,
  )

export async function addOpinion(db: Db, community: OrganisationId, need: string, opinion: OpinionRow): Promise<void> {
  await sql`insert into needs.opinion (organisation_id, id, need_id, participant_id, account_id, text, written_at)
    values (${community}, ${opinion.id}, ${need}, ${opinion.participant}, ${opinion.account}, ${opinion.text}, ${opinion.at})`.execute(
    db,
  )
}

export const photosOf = async (db: Db, community: OrganisationId, need: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select id from needs.photo where organisation_id = ${community} and need_id = ${need} order by added_at, id`,
    )
  ).map(({ id }) => id)

export const readPhoto = (
  db: Db,
  community: OrganisationId,
  need: string,
  photo: string,
): Promise<{ type: string; bytes: Buffer } | null> =>
  one(
    db,
    sql<{ type: string; bytes: Buffer }>`select type, bytes from needs.photo
      where organisation_id = ${community} and need_id = ${need} and id = ${photo}`,
  )

export async function addPhoto(
  db: Db,
  community: OrganisationId,
  photo: {
    readonly id: string
    readonly need: string
    readonly type: string
    readonly bytes: Uint8Array
    readonly now: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into needs.photo (organisation_id, id, need_id, type, bytes, added_at, added_by)
    values (${community}, ${photo.id}, ${photo.need}, ${photo.type}, ${Buffer.from(photo.bytes)}, ${photo.now}, ${photo.by})`.execute(
    db,
  )
}

/** Several at once, in their order. */
export const addPhotos = (
  db: Db,
  community: OrganisationId,
  need: string,
  photos: readonly { readonly id: string; readonly type: string; readonly bytes: Uint8Array }[],
  added: { readonly now: Instant; readonly by: AccountId | null },
): Promise<number> =>
  insertRows(
    db,
    'needs.photo',
    {
      ...{ organisation_id: 'uuid', id: 'uuid', need_id: 'uuid', type: 'text', bytes: 'bytea' },
      ...{ added_at: 'timestamptz', added_by: 'uuid' },
    },
    photos.map(({ id, type, bytes }) => ({
      ...{ organisation_id: community, id, need_id: need, type, bytes: Buffer.from(bytes) },
      ...{ added_at: added.now, added_by: added.by },
    })),
  )

export async function removePhoto(db: Db, community: OrganisationId, need: string, photo: string): Promise<void> {
  await sql`delete from needs.photo
    where organisation_id = ${community} and need_id = ${need} and id = ${photo}`.execute(db)
}
