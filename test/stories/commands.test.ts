/** The command line, as an administrator types it: a process of its own beside the same database. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testDatabase } from '../cluster.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'komunigi commands '))
const { url, close } = await testDatabase()
after(async () => {
  await close()
  rmSync(folder, { recursive: true })
})

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

function komunigi(...words: string[]): Promise<Ran> {
  const env = { ...process.env, DATABASE_URL: url, KOMUNIGI_DATA: folder, SECRET: '', TZ: 'Pacific/Auckland' }
  return new Promise((done) => {
    const ran = execFile(process.execPath, ['scripts/komunigi.ts', ...words], { cwd: root, env }, (_error, out, err) =>
      done({ code: ran.exitCode ?? -1, out, err }),
    )
  })
}

test('without words the command tells what it can do; a word it does not know is an error', async () => {
  const [help, unknown] = await Promise.all([komunigi(), komunigi('bogus')])
  assert.equal(help.code, 0)
  for (const word of ['import', 'export', 'organisation create', 'user role', 'api-key revoke', 'jobs run'])
    assert.match(help.out, new RegExp(`^ {2}${word} `, 'm'))
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /There is no such command/)
})

test('a shop is made, staffed, opened to a program and taken along without a browser', async () => {
  const made = await komunigi(
    'organisation',
    'create',
    'La Gousse',
    '--country',
    'CH',
    '--email',
    'lea@example.org',
    '--json',
  )
  assert.equal(made.code, 0, made.err)
  const { address, id } = JSON.parse(made.out)
  assert.equal(address, 'la-gousse')
  const at = ['--organisation', address, '--json']
  assert.equal((await komunigi('user', 'role', 'jo@example.org', 'treasurer', ...at)).code, 0)
  const held = JSON.parse((await komunigi('user', 'list', ...at)).out) as { email: string; role: string }[]
  assert.deepEqual(held.map((one) => `${one.email} ${one.role}`).sort(), [
    'jo@example.org treasurer',
    'lea@example.org admin',
  ])
  const key = JSON.parse((await komunigi('api-key', 'create', 'Website', '--permissions', 'members.read', ...at)).out)
  assert.match(key.secret, /^kom_/)
  assert.equal((await komunigi('api-key', 'revoke', key.key, ...at)).code, 0)
  assert.deepEqual(JSON.parse((await komunigi('api-key', 'list', ...at)).out), [])
  const file = join(folder, 'gousse.zip')
  const taken = await komunigi('export', file, '--organisation', id, '--json')
  assert.equal(taken.code, 0, taken.err)
  assert.ok(statSync(file).size > 1000)
  assert.equal(statSync(file).mode & 0o077, 0)
})

test('a refusal is told in words and ends with 1; a command written wrongly ends with 2', async () => {
  const at = ['--organisation', 'la-gousse']
  const [lastAdmin, pirate, nobody, noOrganisation, instant] = await Promise.all([
    komunigi('user', 'role', 'lea@example.org', 'admin', '--end', ...at),
    komunigi('user', 'role', 'jo@example.org', 'pirate', ...at),
    komunigi('user', 'deactivate', 'nobody@example.org'),
    komunigi('export', join(folder, 'x.zip')),
    komunigi('jobs', 'run', '--until', 'tomorrow'),
  ])
  assert.deepEqual([lastAdmin.code, pirate.code, nobody.code], [1, 1, 1])
  assert.match(lastAdmin.err, /last admin/)
  assert.deepEqual([noOrganisation.code, instant.code], [2, 2])
  assert.match(noOrganisation.err, /--organisation/)
})

test('a file is tried, mapped and imported; lines that need mending end with 1, unknown files of a folder do not', async () => {
  const at = ['--organisation', 'la-gousse']
  const list = join(folder, 'liste.csv')
  writeFileSync(list, 'A;B;C\nAmina Haddad;amina@post.example;1\nBram Claes;bram@post.example;deux\n')
  const map = 'name=A,email=2,memberNo=c'
  const tried = await komunigi('import', 'members', list, '--map', map, ...at)
  assert.deepEqual([tried.code, tried.err], [1, ''])
  assert.match(tried.out, /^liste\.csv: members, planned, records 2, created 1, faulty 1$/m)
  assert.match(tried.out, /line 3, Numéro de membre: « deux »/)
  const kept = await komunigi('import', 'members', list, '--map', map, '--leave-out', '--apply', '--json', ...at)
  assert.equal(kept.code, 0, kept.err)
  assert.deepEqual(
    (JSON.parse(kept.out) as { state: string; totals: object }[]).map((one) => [one.state, one.totals]),
    [['applied', { ...nothing, records: 2, created: 1, left_out: 1 }]],
  )
  const mixed = join(folder, 'mixed')
  mkdirSync(mixed)
  writeFileSync(join(mixed, 'colours.csv'), 'Farbe,Form\nrot,rund\n')
  writeFileSync(join(mixed, 'members.csv'), 'Nom,Email,Numéro\nAmina Haddad,amina@post.example,1\n')
  const all = await komunigi('import', 'auto', mixed, '--apply', ...at)
  assert.equal(all.code, 0, all.err)
  assert.match(all.out, /colours\.csv: not recognised/)
  assert.match(all.out, /members\.csv: members, applied, records 1, same 1$/m)
  const [alone, noField, noColumn] = await Promise.all([
    komunigi('import', 'auto', join(mixed, 'colours.csv'), ...at),
    komunigi('import', 'members', list, '--map', 'shoe=A', ...at),
    komunigi('import', 'members', list, '--map', 'name=Z', ...at),
  ])
  assert.deepEqual([alone.code, noField.code, noColumn.code], [1, 2, 2])
})

const nothing = {
  records: 0,
  created: 0,
  updated: 0,
  same: 0,
  skipped: 0,
  faulty: 0,
  left_out: 0,
  continuations: 0,
  orphans: 0,
  blank: 0,
}

test('jobs run as if it were later, in order', async () => {
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const ran = await komunigi('jobs', 'run', '--until', until, '--json')
  assert.equal(ran.code, 0, ran.err)
  assert.deepEqual(JSON.parse(ran.out), { at: until })
})
