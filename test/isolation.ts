/** Which tables and views there are, and which of them show rows of another organisation. */
import pg from 'pg'
import { appRole } from '#platform/database/migrate.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface Relation {
  /** With its schema: `members.contact`. */
  readonly name: string
  readonly kind: 'table' | 'view'
  readonly ofOrganisations: boolean
  /** Whether the application's plain role may read it. */
  readonly readable: boolean
}

export async function relationsOf(owner: pg.Client): Promise<Relation[]> {
  const { rows } = await owner.query(
    `select n.nspname || '.' || c.relname as name,
       case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
       exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
         as "ofOrganisations",
       has_schema_privilege($1, n.oid, 'usage') and has_any_column_privilege($1, c.oid, 'select') as readable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f')
       and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'pg_toast')
     order by 1`,
    [appRole],
  )
  return rows
}

/** The relations in which the plain role, speaking for this organisation, sees a row of another or of none. */
export async function foreignRows(
  url: string,
  relations: readonly Relation[],
  organisation: OrganisationId,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: `-c role=${appRole}` })
  await client.connect()
  try {
    await client.query(`select set_config('app.organisation', $1, false)`, [organisation])
    const leaking: string[] = []
    for (const { name, ofOrganisations } of relations.filter((one) => one.readable)) {
      const where = ofOrganisations ? `where organisation_id is distinct from '${organisation}'` : ''
      const { rows } = await client.query(`select 1 from ${name} ${where} limit 1`)
      if (rows.length > 0) leaking.push(name)
    }
    return leaking
  } finally {
    await client.end()
  }
}
