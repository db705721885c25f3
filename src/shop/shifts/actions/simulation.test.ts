import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { day } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { type PlannedShop, plannedShop } from '../cast.testing.ts'
import { listSimulation, readSimulation } from '../reads/simulation.ts'
import { presets } from '../rules/policy.ts'
import { changesFrom } from '../rules/policy-changes.ts'
import { withValue } from '../rules/policy-diff.ts'
import { markAttendance } from './attendance.ts'
import { schedulePolicy } from './policy.ts'
import { beginSimulation } from './simulation.ts'
import { countNight } from './standing.ts'

const w = await world('2025-03-05T16:00:00.000Z')
const refusedWith = (wanted: string[]) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
  return true
}

/** 42 days of alert instead of 28. */
const softer = changesFrom(presets.bees, withValue(presets.bees, 'standing.7.when.1.2.days', 42))

/** Amina stayed away on 5 March without a word; Bram has done nothing at all. */
async function shopWithAmina(): Promise<{ here: PlannedShop; amina: string }> {
  w.moveTo('2025-03-05T16:00:00.000Z')
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  await here.member('Bram', 'exempt')
  const shift = await here.oneOff({
    day: '2025-03-05',
    startsAt: '2025-03-05T13:00:00Z',
    endsAt: '2025-03-05T15:00:00Z',
  })
  await here.sit(shift, amina, 'regular')
  await here.shop.act(countNight, {})
  await here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome: 'absent_2' })
  return { here, amina: amina.id }
}

const replay = { preset: 'bees', sort: 'replay', future: 'planned', days: 90 } as const
const listed = (here: PlannedShop, simulation: string, effect?: string) =>
  here.shop.look(listSimulation, { simulation, size: 50, ...(effect ? { effect } : {}) })

test('a draft rehearsed on the past names who would have been spared, from which day and why', async () => {
  const { here, amina } = await shopWithAmina()
  w.moveTo('2025-04-30T08:00:00.000Z')
  await here.shop.act(countNight, {})
  const asked = { ...replay, changes: softer, from: '2025-03-01', until: '2025-04-16' }
  const { simulation, finished, done } = await here.shop.act(beginSimulation, asked)
  assert.deepEqual([finished, done], [true, 2])
  const found = await here.shop.look(readSimulation, { simulation })
  assert.deepEqual([found.differ, found.spared, found.harder], [1, 1, 0])
  assert.deepEqual(found.totals, [
    { standing: 'alert', now: 0, draft: 1 },
    { standing: 'suspended', now: 1, draft: 0 },
    { standing: 'up_to_date', now: 1, draft: 1 },
  ])
  const [row] = (await listed(here, simulation, 'spared')).rows
  assert.deepEqual(
    [row?.id, row?.firstDay, row?.firstNow, row?.firstDraft, row?.why, row?.closedDaysNow, row?.closedDaysDraft],
    [amina, '2025-04-03', 'suspended', 'alert', 'rule', 14, 0],
  )
})

test('rehearsing with the rules of today differs for nobody', async () => {
  const { here } = await shopWithAmina()
  w.moveTo('2025-04-30T08:00:00.000Z')
  await here.shop.act(countNight, {})
  const { simulation } = await here.shop.act(beginSimulation, { ...replay, changes: {}, from: '2025-03-01' })
  assert.equal((await here.shop.look(readSimulation, { simulation })).differ, 0)
})

test('attendances count in a rehearsal as the draft says, and no entry moves', async () => {
  const { here } = await shopWithAmina()
  w.moveTo('2025-04-30T08:00:00.000Z')
  await here.shop.act(countNight, {})
  const entries = sql`select id, amount, recorded_at from shifts.ledger_entry order by id`
  const spans = sql`select * from shifts.standing_span order by member_id, from_day`
  const before = [await here.all(entries), await here.all(spans)]
  const forgiving = changesFrom(presets.bees, withValue(presets.bees, 'effects.regular.regular.absent_2', []))
  const { simulation } = await here.shop.act(beginSimulation, { ...replay, changes: forgiving, from: '2025-03-01' })
  const [row] = (await listed(here, simulation, 'differs')).rows
  assert.deepEqual(
    [row?.firstDay, row?.firstNow, row?.firstDraft, row?.why, row?.totalNow, row?.totalDraft],
    ['2025-03-05', 'alert', 'up_to_date', 'counters', -2, 0],
  )
  assert.deepEqual([await here.all(entries), await here.all(spans)], before)
})

