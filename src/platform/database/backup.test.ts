import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { bareDatabase, type TestDatabase } from '../../../test/cluster.ts'
import { installJobs } from '../jobs/install.ts'
import { backup } from './backup.ts'
import { type MigrationSource, migrate } from './migrate.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'komunigi backup '))
const file = join(folder, 'monday.tar.gz')
const sources: MigrationSource[] = [
  { module: 'platform', folder: join(import.meta.dirname, 'migrations') },
  { module: 'larder', folder },
]

/** Every kind of column the product uses, keys that point forwards and in a circle, and a trigger. */
const larder = `create schema larder;
  create table larder.shelf (id uuid primary key, best_jar uuid, name text not null, label text generated always as (upper(name)) stored);
  create table larder.jar (id uuid primary key, number bigint generated always as identity, shelf_id uuid not null references larder.shelf,
    facts jsonb, tags text[], at timestamptz, day date, opens time, picture bytea, price numeric(12,4), full_ boolean, said text);
  alter table larder.shelf add constraint best foreign key (best_jar) references larder.jar (id);
  create function larder.refuse() returns trigger language plpgsql as $$ begin raise exception 'not by hand'; end $$;
  create trigger guard before insert on larder.shelf for each row when (new.name = 'cellar') execute function larder.refuse();`
const jars = `insert into larder.shelf (id, name) values ('00000000-0000-7000-8000-000000000001', 'née');
  insert into larder.jar (id, shelf_id, facts, tags, at, day, opens, picture, price, full_, said)
  select gen_random_uuid(), '00000000-0000-7000-8000-000000000001', jsonb_build_object('n', n, 'text', E'a\\nb\\\\c'),
    array['one', E'two,\\t"', null], '2025-03-30 01:59:59.123456+01'::timestamptz, '2024-02-29', '06:45', '\\x00ff5c0a', n / 10000.0,
    null, E'line\\nbreak \\\\ back\\\\N tab\\t \\r end' from generate_series(1, 40000) n;
  update larder.shelf set best_jar = (select min(id::text)::uuid from larder.jar);
  alter table larder.shelf disable trigger guard; insert into larder.shelf (id, name) values (gen_random_uuid(), 'cellar');
  alter table larder.shelf enable trigger guard;`
const everything = `select md5(string_agg(jar::text, '|' order by id)) as jars, count(*) as rows from larder.jar`

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const answer = await client.query(text)
    return Array.isArray(answer) ? [] : answer.rows
  } finally {
    await client.end()
  }
}

const databases: TestDatabase[] = []
async function empty(): Promise<string> {
  const made = await bareDatabase()
  databases.push(made)
  return made.url
}
const restoreInto = (url: string, from = file, sourcesThere = sources) =>
  restore({ url, file: from, sources: sourcesThere, installJobs, keepSecret: (secret) => secrets.push(secret) })
const secrets: string[] = []

let origin = ''
before(async () => {
  writeFileSync(join(folder, '0001_larder.sql'), larder)
  origin = await empty()
  await migrate(origin, sources)
  await installJobs(origin)
  await ask(origin, jars)
  await ask(
    origin,
    `insert into pgboss.job (name, data, state) values ('reaction', '{"n":1}', 'active'), ('notice', '{"n":2}', 'completed')`,
  )
})
after(async () => {
  for (const one of databases) await one.close()
  rmSync(folder, { recursive: true })
})

test('a backup restored elsewhere holds the same rows, numbers, keys and waiting work', async () => {
  const made = await backup({ url: origin, file, version: '0.1.0', secret: 'kept' })
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(made.tables.find((table) => table.name === 'jar')?.rows, 40_000)

  const url = await empty()
  assert.equal((await restoreInto(url)).at, made.at)
  assert.deepEqual(await ask(url, everything), await ask(origin, everything))
  assert.deepEqual(secrets, ['kept'])
  assert.deepEqual(await ask(url, 'select name, label from larder.shelf order by name'), [
    { name: 'cellar', label: 'CELLAR' },
    { name: 'née', label: 'NÉE' },
  ])
  assert.deepEqual(await ask(url, 'select name, state, data from pgboss.job'), [
    { name: 'reaction', state: 'retry', data: { n: 1 } },
  ])
  await assert.rejects(
    ask(url, "insert into larder.shelf (id, name) values (gen_random_uuid(), 'cellar')"),
    /not by hand/,
  )
  await assert.rejects(ask(url, 'delete from larder.jar'), /best/)
  const [next] = await ask(
    url,
    "insert into larder.jar (id, shelf_id) values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001') returning number",
  )
  assert.equal(next?.['number'], '40001')
})

test('a backup holds one moment: what is written meanwhile waits for the next', async () => {
  const writing = ask(
    origin,
    "select pg_sleep(0.05); insert into larder.shelf (id, name) values (gen_random_uuid(), 'late')",
  )
  const made = await backup({ url: origin, file: join(folder, 'tuesday.tar.gz'), version: '0.1.0', secret: null })
  await writing
  const url = await empty()
  await restoreInto(url, join(folder, 'tuesday.tar.gz'))
  const shelves = made.tables.find((table) => table.name === 'shelf')?.rows
  assert.equal((await ask(url, 'select from larder.shelf')).length, shelves)
})

test('a database that holds a row is refused and left as it is', async () => {
  await assert.rejects(restoreInto(origin), { name: 'CannotRestore', message: /not empty \(larder\.jar holds rows\)/ })
  assert.equal((await ask(origin, everything))[0]?.['rows'], '40000')
})

test('a damaged, cut or foreign file is refused before anything is written', async () => {
  const url = await empty()
  const bytes = gunzipSync(readFileSync(file))
  const spoilt = Buffer.from(bytes)
  spoilt[spoilt.indexOf('née')] = 0x6d
  writeFileSync(join(folder, 'spoilt'), gzipSync(spoilt))
  writeFileSync(join(folder, 'cut'), readFileSync(file).subarray(0, 300_000))
  writeFileSync(join(folder, 'short'), gzipSync(bytes.subarray(0, 512 * 40)))
  writeFileSync(join(folder, 'foreign'), 'hello')
  await assert.rejects(restoreInto(url, join(folder, 'spoilt')), /larder\.shelf does not match its checksum/)
  for (const name of ['cut', 'short', 'foreign'])
    await assert.rejects(restoreInto(url, join(folder, name)), { name: 'CannotRestore' })
  assert.deepEqual(await ask(url, "select from pg_namespace where nspname in ('larder', 'platform')"), [])
})

test('a backup of a newer komunigi is refused by name', async () => {
  await assert.rejects(
    restoreInto(await empty(), file, sources.slice(0, 1)),
    /komunigi 0\.1\.0, whose migration larder\/0001_larder\.sql is unknown/,
  )
})
