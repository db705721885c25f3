/** SQL of what a shop lets its communities know of itself, and of what a community is told. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Instant, Month } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface SharingRow {
  readonly id: string
  readonly name: string
  readonly agreedAt: Instant | null
}

/** The communities in which the shop takes part; `agreedAt` where one is told. */
export const sharingOf = (db: Db, shop: OrganisationId): Promise<SharingRow[]> =>
  rows(
    db,
    sql<SharingRow>`select community.id, community.name, agreed.agreed_at as "agreedAt"
      from organisations.communities_here() as community
      left join organisations.sharing as agreed on agreed.organisation_id = ${shop} and agreed.community_id = community.id
        and agreed.ended_at is null
      order by lower(community.name), community.id`,
  )

export async function writeSharing(
  db: Db,
  shop: OrganisationId,
  community: string,
  agreed: { readonly is: boolean; readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  const endedAt = agreed.is ? null : agreed.at
  await sql`insert into organisations.sharing (organisation_id, community_id, agreed_at, agreed_by, ended_at)
    values (${shop}, ${community}, ${agreed.at}, ${agreed.by}, ${endedAt})
    on conflict (organisation_id, community_id) do update set ended_at = excluded.ended_at, agreed_by = excluded.agreed_by,
      agreed_at = case when excluded.ended_at is null and sharing.ended_at is not null then excluded.agreed_at
        else sharing.agreed_at end`.execute(db)
}

export interface MonthShared {
  readonly month: Month
  readonly activeMembers: number | null
  readonly version: string
  readonly uses: Readonly<Record<string, number>>
}

const columns = sql`month, active_members as "activeMembers", software_version as version, uses`

export const lastNoted = (db: Db, shop: OrganisationId): Promise<MonthShared | null> =>
  one(
    db,
    sql<MonthShared>`select ${columns} from organisations.shared_month
      where organisation_id = ${shop} order by month desc limit 1`,
  )

/** What was done in each part of the software between two moments: the first word of each event counts. */
export async function usesBetween(
  db: Db,
  shop: OrganisationId,
  from: Instant,
  to: Instant,
): Promise<Readonly<Record<string, number>>> {
  const found = await rows(
    db,
    sql<{
      part: string
      times: number
    }>`select split_part(name, '.', 1) as part, count(*)::int as times from platform.event
      where organisation_id = ${shop} and at >= ${from} and at < ${to} group by 1 order by 1`,
  )
  return Object.fromEntries(found.map(({ part, times }) => [part, times]))
}

export async function noteMonth(db: Db, shop: OrganisationId, told: MonthShared, now: Instant): Promise<void> {
  await sql`insert into organisations.shared_month (organisation_id, month, active_members, software_version, uses, noted_at)
    values (${shop}, ${told.month}, ${told.activeMembers}, ${told.version}, ${JSON.stringify(told.uses)}::jsonb, ${now})
    on conflict do nothing`.execute(db)
}

/** What the participants of this community that agreed told last. */
export const sharedHere = (db: Db): Promise<(MonthShared & { readonly participant: string })[]> =>
  rows(
    db,
    sql<MonthShared & { readonly participant: string }>`select participant_id as participant, ${columns}
      from organisations.shared_here() order by participant_id`,
  )

export interface MonthOfUse {
  readonly participant: string
  readonly month: Month
  readonly uses: Readonly<Record<string, number>>
}

/** Each month from this one on of the participants that agreed, noted since they did. */
export const usesHere = (db: Db, first: Month): Promise<MonthOfUse[]> =>
  rows(
    db,
    sql<MonthOfUse>`select participant_id as participant, month, uses
      from organisations.shared_months_here(${first}) order by participant_id, month`,
  )

/** Members counted by the shop's tools become declared figures of their year; what was attested stays. */
export const declareShared = (
  db: Db,
  community: OrganisationId,
  now: Instant,
): Promise<{ participant: string; year: number; activeMembers: number }[]> =>
  rows(
    db,
    sql<{ participant: string; year: number; activeMembers: number }>`insert into organisations.key_figures as held
        (organisation_id, participant_id, year, active_members, source, declared_at)
      select ${community}::uuid, participant_id, left(month, 4)::int, active_members, 'shop_tools', ${now}::timestamptz
      from organisations.shared_here() where active_members is not null
      on conflict (organisation_id, participant_id, year) do update set active_members = excluded.active_members,
        source = excluded.source, declared_at = excluded.declared_at, declared_by = null
      where held.attested_at is null and held.active_members is distinct from excluded.active_members
      returning participant_id as participant, year, active_members as "activeMembers"`,
  )
