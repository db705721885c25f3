import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../test/world.ts'
import { followMemberships } from '../shifts/actions/membership-end.ts'
import { plannedShop } from '../shifts/cast.testing.ts'
import { callOut } from './actions/call-out.ts'
import { settle } from './actions/settle.ts'
import { endStandbyOfLeavers } from './actions/standby.ts'
import { matchMorning } from './actions/swap-matching.ts'

const w = await world()

/** So many people on standby; half of them sit alone on a shift of tomorrow, of whom each third looks for somebody, and
 *  as many gave a place back. Calls of a shift that began, requests too near and a gift that is gone wait to be ended. */
async function crowd(people: number) {
  const here = await plannedShop(w)
  const shop = here.shop.id
  const numbered = sql`generate_series(1, ${people}::integer) as n`
  const id = (what: string) => sql`md5(${`${what} ${shop}`} || n)::uuid`
  await here.run(sql`insert into members.contact (organisation_id, id, kind, first_name, last_name, email, created_at)
    select ${shop}, ${id('person')}, 'person', 'Person', 'Number ' || n, 'n' || n || '@example.org', now() from ${numbered}`)
  await here.run(sql`insert into members.membership (organisation_id, contact_id, since, role)
    select ${shop}, ${id('person')}, '2020-01-01', 'worker' from ${numbered}`)
  await here.run(
    sql`insert into shifts.worker (organisation_id, member_id, mode) select ${shop}, ${id('person')}, 'regular' from ${numbered}`,
  )
  await here.run(sql`insert into exchanges.standby (organisation_id, id, member_id, from_day, made_at)
    select ${shop}, ${id('standby')}, ${id('person')}, '2025-01-01', now() from ${numbered}`)
  await here.run(sql`insert into shifts.shift (organisation_id, id, kind_id, name, day, local_start, local_end, starts_at, ends_at)
    select ${shop}, ${id('shift')}, ${here.kind}, 'One', '2025-03-04', '10:00', '12:00', '2025-03-04T09:00:00Z', '2025-03-04T11:00:00Z'
    from ${numbered} where n % 2 = 0`)
  await here.run(sql`insert into shifts.shift_group (organisation_id, shift_id, group_id, role, seats)
    select ${shop}, ${id('shift')}, ${id('group')}, 'any', 2 from ${numbered} where n % 2 = 0`)
  await here.run(sql`insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, source, booked_at)
    select ${shop}, ${id('seat')}, ${id('shift')}, ${id('group')}, ${id('person')}, 'regular', 'self', now()
    from ${numbered} where n % 2 = 0`)
  await here.run(sql`insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, source, booked_at,
      state, cancel_reason, cancelled_at)
    select ${shop}, ${id('gone')}, ${id('shift')}, ${id('group')}, md5(${`person ${shop}`} || n - 1)::uuid, 'flying', 'self', now(),
      'cancelled', 'self', ${w.now()} from ${numbered} where n % 2 = 0`)
  await here.run(sql`insert into exchanges.stand_in_call (organisation_id, id, member_id, attendance_id, made_at)
    select ${shop}, ${id('call')}, ${id('person')}, ${id('seat')}, ${w.now()} from ${numbered} where n % 6 = 0`)
  await here.run(sql`insert into exchanges.swap_request (organisation_id, id, member_id, attendance_id, made_at)
    select ${shop}, ${id('request')}, ${id('person')}, ${id('gone')}, ${w.now()} from ${numbered} where n % 2 = 0`)
  return here
}

const runs = {
  call_out: callOut,
  settle,
  match_morning: matchMorning,
  end_standby: endStandbyOfLeavers,
  followMemberships,
}

/** How many statements each takes, and how many rows they have to do with. */
async function counted(people: number): Promise<Record<string, number>> {
  const here = await crowd(people)
  const statements: Record<string, number> = {}
  for (const [name, run] of Object.entries(runs)) {
    const before = statementCount.total
    await here.shop.act(run as typeof callOut, {})
    statements[name] = statementCount.total - before
  }
  const [did] = await here.all<{ called: string; ended: string }>(sql`select
    (select count(*) from exchanges.call_out_invitation where organisation_id = ${here.shop.id}) as called,
    (select count(*) from exchanges.swap_request where organisation_id = ${here.shop.id} and state = 'cancelled') as ended`)
  assert.ok(Number(did?.called) > 0, 'people were called')
  assert.equal(Number(did?.ended), people / 2, 'requests without a seat ended')
  return statements
}

test('whatever runs every quarter of an hour or at night asks as many statements for 200 people as for six', async () => {
  await counted(6)
  assert.deepEqual(await counted(200), await counted(6))
})
