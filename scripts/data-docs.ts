/** npm run data-docs: docs/data.md from the tables of a freshly migrated database; `--check` tells whether it is current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { modules } from '#modules.ts'
import { testDatabase } from '../test/cluster.ts'

const file = join(import.meta.dirname, '../docs/data.md')
const schemas = ['platform', 'auth', ...modules.map(({ name }) => name)]

interface Column {
  readonly schema: string
  readonly table: string
  readonly about: string | null
  readonly column: string
  readonly type: string
  readonly needed: boolean
  readonly says: string | null
}

const columnsOfAll = `
  select n.nspname as schema, c.relname as "table", obj_description(c.oid, 'pg_class') as about,
    a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed,
    col_description(c.oid, a.attnum) as says
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and n.nspname = any($1)
  order by array_position($1, n.nspname::text), c.relname, a.attnum`

async function readColumns(): Promise<Column[]> {
  const { url, close } = await testDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Column>(columnsOfAll, [schemas])).rows
  } finally {
    await client.end()
    await close()
  }
}

const lineOf = ({ column, type, needed, says }: Column): string =>
  `| ${column} | ${type}${needed ? '' : ', may be empty'} | ${says ?? ''} |`

function tableText(columns: readonly Column[]): string {
  const [first] = columns
  const about = first?.about ? `${first.about}\n\n` : ''
  return `### ${first?.schema}.${first?.table}\n\n${about}| column | type | |\n|-|-|-|\n${columns.map(lineOf).join('\n')}\n`
}

const tables = Map.groupBy(await readColumns(), ({ schema, table }) => `${schema}.${table}`)
const intro = 'Every table, one PostgreSQL schema per module. Written by `npm run data-docs`.'
const text = `# Data\n\n${intro}\n\n${[...tables.values()].map(tableText).join('\n')}`
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('docs/data.md does not show the tables there are: run npm run data-docs and commit the difference')
  process.exit(1)
}
