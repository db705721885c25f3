/** One wish for several templates. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bulkChanges, type GridTemplate, laterTime, placeLater } from './template-bulk.ts'

const rota = {
  id: 'rota',
  weeks: [
    { sequence: 1, letter: 'A', lengthDays: 7 },
    { sequence: 2, letter: 'B', lengthDays: 5 },
  ],
}
const group = (role: string, seats: number, minSeats = 0) => ({
  id: role,
  role,
  seats,
  minSeats,
  skills: [],
  warnings: [],
})
const template = (more: Partial<GridTemplate> = {}): GridTemplate => ({
  id: 'one',
  version: 3,
  name: 'Monday',
  kind: 'kind',
  rota: 'rota',
  week: 1,
  day: 1,
  every: null,
  unit: null,
  aheadCount: null,
  from: '2025-01-01',
  until: null,
  starts: '08:30',
  ends: '11:15',
  lead: null,
  weight: 1,
  beneficiary: null,
  publicHolidays: 'run',
  state: 'active',
  groups: [group('till', 2), group('shelves', 5, 4)],
  ...more,
})

test('seats less leave the other groups alone and lower what is wanted to what there is', () => {
  const [change] = bulkChanges([template()], { wish: 'seats', by: -2, role: 'shelves' }, rota)
  assert.deepEqual(change?.do === 'edit' && change.fields.groups?.map(({ seats, minSeats }) => [seats, minSeats]), [
    [2, 0],
    [3, 3],
  ])
  assert.equal(change?.do === 'edit' && change.version, 3)
})

test('a group keeps at least one seat, and a role nobody has means the first group', () => {
  const [change] = bulkChanges([template()], { wish: 'seats', by: -9, role: 'door' }, rota)
  assert.deepEqual(change?.do === 'edit' && change.fields.groups?.map(({ seats }) => seats), [1, 5])
})

test('a template moves round the end of the rota, over weeks of any length', () => {
  assert.deepEqual(placeLater(rota, { rota: 'rota', week: 2, day: 5 }, 1), { rota: 'rota', week: 1, day: 1 })
  assert.deepEqual(placeLater(rota, { rota: 'rota', week: 1, day: 1 }, -1), { rota: 'rota', week: 2, day: 5 })
  assert.deepEqual(placeLater(rota, { rota: 'rota', week: 1, day: 7 }, 1), { rota: 'rota', week: 2, day: 1 })
  assert.equal(placeLater(rota, { rota: 'other', week: 1, day: 1 }, 1), null)
})

test('times move round midnight', () => {
  assert.deepEqual(
    [laterTime('23:30', 60), laterTime('00:15', -30), laterTime('08:30', 15)],
    ['00:30', '23:45', '08:45'],
  )
})

test('a copy has the groups but not the people, and begins when asked', () => {
  const [copy] = bulkChanges([template({ until: '2025-02-01' })], { wish: 'copy', week: 2, from: '2025-03-03' }, rota)
  assert.ok(copy?.do === 'create')
  assert.deepEqual(copy.template.place, { rota: 'rota', week: 2, day: 1 })
  assert.deepEqual([copy.template.from, copy.template.until, copy.activate], ['2025-03-03', null, true])
  assert.deepEqual(copy.template.groups[0], { role: 'till', seats: 2, minSeats: 0, skills: [], warnings: [] })
})

test('only drafts are activated, and a series moves to no other day of a rota', () => {
  const series = template({ id: 'series', rota: null, week: null, day: null, every: 2, unit: 'day' })
  assert.deepEqual(bulkChanges([template(), template({ id: 'draft', state: 'draft' })], { wish: 'activate' }, rota), [
    { do: 'activate', template: 'draft' },
  ])
  assert.deepEqual(bulkChanges([series], { wish: 'move', days: 1 }, rota), [])
})
