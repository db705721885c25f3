import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, inflateRawSync } from 'node:zlib'
import { addMember } from '../../../test/members.ts'
import { type Shop, world } from '../../../test/world.ts'
import { rows, sql } from '../database/sql.ts'

const { house, shop: makeShop } = await world()
const origin = 'http://127.0.0.1:8080'

async function ask(shop: Shop, role: string, method: string, path: string): Promise<Response> {
  const { account } = await shop.person('Ada', role)
  const cookies = await house.auth.createSession(account, new Request(origin))
  const cookie = cookies.map((set) => set.split(';')[0]).join('; ')
  return house.app.request(`${origin}/api/v1${path}`, {
    method,
    headers: { cookie, origin, 'komunigi-organisation': shop.id, 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: '{}' } : {}),
  })
}

/** Files by name, each checked against its own checksum; read by the directory at the end. */
function unzip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = bytes.length - 22
  assert.equal(bytes.readUInt32LE(end), 0x06054b50)
  let at = bytes.readUInt32LE(end + 16)
  for (let file = 0; file < bytes.readUInt16LE(end + 10); file += 1) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const start = bytes.readUInt32LE(at + 42) + 30 + nameLength
    const content = inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20)))
    assert.equal(crc32(content), bytes.readUInt32LE(at + 16), name)
    files.set(name, content.toString())
    at += 46 + nameLength
  }
  return files
}

async function taken(shop: Shop): Promise<Map<string, string>> {
  const answer = await ask(shop, 'admin', 'POST', '/organisation/exports')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/zip')
  return unzip(Buffer.from(await answer.arrayBuffer()))
}

test('the export holds every table of the organisation, its people by name, and says what it is', async () => {
  const shop = await makeShop({ name: 'Le Panier' })
  await addMember(shop, 'Amina "Mina" Haddad, née Ö')
  const files = await taken(shop)
  const about = JSON.parse(files.get('about.json') ?? '')
  assert.equal(about.organisation.name, 'Le Panier')
  const listed = about.files as { file: string; rows: number; columns: string[] }[]
  assert.deepEqual([...listed.map((one) => one.file), 'about.json'], [...files.keys()])
  const contacts = files.get('members.contact.csv') ?? ''
  assert.match(contacts, /^organisation_id,id,/)
  assert.match(contacts, /""Mina""/)
  assert.equal(contacts.trim().split('\r\n').length, 2)
  assert.match(files.get('accounts.csv') ?? '', /,Ada,ada\./)
  const tables = await rows<{ count: number }>(
    house.database.installation,
    sql`select count(*) from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where column_name = 'organisation_id' and table_type = 'BASE TABLE' and table_schema not in ('pgboss')`,
  )
  assert.ok(listed.length >= Number(tables[0]?.count) - 1, `${listed.length} files of ${tables[0]?.count} tables`)
  assert.ok((await shop.events()).includes('exports.taken'))
})

test('it holds nothing of another organisation, and nothing that opens doors', async () => {
  const [brussels, geneva] = [await makeShop(), await makeShop()]
  await addMember(geneva, 'Léa Rochat')
  const text = [...(await taken(brussels)).values()].join('\n')
  assert.doesNotMatch(text, /Rochat/)
  assert.ok(!text.includes(geneva.id))
  for (const [name, content] of await taken(geneva)) {
    assert.doesNotMatch(content.split('\r\n')[0] ?? '', /(^|[,_])hash\b/, name)
    assert.ok(!name.includes('idempotency'))
  }
})

test('what an export would hold is told before, and only an admin may take it', async () => {
  const shop = await makeShop()
  await addMember(shop, 'Amina Haddad')
  const { tables } = await (await ask(shop, 'admin', 'GET', '/organisation/export-contents')).json()
  assert.equal(tables.find((one: { name: string }) => one.name === 'members.contact').rows, 1)
  assert.equal((await ask(shop, 'office', 'POST', '/organisation/exports')).status, 403)
})

test('whoever leaves in the middle leaves no transaction open', async () => {
  const shop = await makeShop()
  const answer = await ask(shop, 'admin', 'POST', '/organisation/exports')
  const reader = answer.body?.getReader()
  await reader?.read()
  await reader?.cancel()
  for (let turn = 0; turn < 50 && house.database.pool.idleCount < house.database.pool.totalCount; turn += 1)
    await sql`select pg_sleep(0.01)`.execute(house.database.installation)
  assert.equal(house.database.pool.idleCount, house.database.pool.totalCount)
})
