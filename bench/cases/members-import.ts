/** Applying an import of 2,000 members with number and card, against batched inserts of the very same rows of every
 *  table, events included. */
import pg from 'pg'
import { applyImport, uploadImport } from '#platform/imports/actions.ts'
import { asSystem } from '../asking.ts'
import { type Case, milliseconds } from '../harness.ts'
import { demoShop } from '../shop.ts'

const people = 2000

/** What the import writes, in the order it must be put back. */
const tables = [
  'members.contact',
  'members.membership',
  'members.card',
  'platform.event',
  'platform.import_trace',
] as const
const rowsAtOnce = 500

const file = () => {
  const lines = Array.from({ length: people }, (_, at) => {
    const no = 100_000 + at
    return `Prénom${at},Nom ${at},p${at}@bench.example,0470${String(at).padStart(6, '0')},Rue ${at},1050,Ixelles,Belgique,fr_FR,1980-05-17,Femme,9${no},${no},2024-05-01,True`
  })
  const headers =
    'Prénom,Nom de famille,Email,Mobile,Rue,Code postal,Ville,Pays,Langue,Date de naissance,Genre,Code-barres,Numéro de coopérateur,Date effective,Travailleur'
  return { name: 'members.csv', bytes: new TextEncoder().encode([headers, ...lines].join('\n')) }
}

interface KeptTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

export const cases: readonly Case[] = [
  {
    name: 'members import',
    what: 'applying an import of 2,000 members with number and card',
    unit: 'ms',
    referenceWhat: 'INSERT of the same rows, 500 at a time',
    async prepare() {
      const bench = await demoShop()
      const owner = new pg.Client({ connectionString: bench.url })
      await owner.connect()
      // Values come back as text, and go in again as they came.
      const types = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig
      const { id } = bench.shop
      const clear = () => forget(owner, id)
      const plan = () => bench.house.runner.act(uploadImport, { kind: 'members', file: file() }, asSystem(bench.shop))
      const apply = (planned: string) =>
        bench.house.runner.act(
          applyImport,
          { import: planned, leaveOut: false, asItIsNow: false },
          asSystem(bench.shop),
        )
      const first = await plan()
      await apply(first.id)
      const kept = await rowsWritten(owner, id, first.id, types)
      await clear()
      return {
        async ours() {
          await clear()
          const planned = await plan()
          return milliseconds(() => apply(planned.id))
        },
        async reference() {
          await clear()
          return milliseconds(() => insertAll(owner, kept))
        },
        notes: () => ({ rows: Object.fromEntries(kept.map(({ table, rows }) => [table, rows.length])) }),
        async close() {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
]

const imported = `(select id from members.contact where organisation_id = $1 and email like '%@bench.example')`

async function forget(owner: pg.Client, organisation: string): Promise<void> {
  await owner.query(`delete from platform.event where organisation_id = $1 and person_id in ${imported}`, [
    organisation,
  ])
  for (const table of ['card', 'membership'])
    await owner.query(`delete from members.${table} where organisation_id = $1 and contact_id in ${imported}`, [
      organisation,
    ])
  await owner.query(`delete from members.contact where organisation_id = $1 and email like '%@bench.example'`, [
    organisation,
  ])
  await owner.query('delete from platform.import_trace where organisation_id = $1', [organisation])
}

async function rowsWritten(
  owner: pg.Client,
  organisation: string,
  run: string,
  types: pg.CustomTypesConfig,
): Promise<KeptTable[]> {
  const chosen: Record<(typeof tables)[number], string> = {
    'members.contact': `id in ${imported}`,
    'members.membership': `contact_id in ${imported}`,
    'members.card': `contact_id in ${imported}`,
    'platform.event': `person_id in ${imported}`,
    'platform.import_trace': `import_id = '${run}'`,
  }
  const kept: KeptTable[] = []
  for (const table of tables) {
    const [schema, name] = table.split('.')
    const { rows: columns } = await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`,
      [schema, name],
    )
    const names = columns.map((one) => one.name)
    const { rows } = await owner.query<unknown[]>({
      text: `select ${names.join(', ')} from ${table} where organisation_id = $1 and ${chosen[table]}`,
      values: [organisation],
      rowMode: 'array',
      types,
    })
    kept.push({ table, columns: names, rows })
  }
  return kept
}

async function insertAll(owner: pg.Client, kept: readonly KeptTable[]): Promise<void> {
  await owner.query('begin')
  for (const { table, columns, rows } of kept)
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const batch = rows.slice(from, from + rowsAtOnce)
      const places = batch.map((_, at) => `(${columns.map((__, column) => `$${at * columns.length + column + 1}`)})`)
      await owner.query(`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, batch.flat())
    }
  await owner.query('commit')
}
