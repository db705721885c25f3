/** SQL of what people spent for the community. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { BornBy } from '../rules/expenses.ts'
import type { ExpenseState } from '../rules/states.ts'

export interface ExpenseRow {
  readonly id: string
  readonly number: number | null
  readonly participant: string
  readonly author: AccountId | null
  readonly what: string
  readonly document: string | null
  readonly spentOn: Day
  readonly net: Cents
  readonly vat: Cents
  readonly currency: Currency
  readonly bornBy: BornBy
  readonly holder: string | null
  readonly payee: string | null
  readonly iban: string | null
  readonly state: ExpenseState
  readonly note: string | null
  readonly costSet: string | null
  readonly payoutSet: string | null
  readonly feeSet: string | null
  readonly fee: Cents
  readonly payOn: Day | null
  readonly paidOn: Day | null
}

const inTable = {
  number: 'number',
  what: 'what',
  document: 'document',
  spentOn: 'spent_on',
  net: 'net',
  vat: 'vat',
  bornBy: 'born_by',
  holder: 'holder_id',
  payee: 'payee',
  iban: 'iban',
  state: 'state',
  note: 'note',
  costSet: 'cost_set_id',
  payoutSet: 'payout_set_id',
  feeSet: 'fee_set_id',
  fee: 'fee',
  payOn: 'pay_on',
  paidOn: 'paid_on',
} as const

export type ExpenseChange = Partial<Pick<ExpenseRow, keyof typeof inTable>>

const columns = sql`id, number, participant_id as participant, author_id as author, what, document, spent_on as "spentOn", net,
  vat, currency, born_by as "bornBy", holder_id as holder, payee, iban, state, note, cost_set_id as "costSet",
  payout_set_id as "payoutSet", fee_set_id as "feeSet", fee, pay_on as "payOn", paid_on as "paidOn"`

export const readExpense = (db: Db, community: OrganisationId, id: string): Promise<ExpenseRow | null> =>
  one(db, sql<ExpenseRow>`select ${columns} from funding.expense where organisation_id = ${community} and id = ${id}`)

export const lockExpense = (db: Db, community: OrganisationId, id: string): Promise<ExpenseRow | null> =>
  one(
    db,
    sql<ExpenseRow>`select ${columns} from funding.expense where organisation_id = ${community} and id = ${id} for update`,
  )

export const expensesById = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<ExpenseRow[]> =>
  rows(
    db,
    sql<ExpenseRow>`select ${columns} from funding.expense
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by number, id`,
  )

/** The expense a set was booked for, as its cost or as its payout. */
export const expenseOfSet = (db: Db, community: OrganisationId, set: string): Promise<ExpenseRow | null> =>
  one(
    db,
    sql<ExpenseRow>`select ${columns} from funding.expense
      where organisation_id = ${community} and (cost_set_id = ${set} or payout_set_id = ${set} or fee_set_id = ${set})`,
  )

/** What the bank is to pay until a day, from one account. */
export const scheduledFrom = (db: Db, community: OrganisationId, holder: string, until: Day): Promise<ExpenseRow[]> =>
  rows(
    db,
    sql<ExpenseRow>`select ${columns} from funding.expense
      where organisation_id = ${community} and state = 'scheduled' and holder_id = ${holder} and pay_on <= ${until}
      order by pay_on, number`,
  )

/** Everything the bank is to pay. */
export const scheduled = (db: Db, community: OrganisationId): Promise<ExpenseRow[]> =>
  rows(
    db,
    sql<ExpenseRow>`select ${columns} from funding.expense
      where organisation_id = ${community} and state = 'scheduled' order by pay_on, number`,
  )

export async function writeExpense(
  db: Db,
  community: OrganisationId,
  row: Pick<
    ExpenseRow,
    | 'id'
    | 'participant'
    | 'author'
    | 'what'
    | 'document'
    | 'spentOn'
    | 'net'
    | 'vat'
    | 'currency'
    | 'bornBy'
    | 'payee'
    | 'iban'
  >,
  at: Instant,
): Promise<void> {
  await sql`insert into funding.expense (organisation_id, id, participant_id, author_id, what, document, spent_on, net, vat,
      currency, born_by, payee, iban, state, written_at, changed_at)
    values (${community}, ${row.id}, ${row.participant}, ${row.author}, ${row.what}, ${row.document}, ${row.spentOn}, ${row.net},
      ${row.vat}, ${row.currency}, ${row.bornBy}, ${row.payee}, ${row.iban}, 'draft', ${at}, ${at})`.execute(db)
}

