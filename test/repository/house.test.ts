/** The repository tests itself: every route guarded as agreed, every row behind the wall, every no and every event declared. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { allRoutes } from '#compose.ts'
import { messageFolders, readHouse } from '#house.ts'
import { communityRoles, firstBundle, firstRoles } from '#hub/organisations/rules/roles.ts'
import { modules } from '#modules.ts'
import { boundsOf } from '#platform/settings/bounds.ts'
import { testDatabase } from '../cluster.ts'

const root = join(import.meta.dirname, '../..')
const snapshot = join(import.meta.dirname, 'routes.snapshot.json')
const house = await readHouse()
const routes = await allRoutes()

/** Who may call each route: the roles that have its permission at first, or why it is open. */
function guards(): Record<string, readonly string[] | string> {
  const definitions = house.flatMap((rooms) => rooms.permissions)
  const bundles = [...firstRoles, ...communityRoles].map((role) => ({
    role,
    may: new Set(firstBundle(role, definitions)),
  }))
  const lines = routes.map(({ contract: { method, path, may } }): [string, readonly string[] | string] => {
    const route = `${method} ${path}`
    if (typeof may === 'string') return [route, bundles.filter((one) => one.may.has(may)).map((one) => one.role)]
    return [route, 'anyone' in may ? `anyone: ${may.anyone}` : `signed in: ${may.signedIn}`]
  })
  return Object.fromEntries(lines.sort(([one], [other]) => (one < other ? -1 : 1)))
}

test('every route has the roles that were agreed: a change shows in review', () => {
  const found = `${JSON.stringify(guards(), null, 1)}\n`
  if (process.env['UPDATE_SNAPSHOT']) writeFileSync(snapshot, found)
  assert.equal(found, readFileSync(snapshot, 'utf8'), 'run with UPDATE_SNAPSHOT=1 when the change is meant')
})

test('no two routes are the same, and every permission asked for exists', () => {
  const names = routes.map(({ contract }) => `${contract.method} ${contract.path.replace(/:\w+/g, ':')}`)
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  )
  const known = new Set(house.flatMap((rooms) => rooms.permissions.map((one) => one.permission)))
  const asked = routes.flatMap(({ contract }) => (typeof contract.may === 'string' ? [contract.may] : []))
  assert.deepEqual(
    [...new Set(asked)].filter((one) => !known.has(one)),
    [],
  )
})

test('every route says in a sentence what it does', () => {
  assert.deepEqual(
    routes.filter(({ contract }) => !contract.says.trim()).map(({ contract }) => contract.path),
    [],
  )
})

test('every module has the rooms it needs from birth', () => {
  const rooms = ['README.md', 'public.ts', 'contract', 'rules', 'api', 'migrations', 'messages']
  const isThere = (path: string): boolean => existsSync(join(root, path)) || existsSync(join(root, `${path}.ts`))
  const missing = modules.flatMap(({ half, name }) =>
    rooms.map((room) => `src/${half}/${name}/${room}`).filter((path) => !isThere(path)),
  )
  assert.deepEqual(missing, [])
})

