/** SQL of bank statements. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'

export interface BankLineRow {
  readonly id: string
  readonly file: string
  readonly key: string
  readonly day: Day
  readonly amount: Cents
  readonly currency: Currency
  readonly charges: Cents
  readonly givenCurrency: string | null
  readonly givenAmount: Cents | null
  readonly name: string | null
  readonly iban: string | null
  readonly text: string
  readonly state: 'waiting' | 'matched' | 'set_aside'
  readonly proposed: string | null
  readonly set: string | null
  readonly note: string | null
}

const columns = sql`id, file_id as file, key, day, amount, currency, charges, given_currency as "givenCurrency",
  given_amount as "givenAmount", name, iban, text, state, proposed_id as proposed, set_id as set, note`

/** One file at a time: two that hold the same lines book them once. */
export async function lockBank(db: Db, community: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funding.bank ${community}`}, 0))`.execute(db)
}

/** Which of these lines were read before. */
export const knownKeys = async (db: Db, community: OrganisationId, keys: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await rows<{ key: string }>(
        db,
        sql`select key from funding.bank_line
          where organisation_id = ${community} and key = any(${keys as string[]}::text[]) order by key`,
      )
    ).map(({ key }) => key),
  )

export async function writeFile(
  db: Db,
  community: OrganisationId,
  file: {
    readonly id: string
    readonly name: string
    readonly iban: string | null
    readonly lines: number
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.bank_file (organisation_id, id, name, iban, lines, read_at, read_by)
    values (${community}, ${file.id}, ${file.name}, ${file.iban}, ${file.lines}, ${file.at}, ${file.by})`.execute(db)
}

export async function writeLines(
  db: Db,
  community: OrganisationId,
  lines: readonly BankLineRow[],
  made: { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await insertRows(
    db,
    'funding.bank_line',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      file_id: 'uuid',
      key: 'text',
      day: 'date',
      amount: 'bigint',
      currency: 'text',
      charges: 'bigint',
      given_currency: 'text',
      given_amount: 'bigint',
      name: 'text',
      iban: 'text',
      text: 'text',
      state: 'text',
      proposed_id: 'uuid',
      changed_at: 'timestamptz',
      changed_by: 'uuid',
    },
    lines.map((line) => ({
      ...line,
      organisation_id: community,
      file_id: line.file,
      given_currency: line.givenCurrency,
      given_amount: line.givenAmount,
      proposed_id: line.proposed,
      changed_at: made.at,
      changed_by: made.by,
    })),
  )
}

export const lockLine = (db: Db, community: OrganisationId, id: string): Promise<BankLineRow | null> =>
  one(
    db,
    sql<BankLineRow>`select ${columns} from funding.bank_line
      where organisation_id = ${community} and id = ${id} for update`,
  )

export async function changeLine(
  db: Db,
  community: OrganisationId,
  id: string,
  to: Pick<BankLineRow, 'state' | 'set' | 'note'>,
  by: { readonly at: Instant; readonly account: AccountId | null },
): Promise<void> {
  await sql`update funding.bank_line set state = ${to.state}, set_id = ${to.set}, note = ${to.note}, changed_at = ${by.at},
      changed_by = ${by.account}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** The line that a set was booked for. */
export const lineOfSet = (db: Db, community: OrganisationId, set: string): Promise<BankLineRow | null> =>
  one(
    db,
    sql<BankLineRow>`select ${columns} from funding.bank_line where organisation_id = ${community} and set_id = ${set}`,
  )

/** Calls that are not paid, with what their payers copy. */
export const openCalls = (
  db: Db,
  community: OrganisationId,
): Promise<{ id: string; payer: string; open: Cents; currency: Currency; reference: string | null }[]> =>
  rows(
    db,
    sql<{ id: string; payer: string; open: Cents; currency: Currency; reference: string | null }>`
      select call.id, call.participant_id as payer, round.currency, call.reference,
        (call.net + call.vat - call.paid - call.in_hours - call.taken_over)::bigint as open
      from funding.call_line as call
        join funding.round as round on round.organisation_id = call.organisation_id and round.id = call.round_id
      where call.organisation_id = ${community} and call.cancelled_on is null
        and call.net + call.vat > call.paid + call.in_hours + call.taken_over order by call.id`,
  )

export function bankLineList(community: OrganisationId): ListDefinition {
  return {
    name: 'bank_lines',
    from: sql`from funding.bank_line as line where line.organisation_id = ${community}`,
    id: sql`line.id`,
    columns: {
      day: { sql: sql`line.day`, type: 'day', sortable: true },
      amount: { sql: sql`line.amount`, type: 'money', sortable: true },
      currency: { sql: sql`line.currency`, type: 'text' },
      name: { sql: sql`line.name`, type: 'text', sortable: true },
      text: { sql: sql`line.text`, type: 'text' },
      iban: { sql: sql`line.iban`, type: 'text' },
      charges: { sql: sql`line.charges`, type: 'money' },
      state: { sql: sql`line.state`, type: 'text', sortable: true },
      proposed: { sql: sql`line.proposed_id`, type: 'text', exported: false },
      set: { sql: sql`line.set_id`, type: 'text', exported: false },
      note: { sql: sql`line.note`, type: 'text' },
    },
    search: wordIn(sql`platform.plain(coalesce(line.name, '') || ' ' || line.text || ' ' || coalesce(line.iban, ''))`),
    filters: { state: (value) => sql`line.state = ${value}` },
    sort: '-day',
  }
}