export async function changeExpense(
  db: Db,
  community: OrganisationId,
  id: string,
  change: ExpenseChange,
  at: Instant,
): Promise<void> {
  const sets = Object.entries(change).map(
    ([key, value]) => sql`${sql.ref(inTable[key as keyof typeof inTable])} = ${value}`,
  )
  await sql`update funding.expense set ${sql.join([...sets, sql`changed_at = ${at}`])}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface PaperRow {
  readonly id: string
  readonly name: string
  readonly type: string
}

export const papersOf = (db: Db, community: OrganisationId, expense: string): Promise<PaperRow[]> =>
  rows(
    db,
    sql<PaperRow>`select id, name, type from funding.expense_document
      where organisation_id = ${community} and expense_id = ${expense} order by added_at, id`,
  )

export const readPaper = (
  db: Db,
  community: OrganisationId,
  expense: string,
  id: string,
): Promise<(PaperRow & { readonly bytes: Buffer }) | null> =>
  one(
    db,
    sql<PaperRow & { readonly bytes: Buffer }>`select id, name, type, bytes from funding.expense_document
      where organisation_id = ${community} and expense_id = ${expense} and id = ${id}`,
  )

export async function addPaper(
  db: Db,
  community: OrganisationId,
  expense: string,
  paper: PaperRow & { readonly bytes: Uint8Array; readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.expense_document (organisation_id, id, expense_id, name, type, bytes, added_at, added_by)
    values (${community}, ${paper.id}, ${expense}, ${paper.name}, ${paper.type}, ${Buffer.from(paper.bytes)}, ${paper.at},
      ${paper.by})`.execute(db)
}

export async function removePaper(db: Db, community: OrganisationId, expense: string, id: string): Promise<void> {
  await sql`delete from funding.expense_document
    where organisation_id = ${community} and expense_id = ${expense} and id = ${id}`.execute(db)
}

/** `viewer`: a draft is there for its author alone, and whoever does not see the ledger sees the own ones only. */
export function expenseList(
  community: OrganisationId,
  names: Readonly<Record<string, string>>,
  viewer: { readonly account: AccountId | null; readonly seesAll: boolean },
): ListDefinition {
  return {
    name: 'expenses',
    from: sql`from funding.expense as expense
      left join jsonb_each_text(${JSON.stringify(names)}::jsonb) as taking(id, name)
        on taking.id = expense.participant_id::text
      where expense.organisation_id = ${community}
        and (expense.author_id is not distinct from ${viewer.account}::uuid
          or (${viewer.seesAll}::boolean and expense.state <> 'draft'))`,
    id: sql`expense.id`,
    columns: {
      number: { sql: sql`expense.number`, type: 'number', sortable: true },
      participant: { sql: sql`taking.name`, type: 'text', sortable: true },
      what: { sql: sql`expense.what`, type: 'text', sortable: true },
      document: { sql: sql`expense.document`, type: 'text' },
      spentOn: { sql: sql`expense.spent_on`, type: 'day', sortable: true },
      net: { sql: sql`expense.net`, type: 'money' },
      vat: { sql: sql`expense.vat`, type: 'money' },
      total: { sql: sql`expense.net + expense.vat`, type: 'money', sortable: true },
      currency: { sql: sql`expense.currency`, type: 'text' },
      state: { sql: sql`expense.state`, type: 'text', sortable: true },
      payOn: { sql: sql`expense.pay_on`, type: 'day', sortable: true },
      paidOn: { sql: sql`expense.paid_on`, type: 'day', sortable: true },
      note: { sql: sql`expense.note`, type: 'text' },
    },
    search: wordIn(
      sql`platform.plain(expense.what || ' ' || coalesce(expense.document, '') || ' ' || coalesce(taking.name, '') || ' '
        || coalesce(expense.number::text, ''))`,
    ),
    filters: {
      state: (value) => sql`expense.state = ${value}`,
      participant: (value) => sql`expense.participant_id::text = ${value}`,
    },
    sort: '-spentOn',
  }
}
