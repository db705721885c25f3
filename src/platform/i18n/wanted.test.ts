import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { setting } from '../settings/definition.ts'
import { eventsIn, wantedKeys } from './wanted.ts'

test('every permission, setting, choice, job and notice of a room wants its words', () => {
  const shown = setting<unknown>('shifts.showNames', 'shifts', z.enum(['none', 'first']), 'first')
  const room = {
    api: [],
    permissions: [{ permission: 'shifts.book', roles: [] }],
    settings: [shown],
    jobs: [],
    notices: [{ code: 'shifts.booked' }],
  }
  assert.deepEqual(wantedKeys([room]), [
    'notice.shifts.booked.body',
    'notice.shifts.booked.name',
    'notice.shifts.booked.subject',
    'permission.shifts.book',
    'setting.shifts.showNames',
    'setting.shifts.showNames.first',
    'setting.shifts.showNames.none',
    'settings.group.shifts',
  ])
})

test('events are found where they are recorded', () => {
  const source = `ctx.record('shifts.seat_booked', {}); ctx.record(on ? 'a.switched_on' : 'a.switched_off', {})`
  assert.deepEqual(eventsIn(source), ['event.shifts.seat_booked', 'event.a.switched_on', 'event.a.switched_off'])
})