test('ahead, fixed seats beyond the planned weeks are supposed too: as planned, or nobody comes', async () => {
  w.moveTo('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  await here.hold(await here.template({ day: 3, starts: '14:00', ends: '16:00' }), amina, '2025-03-03')
  await here.shop.act(countNight, {})
  const forgiving = changesFrom(presets.bees, withValue(presets.bees, 'effects.regular.regular.absent_2', []))
  const ahead = { preset: 'bees', changes: forgiving, sort: 'forward', days: 21 } as const
  const planned = await here.shop.act(beginSimulation, { ...ahead, future: 'planned' })
  assert.equal((await here.shop.look(readSimulation, { simulation: planned.simulation })).differ, 0)
  const nobody = await here.shop.act(beginSimulation, { ...ahead, future: 'nobody' })
  const [row] = (await listed(here, nobody.simulation, 'differs')).rows
  assert.deepEqual(
    [row?.firstDay, row?.firstNow, row?.standingNow, row?.standingDraft],
    ['2025-03-05', 'alert', 'unsubscribed', 'up_to_date'],
  )
})

test('a version begins tomorrow or later, after this very draft was rehearsed in the last day', async () => {
  const { here } = await shopWithAmina()
  const wish = { preset: 'bees' as const, changes: softer, validFrom: '2025-03-10' }
  await assert.rejects(here.shop.act(schedulePolicy, wish), refusedWith(['policy.simulate_first']))
  await here.shop.act(beginSimulation, { ...replay, changes: softer })
  await assert.rejects(
    here.shop.act(schedulePolicy, { ...wish, validFrom: '2025-03-05' }),
    refusedWith(['policy.too_early']),
  )
  await assert.rejects(
    here.shop.act(schedulePolicy, { ...wish, changes: { ...softer, cancelMinHours: 3 } }),
    refusedWith(['policy.simulate_first']),
  )
  w.moveTo('2025-03-06T16:00:00.000Z')
  await assert.rejects(here.shop.act(schedulePolicy, wish), refusedWith(['policy.simulate_first']))
  await here.shop.act(beginSimulation, { ...replay, changes: softer })
  await here.shop.act(schedulePolicy, wish)
})

test('a scheduled version moves no standing and no entry of the past', async () => {
  const { here, amina } = await shopWithAmina()
  await here.shop.act(beginSimulation, { ...replay, changes: softer })
  await here.shop.act(schedulePolicy, { preset: 'bees', changes: softer, validFrom: '2025-04-10' })
  w.moveTo('2025-04-20T08:00:00.000Z')
  await here.shop.act(countNight, {})
  const spans = await here.all<{ day: string; standing: string }>(
    sql`select day::date as day, standing from unnest(array['2025-04-02', '2025-04-03', '2025-04-09', '2025-04-10']::date[]) as day
      join shifts.standing_span as span on span.member_id = ${amina} and span.from_day <= day
        and (span.to_day is null or span.to_day >= day)
      order by day`,
  )
  assert.deepEqual(
    spans.map(({ standing }) => standing),
    ['alert', 'suspended', 'suspended', 'alert'],
  )
  const posted = await here.all<{ days: string[] }>(
    sql`select array_agg(distinct effective_on::text) as days from shifts.ledger_entry`,
  )
  assert.deepEqual(posted[0]?.days, ['2025-03-05'])
})

test('a period that ends before it begins, or tomorrow, is no past to rehearse on', async () => {
  const { here } = await shopWithAmina()
  const begin = (from: string, until: string) =>
    here.shop.act(beginSimulation, { ...replay, changes: {}, from: day(from), until: day(until) })
  await assert.rejects(begin('2025-03-02', '2025-03-01'), refusedWith(['policy.period']))
  await assert.rejects(begin('2025-03-02', '2025-03-06'), refusedWith(['policy.period']))
})
