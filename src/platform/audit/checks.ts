/** What must hold of the walls at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'platform.wall_is_down',
    says: 'A table of organisations is not behind row-level security.',
    run: (db) =>
      rows(
        db,
        sql`select n.nspname as schema, c.relname as "table" from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'public')
              and (not c.relrowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid))
            order by 1, 2`,
      ),
  },
  {
    name: 'platform.role_passes_walls',
    says: 'The application runs as a role that row-level security does not hold.',
    run: (db) =>
      rows(
        db,
        sql`select rolname as role from pg_roles
            where rolname = current_user and (rolsuper or rolbypassrls)`,
      ),
  },
]
