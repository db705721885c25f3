/** A community's past, many times over: what its co-ops told, decided, paid and wrote is copied with ids of its own. */
import type pg from 'pg'

const rooms = ['organisations', 'needs', 'funding', 'governance', 'meetings', 'communication']

const checkViolation = '23514'

interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly written: boolean }[]
  /** The columns of each unique index. */
  readonly unique: readonly (readonly string[])[]
}

/** Copies all rows of the community so many times. Ids are changed together wherever they stand, numbers and names that may
 *  be there only once are set apart; dates stay. Rows that cannot stand twice are left out.
 *  @returns how many rows each table holds afterwards, the fullest first */
export async function multiply(owner: pg.Client, community: string, times: number): Promise<Record<string, number>> {
  const tables = await tablesOf(owner)
  // Foreign keys and walls hold for the copies as they held for what is copied: asked again they would take minutes.
  await owner.query('set session_replication_role = replica')
  await owner.query('create temp table copied (id uuid primary key)')
  for (const { name } of tables.filter(({ columns }) =>
    columns.some((one) => one.name === 'id' && one.type === 'uuid'),
  ))
    await owner.query(`insert into copied select id from ${name} where organisation_id = $1 on conflict do nothing`, [
      community,
    ])
  await owner.query('analyze copied')
  for (const table of tables)
    await owner.query(copyOf(table), [community, times]).catch((cause: { code?: string }) => {
      // A name that must be one of a few cannot be set apart.
      if (cause.code !== checkViolation) throw cause
    })
  await owner.query('set session_replication_role = origin')
  await owner.query('analyze')
  const counts: [string, number][] = []
  for (const { name } of tables) {
    const { rows } = await owner.query(`select count(*)::integer as count from ${name} where organisation_id = $1`, [
      community,
    ])
    counts.push([name, rows[0]?.count ?? 0])
  }
  return Object.fromEntries(counts.sort(([, one], [, other]) => other - one))
}

function copyOf({ name, columns, unique }: Table): string {
  const isId = (column: string) =>
    column !== 'organisation_id' && columns.some((one) => one.name === column && one.type === 'uuid')
  // An index that holds an id is kept apart by the id.
  const apart = new Set(unique.filter((index) => !index.some(isId)).flat())
  const written = columns.filter((one) => one.written)
  const value = (column: string, type: string): string => {
    if (isId(column))
      return `case when exists (select 1 from copied where copied.id = one.${column}) then md5(one.${column}::text || copy_no)::uuid else one.${column} end`
    if (!apart.has(column) || column === 'organisation_id') return `one.${column}`
    if (type === 'integer' || type === 'bigint') return `one.${column} + copy_no * 100000`
    return type === 'text' ? `one.${column} || '-' || copy_no` : `one.${column}`
  }
  return `insert into ${name} (${written.map((one) => one.name).join(', ')})
    select ${written.map((one) => value(one.name, one.type)).join(', ')}
    from (select * from ${name} where organisation_id = $1) one, generate_series(1, $2::integer) as copies(copy_no)
    on conflict do nothing`
}

async function tablesOf(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<{ name: string; columns: Table['columns']; unique: string[][] | null }>(
    `select format('%I.%I', space.nspname, class.relname) as name,
       (select json_agg(json_build_object('name', quote_ident(attname), 'type', format_type(atttypid, null),
           'written', attgenerated = '' and attidentity <> 'a') order by attnum)
         from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped) as columns,
       (select json_agg((select coalesce(json_agg(quote_ident(attname)), '[]') from pg_attribute
           where attrelid = class.oid and attnum = any (pg_index.indkey)))
         from pg_index where indrelid = class.oid and indisunique) as unique
     from pg_class class join pg_namespace space on space.oid = class.relnamespace
     where class.relkind = 'r' and space.nspname = any ($1)
       and exists (select 1 from pg_attribute where attrelid = class.oid and attname = 'organisation_id')
     order by 1`,
    [rooms],
  )
  return rows.map(({ name, columns, unique }) => ({ name, columns, unique: unique ?? [] }))
}
