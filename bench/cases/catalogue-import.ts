/** Applying a list of a supplier with 10,000 new articles, against batched inserts of the very same rows of every table,
 *  events and jobs' facts included. */
import type pg from 'pg'
import type { Case } from '../harness.ts'
import { prepareImport } from '../import-case.ts'

const articles = 10_000

const file = () => {
  const lines = Array.from(
    { length: articles },
    (_, at) =>
      `Bench,B${at},Article ${at} of the bench,500 g,6,${1 + (at % 40)}.${10 + (at % 90)},6,House ${at % 50},BE`,
  )
  const headers = 'Supplier,Order number,Name,Unit,VAT,Purchase price,Unit quantity,Brand,Origin'
  return { name: 'list.csv', bytes: new TextEncoder().encode([headers, ...lines].join('\n')) }
}

const made = `(select product_id from catalogue.supplier_line where organisation_id = $1 and source = 'articles')`

/** What the import writes, in the order it must be put back. */
const writtenBy = (run: string) => ({
  'catalogue.supplier': `name = 'Bench'`,
  'catalogue.product': `id in ${made}`,
  'catalogue.supplier_line': `source = 'articles'`,
  'catalogue.article': 'true',
  'catalogue.supplier_price_change': 'true',
  'platform.event': `facts ->> 'import' = '${run}'`,
  'platform.import_trace': `import_id = '${run}'`,
})

export const cases: readonly Case[] = [
  {
    name: 'catalogue import',
    what: 'applying a supplier’s list of 10,000 new articles',
    unit: 'ms',
    referenceWhat: 'INSERT of the same rows, 500 at a time',
    rounds: 5,
    prepare: () => prepareImport({ kind: 'articles', file, writtenBy, forget }),
  },
]

async function forget(owner: pg.Client, organisation: string): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `select distinct product_id as id from catalogue.supplier_line where organisation_id = $1 and source = 'articles'`,
    [organisation],
  )
  const ids = rows.map((one) => one.id)
  for (const statement of [
    `delete from catalogue.supplier_line where organisation_id = $1 and source = 'articles'`,
    `delete from catalogue.supplier where organisation_id = $1 and name = 'Bench'`,
    `delete from platform.event where organisation_id = $1 and facts ->> 'import' is not null`,
    'delete from platform.import_trace where organisation_id = $1',
  ])
    await owner.query(statement, [organisation])
  await owner.query('delete from catalogue.product where organisation_id = $1 and id = any($2::uuid[])', [
    organisation,
    ids,
  ])
}
