/** Nights of an organisation that has no shifts: a community, or a shop that plans elsewhere. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { generateAhead } from './generation.ts'
import { countNight } from './standing.ts'

const { shop: make, house } = await world()

const eventsOf = async (organisation: string) => {
  const found = await sql<{ name: string }>`select name from platform.event
    where organisation_id = ${organisation} and name in ('shifts.counted', 'shifts.generated')`.execute(
    house.database.for(organisation as never),
  )
  return found.rows.map(({ name }) => name)
}

test('where nothing was ever planned, the night counts nobody, makes no shift and records nothing', async () => {
  const community = await make({ kind: 'community' })
  assert.deepEqual(await community.act(countNight, {}), { people: 0, counts: 0, changed: 0 })
  assert.equal((await community.act(generateAhead, {})).shiftsMade, 0)
  assert.deepEqual(await eventsOf(community.id), [])
})
