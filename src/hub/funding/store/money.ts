/** SQL of what the money comes to, for everybody who takes part. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'

export interface DuesOfYear {
  readonly year: number
  readonly currency: Currency
  readonly asked: Cents
  readonly paid: Cents
  readonly open: Cents
  readonly waived: Cents
  readonly writtenOff: Cents
}

/** Periods by the year they begin in, with VAT; what is not issued yet counts for nothing. Waived or written off is what
 *  was not paid of them. */
export const duesByYear = (db: Db, community: OrganisationId): Promise<DuesOfYear[]> =>
  rows(
    db,
    sql<DuesOfYear>`select extract(year from from_day)::int as year, currency, sum(total)::bigint as asked, sum(paid)::bigint as paid,
        coalesce(sum(total - paid) filter (where state in ('issued', 'part_paid', 'overdue')), 0)::bigint as open,
        coalesce(sum(total - paid) filter (where state = 'waived'), 0)::bigint as waived,
        coalesce(sum(total - paid) filter (where state = 'written_off'), 0)::bigint as "writtenOff"
      from (select *, net + vat as total from funding.dues_period
        where organisation_id = ${community} and state <> 'scheduled') as period
      group by 1, 2 order by 1 desc, 2`,
  )

/** Rounds with what became of their money. Of a development of before one knows its cost and who bore it. */
export function roundMoneyList(
  community: OrganisationId,
  complete: NonNullable<ListDefinition['complete']>,
): ListDefinition {
  const called = sql`from funding.call_line as call where call.organisation_id = round.organisation_id
    and call.round_id = round.id and call.cancelled_on is null`
  const isPast = sql`round.kind = 'past'`
  const borne = sql`coalesce((select sum(amount) from funding.net_change as borne
    where borne.organisation_id = round.organisation_id and borne.round_id = round.id), 0)::bigint`
  const booked = sql`from funding.cost as cost where cost.organisation_id = round.organisation_id
    and cost.round_id = round.id and cost.set_id is not null`
  const left = sql`from funding.entry_set as entry
    join funding.entry_line as line on line.organisation_id = entry.organisation_id and line.set_id = entry.id
    where entry.organisation_id = round.organisation_id and entry.kind = 'surplus' and line.account = 'round'
      and line.about = round.id and line.amount > 0
      and not exists (select from funding.entry_set as mirror where mirror.organisation_id = entry.organisation_id
        and mirror.reverses = entry.id)`
  return {
    name: 'round_money',
    from: sql`from funding.round as round where round.organisation_id = ${community} and round.state <> 'draft'`,
    id: sql`round.id`,
    columns: {
      seq: { sql: sql`round.seq`, type: 'number', sortable: true },
      name: { sql: sql`round.name`, sortSql: sql`platform.plain(round.name)`, type: 'text', sortable: true },
      state: { sql: sql`round.state`, type: 'text', sortable: true },
      currency: { sql: sql`round.currency`, type: 'text' },
      target: { sql: sql`round.target`, type: 'money', sortable: true },
      shares: {
        sql: sql`case when ${isPast} then ${borne} else coalesce((select sum(share.net) from funding.share
          where share.organisation_id = round.organisation_id and share.round_id = round.id), 0)::bigint end`,
        type: 'money',
      },
      called: {
        sql: sql`case when ${isPast} then ${borne} else coalesce((select sum(call.net + call.vat) ${called}), 0)::bigint end`,
        type: 'money',
      },
      paid: {
        sql: sql`case when ${isPast} then ${borne} else coalesce((select sum(call.paid + call.in_hours) ${called}), 0)::bigint end`,
        type: 'money',
      },
      cost: {
        sql: sql`case when ${isPast} then round.target else coalesce((select sum(cost.net) ${booked}), 0)::bigint end`,
        type: 'money',
      },
      surplus: { sql: sql`coalesce((select sum(line.amount) ${left}), 0)::bigint`, type: 'money' },
      estimate: { sql: sql`round.estimate_id`, type: 'text', exported: false },
      // filled by the module that knows
      estimated: { sql: sql`null::integer`, type: 'number' },
      worked: { sql: sql`null::integer`, type: 'number' },
    },
    search: wordIn(sql`platform.plain(round.name)`),
    filters: { state: (value) => sql`round.state = ${value}` },
    complete,
    sort: '-seq',
  }
}
