/** SQL of delegations for a theme. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Theme } from '../rules/themes.ts'

export interface ThemeDelegationRow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly theme: Theme
  readonly untilDay: Day
  readonly givenAt: Instant
  readonly endedAt: Instant | null
}

const columns = sql`given.id, given.from_id as "from", given.to_id as "to", given.theme, given.until_day as "untilDay",
  given.given_at as "givenAt", given.ended_at as "endedAt"`

/** Those that hold on a day, the earliest first. */
export const themeDelegationsOn = (
  db: Db,
  community: OrganisationId,
  theme: Theme,
  day: Day,
): Promise<ThemeDelegationRow[]> =>
  rows(
    db,
    sql<ThemeDelegationRow>`select ${columns} from governance.theme_delegation as given
      where given.organisation_id = ${community} and given.theme = ${theme} and given.ended_at is null
        and given.until_day >= ${day}
      order by given.given_at, given.id`,
  )

export const lockThemeDelegation = (
  db: Db,
  community: OrganisationId,
  id: string,
): Promise<ThemeDelegationRow | null> =>
  one(
    db,
    sql<ThemeDelegationRow>`select ${columns} from governance.theme_delegation as given
      where given.organisation_id = ${community} and given.id = ${id} for update`,
  )

/** All of them, the newest first. */
export const allThemeDelegations = (db: Db, community: OrganisationId): Promise<ThemeDelegationRow[]> =>
  rows(
    db,
    sql<ThemeDelegationRow>`select ${columns} from governance.theme_delegation as given
      where given.organisation_id = ${community} order by given.given_at desc, given.id desc limit 500`,
  )

/** In which votes they were used. */
export const usesOf = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ of: string; id: string; number: number; title: string }[]> =>
  rows(
    db,
    sql<{ of: string; id: string; number: number; title: string }>`select delegation.theme_delegation_id as of, vote.id,
        vote.number, vote.title
      from governance.delegation join governance.vote
        on vote.organisation_id = delegation.organisation_id and vote.id = delegation.vote_id
      where delegation.organisation_id = ${community} and delegation.theme_delegation_id = any(${ids as string[]}::uuid[])
        and delegation.used_at is not null
      order by vote.number, delegation.id`,
  )

export async function addThemeDelegation(
  db: Db,
  community: OrganisationId,
  given: Omit<ThemeDelegationRow, 'endedAt'> & { readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.theme_delegation (organisation_id, id, from_id, to_id, theme, until_day, given_at, given_by)
    values (${community}, ${given.id}, ${given.from}, ${given.to}, ${given.theme}, ${given.untilDay}, ${given.givenAt},
      ${given.by})`.execute(db)
}

export async function endThemeDelegation(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update governance.theme_delegation set ended_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
