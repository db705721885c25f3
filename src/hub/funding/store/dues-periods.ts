/** SQL of dues periods and what is paid for them. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { DuesStatus } from '../rules/dues-plan.ts'
import type { VatKind } from '../rules/invoice.ts'
import type { DuesState } from '../rules/states.ts'

export interface PeriodRow {
  readonly id: string
  readonly number: number | null
  readonly invoice: string | null
  readonly reference: string | null
  readonly participant: string
  readonly payer: string
  readonly sponsorship: string | null
  readonly planVersion: number
  readonly status: DuesStatus
  readonly from: Day
  readonly to: Day
  readonly monthly: Cents
  readonly net: Cents
  readonly vat: Cents
  readonly vatBp: number
  readonly vatKind: VatKind
  readonly currency: Currency
  readonly dueOn: Day
  readonly state: DuesState
  readonly paid: Cents
  readonly holder: string
  readonly issuedAt: Instant | null
  readonly set: string | null
  readonly issuedTo: Day | null
  readonly issuedNet: Cents | null
  readonly issuedVat: Cents | null
  readonly reminders: number
  readonly remindedOn: Day | null
  readonly checkedAt: Instant | null
  readonly reason: string | null
  readonly decisionNumber: string | null
  readonly decisionOn: Day | null
}

const inTable = {
  id: ['id', 'uuid'],
  number: ['number', 'integer'],
  invoice: ['invoice_id', 'uuid'],
  reference: ['reference', 'text'],
  participant: ['participant_id', 'uuid'],
  payer: ['payer_id', 'uuid'],
  sponsorship: ['sponsorship_id', 'uuid'],
  planVersion: ['plan_version', 'integer'],
  status: ['status', 'text'],
  from: ['from_day', 'date'],
  to: ['to_day', 'date'],
  monthly: ['monthly', 'bigint'],
  net: ['net', 'bigint'],
  vat: ['vat', 'bigint'],
  vatBp: ['vat_bp', 'integer'],
  vatKind: ['vat_kind', 'text'],
  currency: ['currency', 'text'],
  dueOn: ['due_on', 'date'],
  state: ['state', 'text'],
  paid: ['paid', 'bigint'],
  holder: ['holder_id', 'uuid'],
  issuedAt: ['issued_at', 'timestamptz'],
  set: ['set_id', 'uuid'],
  issuedTo: ['issued_to', 'date'],
  issuedNet: ['issued_net', 'bigint'],
  issuedVat: ['issued_vat', 'bigint'],
  reminders: ['reminders', 'integer'],
  remindedOn: ['reminded_on', 'date'],
  checkedAt: ['checked_at', 'timestamptz'],
  reason: ['reason', 'text'],
  decisionNumber: ['decision_number', 'text'],
  decisionOn: ['decision_on', 'date'],
} as const satisfies Readonly<Record<keyof PeriodRow, readonly [string, string]>>

const fields = Object.entries(inTable) as [keyof PeriodRow, readonly [string, string]][]
const columns = sql.join(fields.map(([key, [name]]) => sql`${sql.ref(name)} as ${sql.ref(key)}`))
const types = (keys: readonly (keyof PeriodRow)[]): Record<string, string> =>
  Object.fromEntries(keys.map((key) => inTable[key]))
const asRow = (given: Partial<PeriodRow>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [inTable[key as keyof PeriodRow][0], value]))

export const readPeriod = (db: Db, community: OrganisationId, id: string): Promise<PeriodRow | null> =>
  one(
    db,
    sql<PeriodRow>`select ${columns} from funding.dues_period where organisation_id = ${community} and id = ${id}`,
  )

/** Nobody pays, waives or reminds while somebody else does. */
export const lockPeriod = (db: Db, community: OrganisationId, id: string): Promise<PeriodRow | null> =>
  one(
    db,
    sql<PeriodRow>`select ${columns} from funding.dues_period
      where organisation_id = ${community} and id = ${id} for update`,
  )

