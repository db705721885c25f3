import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { read } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { takeData, takeOwnData } from '../actions/export.ts'
import { seedCommunity, takingPart } from '../public.ts'

const { shop: makeCommunity, house } = await world()
const participants = read('test.participants', (ctx) => takingPart(ctx))

async function panier() {
  const community = await makeCommunity({ kind: 'community' })
  const organisations = castCommunity.organisations.map((one) => ({ ...one, id: null }))
  await community.act(seedCommunity, { organisations })
  const all = await community.look(participants, {})
  const participant = all.find(({ name }) => name === 'Le Panier')?.id ?? ''
  const take = async (as?: Awaited<ReturnType<typeof community.person>>) => {
    const { body } = await community.act(takeData, { participant }, as)
    return JSON.parse(new TextDecoder().decode(body)) as Record<string, { id?: string; participant_id?: string }[]>
  }
  return { community, participant, take }
}

test('an organisation takes along what the community holds about it, and nothing about others', async () => {
  const { participant, take } = await panier()
  const data = await take()
  assert.deepEqual(
    data['organisations.participant']?.map(({ id }) => id),
    [participant],
  )
  const named = Object.values(data).flatMap((held) => (Array.isArray(held) ? held : []))
  assert.ok(named.length > 5)
  assert.deepEqual(
    named.filter((row) => (row.participant_id ?? participant) !== participant),
    [],
  )
})

test('its own people and the core group take it, nobody else', async () => {
  const { community, take } = await panier()
  await take(await community.person('Frieda', 'noyau'))
  await assert.rejects(take(await community.person('Eve', 'representative')), { message: /power\.missing/ })
})

test('every table that names a participant is among what is taken along', async () => {
  const { community, take } = await panier()
  const tables = await rows<{ name: string }>(
    house.database.for(community.id),
    sql`select table_schema || '.' || table_name as name from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where column_name = 'participant_id' and table_type = 'BASE TABLE' order by 1`,
  )
  const taken = Object.keys(await take())
  assert.ok(tables.length > 30)
  assert.deepEqual(
    tables.map(({ name }) => name).filter((name) => !taken.includes(name)),
    [],
  )
})

test('a person takes along every row that names them, of every table that may, and no secret of a link', async () => {
  const { community } = await panier()
  const frieda = await community.person('Frieda', 'noyau')
  const { body } = await community.act(takeOwnData, {}, frieda)
  const data = JSON.parse(new TextDecoder().decode(body)) as Record<string, object[]>
  const tables = await rows<{ name: string }>(
    house.database.for(community.id),
    sql`select table_schema || '.' || table_name as name from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where column_name = 'account_id' and table_type = 'BASE TABLE'
        and table_schema in ('organisations', 'needs', 'funding', 'governance', 'meetings', 'communication')`,
  )
  assert.ok(tables.length > 20)
  assert.deepEqual(
    tables.map(({ name }) => name).filter((name) => !(name in data)),
    [],
  )
  const grants = (data['organisations.role_grant'] ?? []) as { account_id?: string; token?: string }[]
  assert.deepEqual([...new Set(grants.map(({ account_id: account }) => account))], [frieda.account])
  assert.ok(Object.values(data).every((held) => !Array.isArray(held) || held.every((row) => !('token' in row))))
})
