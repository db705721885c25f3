/** What holds for every rota, series, fixed seat, plan and watch there could be. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, daysBetween, daysFrom, type TimeOfDay } from '#platform/values/day.ts'
import { covers, type Span, whyNotFixedSeat } from './fixed-seat.ts'
import { type GeneratedTemplate, type GenerationFacts, type Holder, planGeneration } from './generation.ts'
import { presets } from './policy.ts'
import { positionInRota, type Rota, rotaLength, weekOf } from './rota.ts'
import { nextSeriesDays, type Series, seriesDays } from './series.ts'
import { type WatchWord, watchWord } from './watch.ts'

const start = day('2025-03-03')
const anyDay = fc.integer({ min: -800, max: 800 }).map((offset) => addDays(start, offset))
const rota: fc.Arbitrary<Rota> = fc
  .record({ anchorDay: anyDay, lengths: fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 6 }) })
  .map(({ anchorDay, lengths }) => ({
    id: 'r',
    name: 'Rota',
    anchorDay,
    validFrom: day('2000-01-01'),
    validTo: null,
    priority: 0,
    weeks: lengths.map((lengthDays, index) => ({ sequence: index + 1, letter: 'ABCDEF'.charAt(index), lengthDays })),
  }))

test('a day and the same day one round later lie at the same place of the rota', () => {
  fc.assert(
    fc.property(rota, anyDay, (one, of) => {
      const [now, later] = [weekOf(one, of), weekOf(one, addDays(of, rotaLength(one)))]
      assert.deepEqual([now?.sequence, now?.dayNumber], [later?.sequence, later?.dayNumber])
    }),
  )
})

test('the place of a day tells the day: anchor, rounds and position lead back to it', () => {
  fc.assert(
    fc.property(rota, anyDay, (one, of) => {
      const place = weekOf(one, of)
      const position = positionInRota(one, place?.sequence ?? 0, place?.dayNumber ?? 0)
      const total = rotaLength(one)
      assert.equal((((daysBetween(one.anchorDay, of) % total) + total) % total) - (position ?? -1), 0)
      assert.equal(addDays(place?.weekStart ?? of, (place?.dayNumber ?? 0) - 1), of)
    }),
  )
})

const series: fc.Arbitrary<Series> = fc.record({
  every: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
  from: anyDay,
  until: fc.option(anyDay),
})

test('a series asked for in two parts has the days of the whole, each once', () => {
  fc.assert(
    fc.property(series, anyDay, fc.nat(400), fc.nat(400), (one, from, first, more) => {
      const [middle, until] = [addDays(from, first), addDays(from, first + more)]
      const parts = [...seriesDays(one, from, middle), ...seriesDays(one, addDays(middle, 1), until)]
      assert.deepEqual(parts, seriesDays(one, from, until))
      assert.equal(new Set(parts).size, parts.length)
      assert.ok(parts.every((of) => of >= one.from && (one.until === null || of <= one.until)))
    }),
  )
})

test('the next occurrences are the first of all that follow', () => {
  fc.assert(
    fc.property(series, anyDay, fc.integer({ min: 1, max: 8 }), (one, from, count) => {
      const next = nextSeriesDays({ ...one, until: null }, from, count)
      assert.equal(next.length, count)
      assert.deepEqual(seriesDays({ ...one, until: null }, from, next.at(-1) as Day), next)
    }),
  )
})

const span = fc.tuple(fc.nat(40), fc.option(fc.nat(40))).map(
  ([from, length]): Span => ({
    from: addDays(start, from),
    until: length === null ? null : addDays(start, from + length),
  }),
)

test('whatever is asked in whatever order, on no day are more seats held than there are', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (wishes, seats) => {
      const held: Span[] = []
      for (const wished of wishes) {
        const no = whyNotFixedSeat({
          wished,
          template: { from: start, until: null },
          seats,
          held,
          own: [],
          standing: 'up_to_date',
          elsewhere: 0,
          today: start,
          policy: presets.bees,
          imported: false,
        })
        if (no.length === 0) held.push(wished)
        else {
          // A no is right: on some day of the wish all seats are held.
          const crowded = daysFrom(wished.from, wished.until ?? addDays(start, 100)).some(
            (of) => held.filter((other) => covers(other, of)).length >= seats,
          )
          assert.ok(crowded)
        }
      }
      for (const of of daysFrom(start, addDays(start, 100)))
        assert.ok(held.filter((other) => covers(other, of)).length <= seats)
    }),
  )
})

const template = (id: string, every: number, from: Day): GeneratedTemplate => ({
  id,
  name: id,
  kind: 'k',
  rota: null,
  weekSequence: null,
  dayNumber: null,
  seriesEvery: every,
  seriesUnit: 'day',
  seriesAheadCount: null,
  from,
  until: null,
  publicHolidays: 'run',
  starts: '02:30' as TimeOfDay,
  ends: '04:30' as TimeOfDay,
  lead: null,
  weight: 1,
  beneficiary: null,
  groups: 1,
})
const holder = (of: string, id: number, held: Span): Holder => ({
  ...held,
  id: `${of} ${id}`,
  template: of,
  group: 'g',
  member: `m${id}`,
  heldUntil: null,
  leaves: [],
})
const plans: fc.Arbitrary<GenerationFacts> = fc
  .record({
    every: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    spans: fc.array(span, { maxLength: 6 }),
    closed: fc.option(span),
    length: fc.nat(60),
  })
  .map(({ every, spans, closed, length }) => ({
    from: start,
    until: addDays(start, length),
    zone: 'Europe/Brussels',
    templates: every.map((days, index) => template(`t${index}`, days, start)),
    rotas: [],
    closings: closed
      ? [{ id: 'c', from: closed.from, until: closed.until ?? addDays(start, 99), kinds: [], sort: 'closed' as const }]
      : [],
    holders: spans.map((held, index) => holder(`t${index % every.length}`, index, held)),
    existing: new Set<string>(),
    isHoliday: () => false,
  }))

const keyOf = ({ template: of, day: on }: { template: { id: string }; day: Day }): string => `${of.id} ${on}`

test('generating once more finds nothing to do, and two halves make the whole', () => {
  fc.assert(
    fc.property(plans, (asked) => {
      const plan = planGeneration(asked)
      const made = plan.shifts.map(keyOf)
      assert.equal(new Set(made).size, made.length)
      assert.equal(planGeneration({ ...asked, existing: new Set(made) }).shifts.length, 0)
      const middle = addDays(asked.from, Math.floor(daysBetween(asked.from, asked.until) / 2))
      const halves = [
        ...planGeneration({ ...asked, until: middle }).shifts,
        ...planGeneration({ ...asked, from: addDays(middle, 1) }).shifts,
      ]
      assert.deepEqual(halves.map(keyOf).sort(), made.toSorted())
    }),
  )
})

test('a holder has one seat on each shift of the held days, and on no closed one', () => {
  fc.assert(
    fc.property(plans, (asked) => {
      const { shifts, seats } = planGeneration(asked)
      const [closing] = asked.closings
      for (const { day: on } of shifts) assert.ok(!closing || on < closing.from || on > closing.until)
      const given = seats.map((seat) => `${seat.shift} ${seat.holder.id}`)
      assert.equal(new Set(given).size, given.length)
      for (const [index, shift] of shifts.entries()) {
        const wanted = asked.holders.filter((one) => one.template === shift.template.id && covers(one, shift.day))
        const there = seats.filter((seat) => seat.shift === index).map((seat) => seat.holder.id)
        assert.deepEqual(there.toSorted(), wanted.map(({ id }) => id).sort())
      }
    }),
  )
})

test('a watcher never hears the same word twice in a row, and always hears that people are missing', () => {
  const states = fc.array(
    fc.record({ seats: fc.integer({ min: 1, max: 6 }), present: fc.nat(6), required: fc.nat(6) }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(states, (asked) => {
      let last: WatchWord | null = null
      for (const state of asked) {
        const word = watchWord({ ...state, last })
        assert.ok(word === null || word !== last)
        if (word === 'all_clear') assert.equal(last, 'understaffed')
        last = word ?? last
        if (state.present < state.required) assert.equal(last, 'understaffed')
      }
    }),
  )
})
