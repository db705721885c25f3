import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOfNumber } from '../../values/day.ts'
import { readDay, readMoment, readTime } from './moments.ts'

test('a day is read in every usual notation, day before month', () => {
  for (const text of [
    '2025-03-04',
    '2025/3/4',
    '04/03/2025',
    '4.3.2025',
    '04-03-2025',
    '2025-03-04 08:30:00',
    '2025-03-04T00:00:00',
    '4 mars 2025',
    '4 maart 2025',
    '4. März 2025',
    '4 March 2025',
    '4 de marzo de 2025',
    '45720',
    '45720.354',
    ' 2025-03-04 ',
  ])
    assert.deepEqual(readDay(text), { value: '2025-03-04' }, text)
  assert.deepEqual(readDay({ text: '1988-07-03', type: 'day', value: '1988-07-03' }), { value: '1988-07-03' })
  assert.deepEqual(readDay('1er mai 2024'), { value: '2024-05-01' })
  assert.deepEqual(readDay(''), { value: null })
})

test('a day that cannot be is a problem and its text is kept', () => {
  for (const text of ['2025-02-30', '31/04/2025', '07/25/2025', '2025-13-01', '29.02.2025', '0/1/2025'])
    assert.deepEqual(readDay(text), {
      value: null,
      problem: { code: 'import.day_impossible', facts: { text } },
      kept: text,
    })
  for (const text of ['soon', '3/4/25', '20250304', '5', '99999', '2025', '12 brumaire 2025'])
    assert.equal(readDay(text).problem?.code, 'import.day_unreadable', text)
})

test('a written day is read back, in three notations', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_000, max: 40_000 }), (number) => {
      const value = dayOfNumber(number)
      const [year, month, date] = value.split('-')
      for (const text of [value, `${date}/${month}/${year}`, `${Number(date)}.${Number(month)}.${year}`])
        assert.deepEqual(readDay(text), { value })
    }),
  )
})

test('a time is read from clocks and from hours as a number', () => {
  const read: [string, string][] = [
    ['8:30', '08:30'],
    ['08:30:00', '08:30'],
    ['8h30', '08:30'],
    ['8h', '08:00'],
    ['8', '08:00'],
    ['8.5', '08:30'],
    ['11,25', '11:15'],
    ['18.75', '18:45'],
    ['8.333333333333334', '08:20'],
    ['14.0', '14:00'],
    ['8:30 PM', '20:30'],
    ['12:00 am', '00:00'],
    ['18:45 Uhr', '18:45'],
  ]
  for (const [text, time] of read) assert.deepEqual(readTime(text), { value: time }, text)
  for (const text of ['25:00', '8:75', '24.0', 'morning', '-1', '8h5'])
    assert.equal(readTime(text).problem?.code, 'import.time_unreadable', text)
  assert.deepEqual(readTime(' '), { value: null })
})

test('a moment is on the shop’s clock, or turned to it', () => {
  const at = { value: { day: '2026-11-02', time: '08:30' } }
  for (const text of ['2026-11-02 08:30:00', '02/11/2026 8h30', '2026-11-02T08:30', '2026-11-02T07:30:00Z'])
    assert.deepEqual(readMoment(text, 'Europe/Brussels'), at, text)
  assert.equal(readMoment('2026-11-02', 'Europe/Brussels').problem?.code, 'import.moment_unreadable')
  assert.equal(readMoment('2026-02-30 08:30', 'Europe/Brussels').problem?.code, 'import.day_impossible')
})