/** What an organisation owes or owed, its own and what it pays as a sponsor; the latest first. */
export const periodsOf = (db: Db, community: OrganisationId, participant: string): Promise<PeriodRow[]> =>
  rows(
    db,
    sql<PeriodRow>`select ${columns} from funding.dues_period
      where organisation_id = ${community} and (participant_id = ${participant} or payer_id = ${participant})
      order by from_day desc, number desc nulls first, id`,
  )

export const periodsById = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<PeriodRow[]> =>
  rows(
    db,
    sql<PeriodRow>`select ${columns} from funding.dues_period
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

/** Everything that is issued and not paid, the oldest first. */
export const openPeriods = (db: Db, community: OrganisationId): Promise<PeriodRow[]> =>
  rows(
    db,
    sql<PeriodRow>`select ${columns} from funding.dues_period
      where organisation_id = ${community} and state in ('issued', 'part_paid', 'overdue') order by due_on, number`,
  )

/** Locks what waits to be issued, and what is billed beyond the day. */
export const lockRunning = (db: Db, community: OrganisationId, day: Day): Promise<PeriodRow[]> =>
  rows(
    db,
    sql<PeriodRow>`select ${columns} from funding.dues_period
      where organisation_id = ${community} and (state = 'scheduled' or (to_day >= ${day} and state not in ('waived', 'written_off')))
      order by from_day, participant_id, payer_id for update`,
  )

export interface BilledRow {
  readonly participant: string
  readonly billedTo: Day
}

/** The last day that was billed to each, and how often each sponsorship was used. */
export const readBilled = (db: Db, community: OrganisationId): Promise<BilledRow[]> =>
  rows(
    db,
    sql<BilledRow>`select participant_id as participant, max(to_day) as "billedTo" from funding.dues_period
      where organisation_id = ${community} and state <> 'scheduled' group by participant_id order by participant_id`,
  )

export interface SponsorshipRow {
  readonly id: string
  readonly participant: string
  readonly partBp: number
  readonly sponsors: { readonly organisation: string; readonly weight: number }[]
  readonly periods: number
  readonly used: number
}

/** The last agreement for each newcomer, and in how many billed periods it was used. */
export const readSponsorships = (db: Db, community: OrganisationId): Promise<SponsorshipRow[]> =>
  rows(
    db,
    sql<SponsorshipRow>`select distinct on (agreed.participant_id) agreed.id, agreed.participant_id as participant,
        agreed.part_bp as "partBp", agreed.sponsors, agreed.periods,
        (select count(distinct from_day) from funding.dues_period as period where period.organisation_id = agreed.organisation_id
          and period.sponsorship_id = agreed.id and period.state <> 'scheduled')::integer as used
      from funding.sponsorship as agreed where agreed.organisation_id = ${community}
      order by agreed.participant_id, agreed.given_at desc, agreed.id desc`,
  )

export async function writeSponsorship(
  db: Db,
  community: OrganisationId,
  row: Omit<SponsorshipRow, 'used'> & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.sponsorship (organisation_id, id, participant_id, sponsors, part_bp, periods, given_at, given_by)
    values (${community}, ${row.id}, ${row.participant}, ${JSON.stringify(row.sponsors)}::jsonb, ${row.partBp}, ${row.periods},
      ${row.at}, ${row.by})`.execute(db)
}

export interface ExemptionRow {
  readonly id: string
  readonly participant: string
  readonly partBp: number
  readonly reason: string
  readonly until: Day
  readonly decisionNumber: string
  readonly decisionOn: Day
}

export const readExemptions = (db: Db, community: OrganisationId): Promise<ExemptionRow[]> =>
  rows(
    db,
    sql<ExemptionRow>`select id, participant_id as participant, part_bp as "partBp", reason, until_day as until,
        decision_number as "decisionNumber", decision_on as "decisionOn"
      from funding.dues_exemption where organisation_id = ${community} order by until_day desc, id`,
  )

