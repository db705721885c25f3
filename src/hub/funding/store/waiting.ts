/** SQL of open rounds and of who has answered in them. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Currency } from '#platform/values/money.ts'
import type { PledgeState } from '../rules/states.ts'

export interface OpenRound {
  readonly id: string
  readonly name: string
  readonly target: number
  readonly currency: Currency
  readonly deadline: Day
  readonly endsAt: Instant
  readonly invited: string[]
  readonly pledges: { readonly participant: string; readonly state: PledgeState }[]
  /** Participants that said that they do not pledge. */
  readonly declined: string[]
}

/** What an organisation has to pay: dues of a period, or a call of a round. */
export interface OpenDemand {
  readonly kind: 'dues' | 'call'
  /** The period, or the round of the call. */
  readonly id: string
  readonly name: string | null
  readonly payer: string
  readonly amount: number
  readonly currency: Currency
  readonly dueOn: Day
}

/** What these organisations have not paid yet, the oldest first. */
export const openDemands = (db: Db, community: OrganisationId, payers: readonly string[]): Promise<OpenDemand[]> =>
  rows(
    db,
    sql<OpenDemand>`with demand as (
        select 'dues' as kind, period.id, null::text as name, period.payer_id as payer,
          period.net + period.vat - period.paid as amount, period.currency, period.due_on as "dueOn"
        from funding.dues_period as period
        where period.organisation_id = ${community} and period.payer_id = any(${payers as string[]}::uuid[])
          and period.state in ('issued', 'part_paid', 'overdue')
        union all
        select 'call', call.round_id, round.name, call.participant_id,
          call.net + call.vat - call.paid - call.in_hours - call.advanced + call.repaid - call.taken_over,
          round.currency, call.due_on
        from funding.call_line as call
          join funding.round as round on round.organisation_id = call.organisation_id and round.id = call.round_id
        where call.organisation_id = ${community} and call.participant_id = any(${payers as string[]}::uuid[])
          and call.cancelled_on is null
      )
      select kind, id, name, payer, amount, currency, "dueOn" from demand where amount > 0
      order by "dueOn", kind, id, payer, amount`,
  )

export const openRounds = (db: Db, community: OrganisationId, now: Instant): Promise<OpenRound[]> =>
  rows(
    db,
    sql<OpenRound>`select round.id, round.name, round.target, round.currency, round.deadline, round.ends_at as "endsAt",
        round.invited,
        coalesce((select jsonb_agg(jsonb_build_object('participant', pledge.participant_id, 'state', pledge.state)
              order by pledge.given_at, pledge.id)
            from funding.pledge
            where pledge.organisation_id = round.organisation_id and pledge.round_id = round.id), '[]') as pledges,
        array(select said.participant_id::text from funding.round_decline as said
            where said.organisation_id = round.organisation_id and said.round_id = round.id
            order by said.participant_id) as declined
      from funding.round as round
      where round.organisation_id = ${community} and round.state = 'open' and round.ends_at > ${now}
      order by round.ends_at, round.seq`,
  )
