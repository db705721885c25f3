import assert from 'node:assert/strict'
import { test } from 'node:test'
import { racksOf } from './walk.ts'

const place = (rack: string, position: string, zone = 'Dry') => ({ zone, aisle: '1', rack, shelf: '', position })
const walked = (...places: ReturnType<typeof place>[]) =>
  racksOf(places).map(({ name, places: held }) => `${name}: ${held.map(({ position }) => position).join(' ')}`)

test('places one after the other at one rack stand together, in the order one walks', () => {
  assert.deepEqual(walked(place('A', '2'), place('A', '1'), place('B', '1')), ['Dry · 1 · A: 2 1', 'Dry · 1 · B: 1'])
})

test('a rack one passes twice is there twice', () => {
  assert.deepEqual(walked(place('A', '1'), place('B', '1'), place('A', '2')), [
    'Dry · 1 · A: 1',
    'Dry · 1 · B: 1',
    'Dry · 1 · A: 2',
  ])
})

test('racks of one letter in two zones are two, and no places are no walk', () => {
  assert.deepEqual(walked(place('A', '1'), place('A', '1', 'Cold')), ['Dry · 1 · A: 1', 'Cold · 1 · A: 1'])
  assert.deepEqual(walked(), [])
})
