import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, instant, type TimeOfDay } from './day.ts'
import { atWallTime, dayIn, isZone, wallClock } from './zone.ts'

const time = (text: string) => text as TimeOfDay

for (const zone of ['Europe/Brussels', 'Europe/Zurich']) {
  test(`a shift at 08:30 stays at 08:30 over both clock changes (${zone})`, () => {
    assert.equal(atWallTime(day('2026-03-28'), time('08:30'), zone), '2026-03-28T07:30:00.000Z')
    assert.equal(atWallTime(day('2026-03-29'), time('08:30'), zone), '2026-03-29T06:30:00.000Z')
    assert.equal(atWallTime(day('2026-10-24'), time('08:30'), zone), '2026-10-24T06:30:00.000Z')
    assert.equal(atWallTime(day('2026-10-25'), time('08:30'), zone), '2026-10-25T07:30:00.000Z')
  })

  test(`a time skipped in spring moves forward (${zone})`, () => {
    const at = atWallTime(day('2026-03-29'), time('02:30'), zone)
    assert.equal(at, '2026-03-29T01:30:00.000Z')
    assert.deepEqual(wallClock(at, zone), { day: '2026-03-29', time: '03:30' })
  })

  test(`a time doubled in autumn is the first of the two (${zone})`, () => {
    assert.equal(atWallTime(day('2026-10-25'), time('02:30'), zone), '2026-10-25T00:30:00.000Z')
    assert.deepEqual(wallClock(instant('2026-10-25T01:30:00Z'), zone), { day: '2026-10-25', time: '02:30' })
  })

  test(`the day turns at local midnight (${zone})`, () => {
    assert.equal(dayIn(instant('2026-01-31T22:59:59Z'), zone), '2026-01-31')
    assert.equal(dayIn(instant('2026-01-31T23:00:00Z'), zone), '2026-02-01')
    assert.equal(dayIn(instant('2026-07-31T22:00:00Z'), zone), '2026-08-01')
    assert.equal(dayIn(instant('2026-12-31T23:00:00Z'), zone), '2027-01-01')
  })

  test(`wall clock and moment agree outside the two odd hours (${zone})`, () => {
    const minute = fc.integer({ min: 3 * 60, max: 24 * 60 - 1 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), minute, (days, minutes) => {
        const of = addDays(day('1995-01-01'), days)
        const at = time(
          `${String((minutes - (minutes % 60)) / 60).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
        )
        assert.deepEqual(wallClock(atWallTime(of, at, zone), zone), { day: of, time: at })
      }),
    )
  })
}

test('a zone is one this machine knows', () => {
  assert.ok(isZone('Europe/Zurich'))
  assert.ok(!isZone('Europe/Atlantis'))
})
