import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#platform/values/day.ts'
import { paperToThrowAway, type ShelfLabelFacts, type Stamp, stateOf } from './shelf-label.ts'

const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z` as Instant
const [today, tomorrow] = ['2026-03-02' as Day, '2026-03-03' as Day]
const stamp = (fingerprint: string, hour: number, forDay: Day = today): Stamp => ({ fingerprint, at: at(hour), forDay })
const fresh: ShelfLabelFacts = {
  wanted: 'A',
  printed: null,
  placed: null,
  reprintAsked: false,
  wantedHere: true,
  day: today,
}
const hanging: ShelfLabelFacts = { ...fresh, printed: stamp('A', 8), placed: stamp('A', 9) }
const state = (facts: ShelfLabelFacts) => stateOf(facts, 'confirm')
const waste = (facts: ShelfLabelFacts) => paperToThrowAway(facts, 'confirm')

test('a product that is sold and gets a format is to be printed, then placed, then up to date', () => {
  assert.equal(state(fresh), 'to_print')
  assert.equal(state({ ...fresh, printed: stamp('A', 8) }), 'to_place')
  assert.equal(state(hanging), 'up_to_date')
})

test('a product without a format is never queued', () => {
  assert.equal(state({ ...fresh, wanted: null }), 'no_format')
})

test('a changed name asks for a new label; set back before printing, the hanging one is right again', () => {
  const renamed = { ...hanging, wanted: 'B' }
  assert.deepEqual([state(renamed), waste(renamed)], ['to_print', false])
  assert.equal(state({ ...renamed, wanted: 'A' }), 'up_to_date')
})

test('a change after printing asks for another print and tells which paper to throw away', () => {
  const late = { ...hanging, printed: stamp('B', 10), wanted: 'C' }
  assert.deepEqual([state(late), waste(late)], ['to_print', true])
  const back = { ...late, wanted: 'A' }
  assert.deepEqual([state(back), waste(back)], ['up_to_date', true])
  const placed = { ...late, wanted: 'B', placed: stamp('B', 11) }
  assert.deepEqual([state(placed), waste(placed)], ['up_to_date', false])
})

test('asked to print again, the same content is printed and placed once more', () => {
  const asked = { ...hanging, printed: null, reprintAsked: true }
  assert.equal(state(asked), 'to_print')
  const printed = { ...asked, printed: stamp('A', 11) }
  assert.equal(state(printed), 'to_place')
  assert.equal(state({ ...printed, placed: stamp('A', 12), reprintAsked: false }), 'up_to_date')
})

test('a product that is withdrawn, or a place taken away, leaves a label to remove, and nothing where none hangs', () => {
  assert.equal(state({ ...hanging, wantedHere: false }), 'to_remove')
  assert.equal(state({ ...fresh, wantedHere: false }), 'none')
  const printed = { ...fresh, printed: stamp('A', 8), wantedHere: false }
  assert.deepEqual([state(printed), waste(printed)], ['none', true])
})

test('where what is printed counts as placed, making it is enough', () => {
  const made = { ...fresh, printed: stamp('A', 8) }
  assert.equal(stateOf(made, 'printed_is_placed'), 'up_to_date')
  assert.equal(stateOf({ ...made, wanted: 'B' }, 'printed_is_placed'), 'to_print')
  assert.equal(stateOf({ ...made, wantedHere: false }, 'printed_is_placed'), 'to_remove')
  assert.equal(paperToThrowAway({ ...made, wanted: 'B' }, 'printed_is_placed'), false)
})

test('tomorrow’s label printed today is no waste, hangs right once hung, and is to be placed on its day', () => {
  const early = { ...hanging, printed: stamp('B', 18, tomorrow) }
  assert.deepEqual([state(early), waste(early)], ['up_to_date', false])
  const asked = { ...early, day: tomorrow, wanted: 'B' }
  assert.deepEqual([state(asked), waste(asked)], ['to_place', false])
  const hung = { ...early, placed: stamp('B', 20, tomorrow) }
  assert.equal(state(hung), 'up_to_date')
  assert.equal(state({ ...hung, day: tomorrow, wanted: 'C' }), 'to_print')
})
