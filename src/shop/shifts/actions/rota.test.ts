/** Rotas and kinds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type PlannedShop, plannedShop } from '../cast.testing.ts'
import { weekdayAt } from '../rules/rota.ts'
import { generate } from './generation.ts'
import { seekTemplates } from './planning-lists.ts'
import { createKind, createRota, editKind, editRota, listKinds, listRotas } from './rota.ts'

const w = await world()

const codesOf = async (run: Promise<unknown>): Promise<string[]> => {
  try {
    await run
    return []
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ code }) => code).sort()
    throw error
  }
}

const weeks = (letters: string) => [...letters].map((letter) => ({ letter, lengthDays: 7 }))
const rota = (more: object = {}) => ({
  name: 'Summer',
  anchorDay: '2025-07-07',
  validFrom: '2025-07-07',
  validTo: '2025-08-31',
  priority: 0,
  weeks: weeks('AB'),
  ...more,
})
const add = (here: PlannedShop, more: object = {}) => here.shop.act(createRota, rota(more), here.planner)

test('two rotas of the same days need different priorities', async () => {
  const here = await plannedShop(w)
  assert.deepEqual(await codesOf(add(here)), ['rota.overlap'])
  await add(here, { priority: 1 })
  assert.deepEqual(await codesOf(add(here, { priority: 1, validFrom: '2025-08-31', validTo: null })), ['rota.overlap'])
  assert.deepEqual(await codesOf(add(here, { priority: 1, validFrom: '2025-09-01', validTo: null })), [])
})

test('all reasons against a rota are told at once', async () => {
  const here = await plannedShop(w)
  assert.deepEqual(await codesOf(add(here, { weeks: [], validTo: '2025-07-01' })), [
    'rota.ends_before_start',
    'rota.no_weeks',
    'rota.overlap',
  ])
})

test('a season runs instead of the year while it lasts', async () => {
  const here = await plannedShop(w)
  const { rota: summer } = await add(here, { priority: 1 })
  const always = await here.template({ name: 'Always', day: 1, starts: '10:00', ends: '12:00' })
  const season = await here.template({ name: 'Season', day: 2, starts: '10:00', ends: '12:00' })
  await here.run(sql`update shifts.template set rota_id = ${summer} where id = ${season.id}`)
  await here.shop.act(generate, { from: '2025-06-30', weeks: 3 }, here.planner)
  const days = await here.all<{ day: string; template: string; letter: string }>(
    sql`select day, template_id as template, week_letter as letter from shifts.shift
        where organisation_id = ${here.shop.id} order by day`,
  )
  assert.deepEqual(days, [
    { day: '2025-06-30', template: always.id, letter: 'A' },
    { day: '2025-07-08', template: season.id, letter: 'A' },
  ])
})

test('a rota says in which week today lies, and nothing outside its validity', async () => {
  const here = await plannedShop(w)
  await add(here, { priority: 1 })
  const today = async () =>
    (await here.shop.look(listRotas, {}, here.planner)).rotas.map(({ name, today: at }) => [
      name,
      at?.letter ?? null,
      at?.weekStart ?? null,
    ])
  assert.deepEqual(await today(), [
    ['Week', 'A', '2025-03-03'],
    ['Summer', null, null],
  ])
  w.moveTo('2025-07-16T07:00:00.000Z')
  assert.deepEqual((await today())[1], ['Summer', 'B', '2025-07-14'])
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('a week with templates stays, and the anchor stays once dates were made', async () => {
  const here = await plannedShop(w)
  await here.template({ name: 'Sunday', day: 7, starts: '10:00', ends: '12:00' })
  const edit = (more: object) => here.shop.act(editRota, { rota: here.rota, ...more }, here.planner)
  assert.deepEqual(await codesOf(edit({ weeks: [{ letter: 'A', lengthDays: 6 }] })), ['rota.week_in_use'])
  assert.deepEqual(await codesOf(edit({ anchorDay: '2025-03-10', weeks: weeks('XY') })), [])
  await here.shop.act(generate, { from: '2025-03-10', weeks: 1 }, here.planner)
  assert.deepEqual(await codesOf(edit({ anchorDay: '2025-03-17' })), ['rota.anchor_in_use'])
  assert.deepEqual(await codesOf(edit({ weeks: weeks('PQ'), name: 'Renamed' })), [])
})

test('a kind keeps a name of its own and is kept while templates use it', async () => {
  const here = await plannedShop(w)
  await here.template({ day: 1, starts: '10:00', ends: '12:00' })
  const kind = (name: string) => here.shop.act(createKind, { name, description: null, colour: null }, here.planner)
  assert.deepEqual(await codesOf(kind('SHOP')), ['kind.name_taken'])
  const { kind: cheese } = await kind('Cheese')
  const archive = (id: string) => here.shop.act(editKind, { kind: id, archived: true }, here.planner)
  assert.deepEqual(await codesOf(archive(here.kind)), ['kind.in_use'])
  await archive(cheese)
  const { kinds } = await here.shop.look(listKinds, { archived: false }, here.planner)
  assert.deepEqual(
    kinds.map(({ name }) => name),
    ['Shop'],
  )
})

test('the weekday of a place is the same for screens and lists, and open where weeks are no whole weeks', async () => {
  const here = await plannedShop(w, '2025-03-05')
  await here.run(sql`insert into shifts.rota_week (organisation_id, rota_id, sequence, letter, length_days)
    values (${here.shop.id}, ${here.rota}, 2, 'B', 10), (${here.shop.id}, ${here.rota}, 3, 'C', 4)`)
  const places = [
    [1, 1],
    [2, 1],
    [2, 10],
    [3, 4],
  ] as const
  for (const [week, day] of places) {
    const { id } = await here.template({ name: `${week} ${day}`, day, starts: '10:00', ends: '12:00' })
    await here.run(sql`update shifts.template set week_sequence = ${week} where id = ${id}`)
  }
  const compare = async () => {
    const [rotaRow] = (await here.shop.look(listRotas, {}, here.planner)).rotas
    const { rows } = await here.shop.look(seekTemplates, { size: 50 }, here.planner)
    const listed = new Map(rows.map(({ name, weekday }) => [name, weekday]))
    return places.map(([week, day]) => [weekdayAt(rotaRow as never, week, day), listed.get(`${week} ${day}`)])
  }
  assert.deepEqual(await compare(), [
    [3, 3],
    [3, 3],
    [5, 5],
    [2, 2],
  ])
  await here.run(sql`update shifts.rota_week set length_days = 5 where rota_id = ${here.rota} and sequence = 3`)
  assert.deepEqual(new Set((await compare()).flat()), new Set([null]))
})
