/** SQL of calls: what is asked of each payer, and what of it is settled. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { type Cents, type Currency, cents } from '#platform/values/money.ts'
import type { CallKind, NetKind, SettledBy } from '../rules/calls.ts'

export interface CallRow {
  readonly id: string
  readonly round: string
  readonly kind: CallKind
  readonly tranche: number
  readonly pledge: string | null
  readonly participant: string
  readonly net: Cents
  readonly vat: Cents
  readonly vatBp: number
  readonly vatKind: string
  readonly calledOn: Day
  readonly dueOn: Day
  readonly reference: string
  readonly invoice: string | null
  readonly set: string
  readonly paid: Cents
  readonly inHours: Cents
  readonly advanced: Cents
  readonly repaid: Cents
  readonly takenOver: Cents
  readonly defaultedOn: Day | null
  readonly mediationBy: Day | null
  readonly mediatedOn: Day | null
  readonly cancelledOn: Day | null
}

const columns = sql`call.id, call.round_id as round, call.kind, call.tranche, call.pledge_id as pledge,
  call.participant_id as participant, call.net, call.vat, call.vat_bp as "vatBp", call.vat_kind as "vatKind",
  call.called_on as "calledOn", call.due_on as "dueOn", call.reference, call.invoice_id as invoice, call.set_id as set, call.paid,
  call.in_hours as "inHours", call.advanced, call.repaid, call.taken_over as "takenOver", call.defaulted_on as "defaultedOn",
  call.mediation_by as "mediationBy", call.mediated_on as "mediatedOn", call.cancelled_on as "cancelledOn"`

export const callsOf = (db: Db, community: OrganisationId, round: string): Promise<CallRow[]> =>
  rows(
    db,
    sql<CallRow>`select ${columns} from funding.call_line as call
      where call.organisation_id = ${community} and call.round_id = ${round}
      order by call.called_on, call.tranche, call.kind, call.id`,
  )

export const callById = (db: Db, community: OrganisationId, id: string): Promise<CallRow | null> =>
  one(
    db,
    sql<CallRow>`select ${columns} from funding.call_line as call
      where call.organisation_id = ${community} and call.id = ${id}`,
  )

/** Calls whose last day of grace is over, and that nobody settled: locked, so that a payment of the same second waits. */
export const callsOverdue = (db: Db, community: OrganisationId, dueBefore: Day): Promise<CallRow[]> =>
  rows(
    db,
    sql<CallRow>`select ${columns} from funding.call_line as call
      where call.organisation_id = ${community} and call.due_on < ${dueBefore} and call.defaulted_on is null
        and call.cancelled_on is null
        and call.paid + call.in_hours + call.advanced - call.repaid + call.taken_over < call.net + call.vat
      order by call.id for update`,
  )

export const writeCalls = (db: Db, community: OrganisationId, calls: readonly CallRow[]): Promise<number> =>
  insertRows(
    db,
    'funding.call_line',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      round_id: 'uuid',
      kind: 'text',
      tranche: 'integer',
      pledge_id: 'uuid',
      participant_id: 'uuid',
      net: 'bigint',
      vat: 'bigint',
      vat_bp: 'integer',
      vat_kind: 'text',
      called_on: 'date',
      due_on: 'date',
      reference: 'text',
      invoice_id: 'uuid',
      set_id: 'uuid',
    },
    calls.map((call) => ({
      organisation_id: community,
      id: call.id,
      round_id: call.round,
      kind: call.kind,
      tranche: call.tranche,
      pledge_id: call.pledge,
      participant_id: call.participant,
      net: call.net,
      vat: call.vat,
      vat_bp: call.vatBp,
      vat_kind: call.vatKind,
      called_on: call.calledOn,
      due_on: call.dueOn,
      reference: call.reference,
      invoice_id: call.invoice,
      set_id: call.set,
    })),
  )

export type CallChange = Partial<
  Pick<
    CallRow,
    | 'paid'
    | 'inHours'
    | 'advanced'
    | 'repaid'
    | 'takenOver'
    | 'defaultedOn'
    | 'mediationBy'
    | 'mediatedOn'
    | 'cancelledOn'
  >
>

const inTable: Readonly<Record<keyof CallChange, string>> = {
  paid: 'paid',
  inHours: 'in_hours',
  advanced: 'advanced',
  repaid: 'repaid',
  takenOver: 'taken_over',
  defaultedOn: 'defaulted_on',
  mediationBy: 'mediation_by',
  mediatedOn: 'mediated_on',
  cancelledOn: 'cancelled_on',
}

