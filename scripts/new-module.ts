/** npm run new:module -- NAME [--half shop|hub]: the rooms a module needs at birth, with one passing test,
 *  and its line in modules.ts. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string', default: 'shop' },
    root: { type: 'string', default: join(import.meta.dirname, '..') },
  },
})
const [name = ''] = positionals
const { half, root } = values

function stop(why: string): never {
  console.error(why)
  process.exit(1)
}

if (!/^[a-z][a-z0-9]*$/.test(name)) stop('npm run new:module -- NAME: one word in small letters, such as stock')
if (half !== 'shop' && half !== 'hub') stop('--half: shop or hub')
const folder = join(root, 'src', half, name)
if (existsSync(folder)) stop(`src/${half}/${name} is there already`)

const rooms: Readonly<Record<string, string>> = {
  'README.md': `# ${name}\n\nWhat it is for, who uses it, its words, its states, where its rules are, what it will not do.\n`,
  'public.ts': `/** The server door of \`${name}\`: what other modules may use. */\nexport { isNamed } from './rules/named.ts'\n`,
  'contract.ts': `/** The routes of ${name} as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

export const read${capital(name)} = route({
  method: 'GET',
  path: '/${name}',
  may: '${name}.see',
  says: 'What there is of ${name}',
  reply: z.object({ names: z.array(z.string()) }),
})
`,
  'permissions.ts': `import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [{ permission: '${name}.see', roles: ['office'] }]
`,
  'rules/named.ts': `/** Whether a name says something: letters or digits, not only blanks. */
export const isNamed = (name: string): boolean => name.trim().length > 0
`,
  'rules/named.test.ts': `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNamed } from './named.ts'

test('a name of blanks is no name', () => {
  assert.equal(isNamed('  '), false)
  assert.equal(isNamed('Ines'), true)
})
`,
  'refusals.ts': `/** Every way this module says no, and the facts each needs. */\nexport const refusals = {} as const\n`,
  'events.ts': `/** Everything that can happen here. */\nexport const events = [] as const\n`,
  'store.ts': `/** SQL of ${name} and nothing else. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export const readNames = (db: Db, organisation: OrganisationId): Promise<{ name: string }[]> =>
  rows<{ name: string }>(
    db,
    sql<{ name: string }>\`select name from ${name}.thing where organisation_id = \${organisation} order by name, id\`,
  )
`,
  'reads.ts': `/** What people look at. */
import { read } from '#platform/action.ts'
import { isNamed } from './rules/named.ts'
import { readNames } from './store.ts'

export const readThings = read('${name}.readThings', async (ctx) => ({
  names: (await readNames(ctx.db, ctx.organisation)).map((one) => one.name).filter(isNamed),
}))
`,
  'api.ts': `/** Joins the routes of ${name} with what they run. */
import { serve } from '#platform/module.ts'
import { read${capital(name)} } from './contract.ts'
import { readThings } from './reads.ts'

export const api = [serve(read${capital(name)}, readThings)]
`,
  [`migrations/0001_${name}.sql`]: `-- The tables of ${name}.
create schema ${name};
grant usage on schema ${name} to komunigi_app;

create table ${name}.thing (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  primary key (organisation_id, id)
);
select platform.wall('${name}.thing');
`,
  ...Object.fromEntries(
    Object.entries({ en: 'See', fr: 'Voir', nl: 'Bekijken', de: 'Ansehen', es: 'Ver' }).map(([language, see]) => [
      `messages/${language}.json`,
      `${JSON.stringify({ [`permission.${name}.see`]: `${see}: ${name}` }, null, 2)}\n`,
    ]),
  ),
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

for (const [room, text] of Object.entries(rooms)) {
  const path = join(folder, room)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const map = join(root, 'src/modules.ts')
const line = `  { half: '${half}', name: '${name}', uses: ['organisations'] },\n`
writeFileSync(map, readFileSync(map, 'utf8').replace(/\n\]\n$/, `\n${line}]\n`))
console.info(`src/${half}/${name} is there, with its line in src/modules.ts. Next: npm run check, npm run openapi.`)
