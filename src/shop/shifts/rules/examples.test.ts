/** Worked examples of the shop's rules that need no database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { campaignState } from './campaign.ts'
import { whyNotFixedSeat } from './fixed-seat.ts'
import { isListed } from './listing.ts'
import { presets } from './policy.ts'
import { weekOf } from './rota.ts'
import { addMonths } from './series.ts'
import { watchWord } from './watch.ts'

test('a four-week rota anchored in 2015 shows D, A, D in early 2025', () => {
  const weeks = ['A', 'B', 'C', 'D'].map((letter, index) => ({ letter, sequence: index + 1, lengthDays: 7 }))
  const letters = ['2025-01-06', '2025-01-13', '2025-02-03'].map(
    (of) => weekOf({ anchorDay: day('2015-12-28'), weeks }, day(of))?.letter,
  )
  assert.deepEqual(letters, ['D', 'A', 'D'])
})

test('a monthly series begun on the 31st falls back to the last day', () => {
  assert.equal(addMonths(day('2025-01-31'), 1), '2025-02-28')
})

test('three seats held 1, 2, 3, 2, 1 on five days take another holder on the first two only', () => {
  const span = (from: number, until: number) => ({ from: day(`2026-01-0${from}`), until: day(`2026-01-0${until}`) })
  const held = [span(1, 5), span(2, 4), span(3, 3)]
  const answers = [span(1, 2), span(3, 3), span(1, 3), span(3, 5)].map((wished) =>
    whyNotFixedSeat({
      wished,
      template: { from: day('2025-01-01'), until: null },
      seats: 3,
      held,
      own: [],
      standing: 'up_to_date',
      elsewhere: 0,
      today: day('2026-01-01'),
      policy: presets.bees,
      imported: false,
    }).map(({ code }) => code),
  )
  assert.deepEqual(answers, [[], ['seat.no_room'], ['seat.no_room'], ['seat.no_room']])
})

test('of ten seats one free is hidden, two free are listed', () => {
  const fill = (free: number) => ({ seats: 10, taken: 10 - free, free, required: 0 })
  assert.deepEqual([isListed(fill(1), presets.bees), isListed(fill(2), presets.bees)], [false, true])
})

test('a watcher hears what changed and nothing twice', () => {
  const words = [
    watchWord({ seats: 5, present: 2, required: 3, last: null }),
    watchWord({ seats: 5, present: 3, required: 3, last: 'understaffed' }),
    watchWord({ seats: 5, present: 4, required: 4, last: 'almost_full' }),
    watchWord({ seats: 1, present: 0, required: 0, last: null }),
  ]
  assert.deepEqual(words, ['understaffed', 'all_clear', null, 'almost_full'])
})

test('a campaign of four to five needs people, opens, waits for others, is full', () => {
  const line = (people: number, template = 'a') => ({ template, minPeople: 4, maxPeople: 5, people })
  const states = [
    campaignState(line(2), [line(2)]),
    campaignState(line(4), [line(4)]),
    campaignState(line(4), [line(4), line(1, 'b')]),
    campaignState(line(5), [line(5)]),
  ]
  assert.deepEqual(states, ['needs_people', 'open', 'locked', 'full'])
})