/** The same change of some calls, with one statement. */
export async function changeCalls(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  change: CallChange,
): Promise<void> {
  const sets = Object.entries(change).map(
    ([key, value]) => sql`${sql.ref(inTable[key as keyof CallChange])} = ${value}`,
  )
  if (ids.length === 0 || sets.length === 0) return
  await sql`update funding.call_line set ${sql.join(sets)}
    where organisation_id = ${community} and id = any(${ids}::uuid[])`.execute(db)
}

export interface SettlementRow {
  readonly id: string
  readonly call: string
  readonly way: SettledBy
  readonly amount: Cents
  readonly day: Day
  readonly set: string
  readonly at: Instant
  readonly by: AccountId | null
  readonly paidCurrency?: Currency | null
  readonly paidAmount?: Cents | null
  readonly rate?: number | null
}

export const writeSettlements = (db: Db, community: OrganisationId, all: readonly SettlementRow[]): Promise<number> =>
  insertRows(
    db,
    'funding.settlement',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      call_id: 'uuid',
      way: 'text',
      amount: 'bigint',
      day: 'date',
      set_id: 'uuid',
      settled_at: 'timestamptz',
      settled_by: 'uuid',
      paid_currency: 'text',
      paid_amount: 'bigint',
      rate: 'bigint',
    },
    all.map((one) => ({
      organisation_id: community,
      id: one.id,
      call_id: one.call,
      way: one.way,
      amount: one.amount,
      day: one.day,
      set_id: one.set,
      settled_at: one.at,
      settled_by: one.by,
      paid_currency: one.paidCurrency ?? null,
      paid_amount: one.paidAmount ?? null,
      rate: one.rate ?? null,
    })),
  )

/** What a set settled, and was not undone. */
export const settlementsOf = (db: Db, community: OrganisationId, set: string): Promise<SettlementRow[]> =>
  rows(
    db,
    sql<SettlementRow>`select id, call_id as call, way, amount, day, set_id as set, settled_at as at, settled_by as by
      from funding.settlement as settled where organisation_id = ${community} and set_id = ${set}
        and not exists (select from funding.settlement as undone where undone.organisation_id = settled.organisation_id
          and undone.set_id = settled.set_id and undone.way = 'undone') order by id`,
  )

/** Whether the set asks for a call. */
export const isCallSet = async (db: Db, community: OrganisationId, set: string): Promise<boolean> =>
  (await one(
    db,
    sql`select id from funding.call_line where organisation_id = ${community} and set_id = ${set} limit 1`,
  )) !== null

export interface NetRow {
  readonly participant: string
  readonly kind: NetKind
  readonly amount: Cents
}

export const writeNets = (
  db: Db,
  community: OrganisationId,
  round: string,
  day: Day,
  all: readonly (NetRow & { readonly id: string })[],
): Promise<number> =>
  insertRows(
    db,
    'funding.net_change',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      round_id: 'uuid',
      participant_id: 'uuid',
      kind: 'text',
      amount: 'bigint',
      happened_on: 'date',
    },
    all.map(({ participant, ...one }) => ({
      ...one,
      organisation_id: community,
      round_id: round,
      participant_id: participant,
      happened_on: day,
    })),
  )

/** What each organisation bears of a round today. */
export const netsOf = (
  db: Db,
  community: OrganisationId,
  round: string,
): Promise<{ participant: string; net: Cents }[]> =>
  rows(
    db,
    sql<{ participant: string; net: Cents }>`select participant_id as participant, sum(amount)::bigint as net
      from funding.net_change where organisation_id = ${community} and round_id = ${round}
      group by participant_id order by participant_id`,
  )

/** What each has paid or done for the round, without VAT, less what came back to it by then. */
export const paidIn = (
  db: Db,
  community: OrganisationId,
  round: string,
): Promise<{ organisation: string; left: Cents }[]> =>
  rows(
    db,
    sql<{ organisation: string; left: Cents }>`select participant_id as organisation, sum(amount)::bigint as left from (
        select participant_id, least(net, in_hours + round(paid * net / nullif(net + vat, 0)::numeric)) as amount
        from funding.call_line where organisation_id = ${community} and round_id = ${round} and cancelled_on is null
        union all
        select participant_id, amount from funding.net_change
        where organisation_id = ${community} and round_id = ${round} and kind in ('refund', 'surplus')
      ) as moved group by participant_id order by participant_id`,
  )

/** What an organisation may use to pay: its credit in a currency. */
export const creditOf = async (
  db: Db,
  community: OrganisationId,
  participant: string,
  currency: string,
): Promise<Cents> =>
  cents(
    (
      await one<{ credit: number }>(
        db,
        sql`select coalesce(-sum(amount), 0)::bigint as credit from funding.entry_line
          where organisation_id = ${community} and account = 'credit' and about = ${participant} and currency = ${currency}`,
      )
    )?.credit ?? 0,
  )