const moduleSources = (half: string, name: string): string =>
  globSync(`src/${half}/${name}/**/*.ts`, { cwd: root })
    .filter((path) => !/\.(test|testing)\.ts$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')

for (const { half, name } of modules) {
  const folder = join(root, 'src', half, name)
  test(`${name} declares every no it says and every event it records`, async () => {
    const said = async (file: string, exported: string): Promise<string[]> => {
      if (!existsSync(join(folder, file))) return []
      const list = (await import(join(folder, file)))[exported] as Record<string, unknown> | readonly string[]
      return Array.isArray(list) ? [...list] : Object.keys(list)
    }
    const text = moduleSources(half, name)
    const codes = (pattern: RegExp): string[] => [
      ...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? '')),
    ]
    const refusals = await said('refusals.ts', 'refusals')
    const events = await said('events.ts', 'events')
    const floor = new Set(routes.flatMap(({ contract }) => contract.refusals ?? []))
    const no = codes(/\brefuse\(\s*'([a-z_]+\.[a-z_]+)'/g).filter(
      (code) => !refusals.includes(code) && !floor.has(code),
    )
    const happened = codes(/\.record\(\s*'([a-z_]+\.[a-z_]+)'/g).filter((event) => !events.includes(event))
    assert.deepEqual({ no, happened }, { no: [], happened: [] })
  })
}

const { url, close } = await testDatabase()
const owner = new pg.Client({ connectionString: url })
await owner.connect()
after(async () => {
  await owner.end()
  await close()
})
const names = async (sql: string): Promise<string[]> => (await owner.query(sql)).rows.map((row) => row.name as string)

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'pg_toast')`
const owned = `select c.oid, n.nspname || '.' || c.relname as name from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and ${ours}`

test('every table of organisations is behind the wall: row-level security with a policy', async () => {
  assert.ok((await names(owned)).length > 20)
  const open = `select t.name from (${owned}) t join pg_class c on c.oid = t.oid
    where not c.relrowsecurity or not exists (select 1 from pg_policy p where p.polrelid = t.oid)`
  assert.deepEqual(await names(open), [])
})

test('every primary key of such a table begins with the organisation', async () => {
  const astray = `select t.name from (${owned}) t where not exists (
    select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = t.oid and i.indisprimary and a.attname = 'organisation_id')`
  assert.deepEqual(await names(astray), [])
})

test('every public view reads with the rights of who asks', async () => {
  const views = `select n.nspname || '.' || c.relname as name, c.reloptions from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and c.relname like 'public\\_%' and ${ours}`
  const leaking = `select name from (${views}) v
    where not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false)`
  assert.deepEqual(await names(leaking), [])
})

test('the lockfile names no registry', () => {
  assert.doesNotMatch(readFileSync(join(root, 'package-lock.json'), 'utf8'), /"resolved"/)
})

test('no tracked file names a place of somebody’s machine', { skip: !existsSync(join(root, '.git')) }, () => {
  const tracked = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.md', '*.json', '*.sql', '.npmrc', '.ci/run'], {
    cwd: root,
    encoding: 'utf8',
  })
  const astray = tracked
    .split('\n')
    .filter((path) => path && path !== 'test/repository/house.test.ts' && existsSync(join(root, path)))
    .filter((path) => /(?:["'\s(])\/(?:work|home|Users)\/[a-z]/.test(readFileSync(join(root, path), 'utf8')))
  assert.deepEqual(astray, [])
})

const keptMigrations = join(import.meta.dirname, 'migrations.snapshot.json')

test('a migration is never edited once it is merged: installations have run it', () => {
  const kept = JSON.parse(readFileSync(keptMigrations, 'utf8')) as Record<string, string>
  const now = Object.fromEntries(
    globSync('src/**/migrations/*.sql', { cwd: root })
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest('base64url'),
      ]),
  )
  assert.ok(Object.keys(now).length > 5)
  const edited = Object.keys(kept).filter((path) => now[path] !== kept[path])
  assert.deepEqual(edited, [], 'add a new file instead')
  // New ones only: what is kept is never written over.
  const fresh = Object.keys(now).filter((path) => !(path in kept))
  if (process.env['UPDATE_SNAPSHOT']) writeFileSync(keptMigrations, `${JSON.stringify({ ...kept, ...now }, null, 1)}\n`)
  else assert.deepEqual(fresh, [], 'run this test with UPDATE_SNAPSHOT=1')
})

test('every setting is said in words: its name, its group, each of its choices', () => {
  const english: Readonly<Record<string, string>> = Object.assign(
    {},
    ...messageFolders().map((folder) => JSON.parse(readFileSync(join(folder, 'en.json'), 'utf8')) as object),
  )
  const wanted = house
    .flatMap(({ settings }) => settings)
    .flatMap(({ key, group, schema }) => [
      ...[`setting.${key}`, `settings.group.${group}`],
      ...boundsOf(schema).options.map((choice) => `setting.${key}.${choice}`),
    ])
  assert.ok(wanted.length > 100)
  assert.deepEqual(
    [...new Set(wanted)].filter((key) => english[key] === undefined),
    [],
  )
})
