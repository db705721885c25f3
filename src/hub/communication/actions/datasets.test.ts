import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { publishData } from './datasets.ts'

const broken = async (
  db: Parameters<(typeof checks)[number]['run']>[0],
  organisation: Parameters<(typeof checks)[number]['run']>[1],
) =>
  (
    await Promise.all(
      checks
        .filter(({ name }) => /no_small_count|as_signed/.test(name))
        .map(async ({ name, run }) => ((await run(db, organisation)).length > 0 ? [name] : [])),
    )
  ).flat()

test('the doctor finds a small count and a file that was changed after it came out', async () => {
  const place = await world()
  const community = await place.shop({ kind: 'community' })
  await community.act(publishData, { quarter: '2024-Q4', reason: '' })
  const db = place.house.database.for(community.id)
  assert.deepEqual(await broken(db, community.id), [])
  await sql`insert into communication.dataset select organisation_id, gen_random_uuid(), name, period, 2, 'planted', licence, k,
      1, csv || 'x', csv_sha256, '{"rows":[{"act":"comments","2024-10":3}]}', json_sha256, made_at, made_by
    from communication.dataset where organisation_id = ${community.id} and name = 'participation'`.execute(db)
  assert.deepEqual((await broken(db, community.id)).sort(), [
    'communication.no_small_count_published',
    'communication.published_as_signed',
  ])
})
