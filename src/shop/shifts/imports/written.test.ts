import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isKey,
  readClock,
  readDuration,
  readMode,
  readState,
  rowOfKey,
  wallPlus,
  weekdayReader,
  weekLetter,
} from './written.ts'

const cell = (text: string) => ({ text })
const days = (...texts: string[]) => texts.map((text) => weekdayReader(texts)(text).value)

test('days of the week are read in five languages, long, short or as numbers', () => {
  assert.deepEqual(days('Lundi', 'dimanche', 'Mer.'), [1, 7, 3])
  assert.deepEqual(days('maandag', 'Woensdag', 'zo'), [1, 3, 7])
  assert.deepEqual(days('Montag', 'SAMSTAG', 'Do'), [1, 6, 4])
  assert.deepEqual(days('Monday', 'Thu', 'sun'), [1, 4, 7])
  assert.deepEqual(days('miércoles', 'sab', 'LUNES'), [3, 6, 1])
  assert.deepEqual(days('1', '7'), [1, 7])
})

test('two letters are read by the language of their column, and not guessed without one', () => {
  assert.deepEqual(days('Lu', 'Ma', 'Me', 'Di'), [1, 2, 3, 7])
  assert.deepEqual(days('ma', 'di', 'wo'), [1, 2, 3])
  assert.deepEqual(days('ma'), [null])
  assert.equal(weekdayReader(['ma'])('ma').problem?.code, 'shift_import.weekday_unreadable')
  assert.equal(weekdayReader(['Lundi'])('Blursday').problem?.code, 'shift_import.weekday_unreadable')
})

test('a week is called by its letter', () => {
  assert.deepEqual(['Semaine A', 'Week 2', 'Woche C', 'semana D', 'B', 'Semaine paire'].map(weekLetter), [
    ...['A', '2', 'C', 'D', 'B', 'paire'],
  ])
})

test('keys of another program are told from names', () => {
  assert.deepEqual(
    ['__export__.shift_type_4_378c86a8', 'base.user_admin', 'Semaine A', '8.5', 'Mme. Dupont'].map(isKey),
    [...[true, true, false, false, false]],
  )
  assert.equal(rowOfKey('__export__.shift_daynumber_7_c0dbc10e'), 7)
})

test('times come as hours, as a clock or as a moment', () => {
  const read = (text: string, end = false) => readClock(cell(text), 'Europe/Brussels', end).value
  for (const text of ['7.5', '07:30', '7h30', '7:30:00'])
    assert.deepEqual(read(text), { time: '07:30', day: null }, text)
  assert.deepEqual(read('2026-11-02 08:30:00'), { time: '08:30', day: '2026-11-02' })
  assert.deepEqual(read('2/11/2026 8h30'), { time: '08:30', day: '2026-11-02' })
  assert.deepEqual(read('24.0', true), { time: '00:00', day: null })
  assert.equal(read('24.0'), null)
  assert.equal(readClock(cell('25:00'), 'Europe/Brussels').problem?.code, 'import.time_unreadable')
  assert.equal(readClock(cell('2026-02-30 08:00'), 'Europe/Brussels').problem?.code, 'import.day_impossible')
  assert.equal(readDuration(cell('2.75')).value, 165)
  assert.equal(readDuration(cell('25')).problem?.code, 'shift_import.too_long')
  assert.equal(wallPlus('22:30' as never, 165), '01:15')
})

test('a state is read in five languages, and the number of an absence says what it costs', () => {
  const read = (text: string) => readState(cell(text)).value
  assert.deepEqual(['open', 'Confirmé', 'bestätigt', 'Prévu'].map(read), ['planned', 'planned', 'planned', 'planned'])
  assert.deepEqual(['done', 'Attended (+1)', 'aanwezig', 'Presente'].map(read), ['done', 'done', 'done', 'done'])
  assert.deepEqual(['excused', 'Excusé', 'absent', 'Afwezig'].map(read), [
    'absent_0',
    'absent_0',
    'absent_1',
    'absent_1',
  ])
  assert.deepEqual(['absent_2', 'Absent - 2 compensations', 'Absent - 0 compensation'].map(read), [
    ...['absent_2', 'absent_2', 'absent_0'],
  ])
  assert.equal(read('Annulé'), 'cancelled')
  assert.equal(readState(cell('perhaps')).problem?.code, 'shift_import.state_unreadable')
})

test('a way of taking part is read in five languages', () => {
  const read = (text: string) => readMode(cell(text)).value
  assert.deepEqual(['regular', 'Régulier', 'vast', 'fijo'].map(read), Array(4).fill('regular'))
  assert.deepEqual(['irregular', 'Volant·e', 'vliegend', 'Springer'].map(read), Array(4).fill('flying'))
  assert.deepEqual(['exempt', 'Exempté', 'vrijgesteld', 'befreit'].map(read), Array(4).fill('exempt'))
  assert.equal(readMode(cell('sometimes')).problem?.code, 'shift_import.mode_unreadable')
})