export async function writeExemption(
  db: Db,
  community: OrganisationId,
  row: ExemptionRow & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.dues_exemption (organisation_id, id, participant_id, part_bp, reason, until_day, decision_number,
      decision_on, given_at, given_by)
    values (${community}, ${row.id}, ${row.participant}, ${row.partBp}, ${row.reason}, ${row.until}, ${row.decisionNumber},
      ${row.decisionOn}, ${row.at}, ${row.by})`.execute(db)
}

export interface RestRow {
  readonly participant: string
  readonly since: Day
  readonly endedOn: Day | null
}

/** The last time each owed nothing. */
export const readRests = (db: Db, community: OrganisationId): Promise<RestRow[]> =>
  rows(
    db,
    sql<RestRow>`select distinct on (participant_id) participant_id as participant, since, ended_on as "endedOn"
      from funding.dues_rest where organisation_id = ${community} order by participant_id, since desc`,
  )

export async function writeRests(db: Db, community: OrganisationId, rests: readonly RestRow[]): Promise<void> {
  await insertRows(
    db,
    'funding.dues_rest',
    { organisation_id: 'uuid', participant_id: 'uuid', since: 'date', ended_on: 'date' },
    rests.map((one) => ({
      organisation_id: community,
      participant_id: one.participant,
      since: one.since,
      ended_on: one.endedOn,
    })),
    'on conflict (organisation_id, participant_id, since) do update set ended_on = excluded.ended_on',
  )
}

/** Draws up what is to come anew: lines that nobody owes any more go, the others get their figures of today. */
export async function writeScheduled(db: Db, community: OrganisationId, drafts: readonly PeriodRow[]): Promise<void> {
  const keys = drafts.map((one) => `${one.participant} ${one.payer} ${one.from}`)
  await sql`delete from funding.dues_period where organisation_id = ${community} and state = 'scheduled'
      and not (participant_id::text || ' ' || payer_id::text || ' ' || from_day::text = any(${keys}::text[]))`.execute(
    db,
  )
  const again = fields.filter(([key]) => key !== 'id' && key !== 'participant' && key !== 'payer' && key !== 'from')
  await insertRows(
    db,
    'funding.dues_period',
    { organisation_id: 'uuid', ...types(fields.map(([key]) => key)) },
    drafts.map((one) => ({ organisation_id: community, ...asRow(one) })),
    `on conflict (organisation_id, participant_id, payer_id, from_day) do update set
      ${again.map(([, [name]]) => `${name} = excluded.${name}`).join(', ')}
      where dues_period.state = 'scheduled'`,
  )
}

/** Writes some fields of any number of periods with one statement. */
export async function changePeriods<K extends keyof PeriodRow>(
  db: Db,
  community: OrganisationId,
  keys: readonly K[],
  changed: readonly (Pick<PeriodRow, K> & { readonly id: string })[],
): Promise<void> {
  await updateRows(
    db,
    'funding.dues_period',
    { organisation_id: 'uuid', id: 'uuid' },
    types(keys),
    changed.map((one) => ({
      organisation_id: community,
      id: one.id,
      ...asRow(Object.fromEntries(keys.map((key) => [key, one[key]])) as Partial<PeriodRow>),
    })),
  )
}

export interface PaymentRow {
  readonly id: string
  readonly period: string
  readonly set: string
  readonly feeSet: string | null
  readonly source: 'typed' | 'bank' | 'credit' | 'hours'
  readonly day: Day
  readonly amount: Cents
  readonly covers: Cents
  readonly line: string | null
  readonly undoneOn: Day | null
}

const paymentColumns = sql`id, period_id as period, set_id as set, fee_set_id as "feeSet", source, day, amount, covers,
  line_id as line, undone_on as "undoneOn"`

export const paymentsOf = (db: Db, community: OrganisationId, periods: readonly string[]): Promise<PaymentRow[]> =>
  rows(
    db,
    sql<PaymentRow>`select ${paymentColumns} from funding.dues_payment
      where organisation_id = ${community} and period_id = any(${periods as string[]}::uuid[]) order by day, at, id`,
  )

export const paymentOfSet = (db: Db, community: OrganisationId, set: string): Promise<PaymentRow | null> =>
  one(
    db,
    sql<PaymentRow>`select ${paymentColumns} from funding.dues_payment
      where organisation_id = ${community} and set_id = ${set}`,
  )

/** What came in another currency, and the rate of its day; null: it came in the one asked for. */
export interface PaidAt {
  readonly paidCurrency: Currency | null
  readonly paidAmount: Cents | null
  readonly rate: number | null
}

export async function writePayments(
  db: Db,
  community: OrganisationId,
  payments: readonly (Omit<PaymentRow, 'undoneOn'> & PaidAt)[],
  made: { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await insertRows(
    db,
    'funding.dues_payment',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      period_id: 'uuid',
      set_id: 'uuid',
      fee_set_id: 'uuid',
      source: 'text',
      day: 'date',
      amount: 'bigint',
      covers: 'bigint',
      line_id: 'uuid',
      paid_currency: 'text',
      paid_amount: 'bigint',
      rate: 'bigint',
      at: 'timestamptz',
      by: 'uuid',
    },
    payments.map((one) => ({
      ...one,
      ...made,
      organisation_id: community,
      period_id: one.period,
      set_id: one.set,
      fee_set_id: one.feeSet,
      line_id: one.line,
      paid_currency: one.paidCurrency,
      paid_amount: one.paidAmount,
    })),
  )
}

export async function undoPayment(db: Db, community: OrganisationId, id: string, day: Day): Promise<void> {
  await sql`update funding.dues_payment set undone_on = ${day} where organisation_id = ${community} and id = ${id}`.execute(
    db,
  )
}

/** What came in for dues in a month, each with the part of it that is no VAT. */
export const receivedIn = (
  db: Db,
  community: OrganisationId,
  from: Day,
  to: Day,
): Promise<{ covers: Cents; net: Cents; gross: Cents }[]> =>
  rows(
    db,
    sql<{ covers: Cents; net: Cents; gross: Cents }>`select payment.covers, period.net, period.net + period.vat as gross
      from funding.dues_payment as payment join funding.dues_period as period
        on period.organisation_id = payment.organisation_id and period.id = payment.period_id
      where payment.organisation_id = ${community} and payment.day between ${from} and ${to} and payment.undone_on is null
        and payment.source <> 'hours' order by payment.id`,
  )

export function periodList(community: OrganisationId, names: Readonly<Record<string, string>>): ListDefinition {
  const named = sql`jsonb_each_text(${JSON.stringify(names)}::jsonb)`
  return {
    name: 'dues_periods',
    from: sql`from funding.dues_period as period
      left join ${named} as payer(id, name) on payer.id = period.payer_id::text
      left join ${named} as taking(id, name) on taking.id = period.participant_id::text
      where period.organisation_id = ${community}`,
    id: sql`period.id`,
    columns: {
      number: { sql: sql`period.number`, type: 'number', sortable: true },
      participant: { sql: sql`taking.name`, type: 'text', sortable: true },
      payer: { sql: sql`payer.name`, type: 'text', sortable: true },
      from: { sql: sql`period.from_day`, type: 'day', sortable: true },
      to: { sql: sql`period.to_day`, type: 'day' },
      net: { sql: sql`period.net`, type: 'money' },
      vat: { sql: sql`period.vat`, type: 'money' },
      total: { sql: sql`period.net + period.vat`, type: 'money', sortable: true },
      paid: { sql: sql`period.paid`, type: 'money' },
      dueOn: { sql: sql`period.due_on`, type: 'day', sortable: true },
      state: { sql: sql`period.state`, type: 'text', sortable: true },
    },
    search: wordIn(
      sql`platform.plain(coalesce(payer.name, '') || ' ' || coalesce(taking.name, '') || ' ' || coalesce(period.number::text, ''))`,
    ),
    filters: {
      state: (value) => sql`period.state = ${value}`,
      participant: (value) => sql`period.participant_id::text = ${value}`,
    },
    sort: '-from',
  }
}
