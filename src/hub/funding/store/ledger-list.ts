/** SQL of the lists of the ledger: sets, and their lines for the accountant. */
import { sql } from '#platform/database/sql.ts'
import { type ListDefinition, type ListFilter, wordIn } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** Organisations by their id, and rounds, which know their own name. */
export type Names = Readonly<Record<string, string>>

const inSet =
  (condition: (value: string) => ReturnType<typeof sql>): ListFilter =>
  (value) =>
    sql`exists (select from funding.entry_line as own where own.organisation_id = entry.organisation_id
    and own.set_id = entry.id and ${condition(value)})`

const ofSets: Readonly<Record<string, ListFilter>> = {
  kind: (value) => sql`entry.kind = ${value}`,
  month: (value) => sql`to_char(entry.day, 'YYYY-MM') = ${value}`,
  year: (value) => sql`to_char(entry.day, 'YYYY') = ${value}`,
}

export const entryList = (community: OrganisationId, names: Names): ListDefinition => ({
  name: 'ledger',
  from: sql`from funding.entry_set as entry
    left join funding.entry_set as before on before.organisation_id = entry.organisation_id and before.id = entry.reverses
    left join funding.entry_set as mirror on mirror.organisation_id = entry.organisation_id and mirror.reverses = entry.id
    join lateral (select line.currency, sum(line.amount) filter (where line.amount > 0)::bigint as amount
      from funding.entry_line as line where line.organisation_id = entry.organisation_id and line.set_id = entry.id
      group by line.currency order by line.currency limit 1) as total on true
    left join lateral (select string_agg(own.name, ', ' order by own.is_round, own.name) as names
      from (select named.name, bool_and(line.account = 'round') as is_round
        from funding.entry_line as line
          join jsonb_each_text(${JSON.stringify(names)}::jsonb) as named(id, name) on named.id = line.about::text
        where line.organisation_id = entry.organisation_id and line.set_id = entry.id
          and line.account in ('receivable', 'credit', 'advance', 'payable', 'round')
        group by named.name) as own) as concerned on true
    where entry.organisation_id = ${community}`,
  id: sql`entry.id`,
  columns: {
    number: { sql: sql`entry.number`, type: 'number', sortable: true },
    day: { sql: sql`entry.day`, type: 'day', sortable: true },
    kind: { sql: sql`entry.kind`, type: 'text', sortable: true },
    about: { sql: sql`concerned.names`, type: 'text' },
    note: { sql: sql`entry.note`, type: 'text' },
    amount: { sql: sql`total.amount`, type: 'money', sortable: true },
    currency: { sql: sql`total.currency`, type: 'text' },
    undoes: { sql: sql`before.number`, type: 'number' },
    undoneBy: { sql: sql`mirror.number`, type: 'number' },
  },
  search: (word) =>
    sql`(${wordIn(sql`platform.plain(coalesce(entry.note, '') || ' ' || entry.number::text)`)(word)}
      or ${inSet((value) => wordIn(aboutOf(names, sql`own`))(value))(word)})`,
  filters: {
    ...ofSets,
    account: inSet((value) => sql`own.account = ${value}`),
    about: inSet((value) => sql`own.about::text = ${value}`),
  },
  sort: '-number',
})

/** Whom or what a line is about, in plain letters. */
const aboutOf = (names: Names, line: ReturnType<typeof sql>) =>
  sql`platform.plain(coalesce(${JSON.stringify(names)}::jsonb ->> ${line}.about::text, ''))`

export const lineList = (community: OrganisationId, names: Names): ListDefinition => ({
  name: 'ledger_lines',
  from: sql`from funding.entry_line as line
    join funding.entry_set as entry on entry.organisation_id = line.organisation_id and entry.id = line.set_id
    left join funding.entry_set as before on before.organisation_id = entry.organisation_id and before.id = entry.reverses
    where line.organisation_id = ${community}`,
  id: sql`md5(line.set_id::text || '/' || line.place)::uuid`,
  columns: {
    number: { sql: sql`entry.number`, type: 'number', sortable: true },
    day: { sql: sql`entry.day`, type: 'day', sortable: true },
    kind: { sql: sql`entry.kind`, type: 'text' },
    account: { sql: sql`line.account`, type: 'text', sortable: true },
    about: { sql: sql`${JSON.stringify(names)}::jsonb ->> line.about::text`, type: 'text' },
    currency: { sql: sql`line.currency`, type: 'text' },
    debit: { sql: sql`greatest(line.amount, 0)`, type: 'money' },
    credit: { sql: sql`greatest(-line.amount, 0)`, type: 'money' },
    note: { sql: sql`entry.note`, type: 'text' },
    undoes: { sql: sql`before.number`, type: 'number' },
  },
  search: wordIn(sql`platform.plain(coalesce(entry.note, '') || ' ' || entry.number::text)`),
  filters: {
    ...ofSets,
    account: (value) => sql`line.account = ${value}`,
    about: (value) => sql`line.about::text = ${value}`,
  },
  sort: 'number',
})
