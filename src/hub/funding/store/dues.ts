/** SQL of dues: plans and choices, which only grow. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { DuesChoice, DuesPlan } from '../rules/dues-plan.ts'

export const readPlans = (db: Db, community: OrganisationId): Promise<DuesPlan[]> =>
  rows(
    db,
    sql<DuesPlan>`select version, from_day as "from", billing, term_days as "termDays", statuses
      from funding.dues_plan where organisation_id = ${community} order by version`,
  )

export async function writePlan(
  db: Db,
  community: OrganisationId,
  plan: DuesPlan & {
    readonly decision: { readonly number: string; readonly day: Day }
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.dues_plan (organisation_id, version, from_day, billing, term_days, statuses, decision_number,
      decision_on, adopted_at, adopted_by)
    values (${community}, ${plan.version}, ${plan.from}, ${plan.billing}, ${plan.termDays}, ${JSON.stringify(plan.statuses)}::jsonb,
      ${plan.decision.number}, ${plan.decision.day}, ${plan.at}, ${plan.by})`.execute(db)
}

/** What a participant chose, the earliest first; of two of one day, the later wish last. */
export const readChoices = (db: Db, community: OrganisationId, participant: string): Promise<DuesChoice[]> =>
  rows(
    db,
    sql<DuesChoice>`select amount, from_day as "from" from funding.dues_choice
      where organisation_id = ${community} and participant_id = ${participant} order by from_day, chosen_at, id`,
  )

export async function writeChoice(
  db: Db,
  community: OrganisationId,
  choice: DuesChoice & {
    readonly id: string
    readonly participant: string
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.dues_choice (organisation_id, id, participant_id, amount, from_day, chosen_at, chosen_by)
    values (${community}, ${choice.id}, ${choice.participant}, ${choice.amount}, ${choice.from}, ${choice.at}, ${choice.by})`.execute(
    db,
  )
}

/** What everybody chose, in the same order. */
export const readAllChoices = (
  db: Db,
  community: OrganisationId,
): Promise<(DuesChoice & { readonly participant: string })[]> =>
  rows(
    db,
    sql<DuesChoice & { participant: string }>`select participant_id as participant, amount, from_day as "from"
      from funding.dues_choice where organisation_id = ${community} order by participant_id, from_day, chosen_at, id`,
  )
