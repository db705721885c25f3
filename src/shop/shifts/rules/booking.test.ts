/** Whether somebody may take a seat: each parameter of the policy at its bound, and what holds for all of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, type Instant, instant } from '#platform/values/day.ts'
import {
  type BookedShift,
  type Booker,
  type BookingFacts,
  groupFor,
  type OwnSeat,
  overlapMinutes,
  whyNotBook,
} from './booking.ts'
import { isListed, isUnderPopulated, needsPeople } from './listing.ts'
import { type Policy, presets } from './policy.ts'
import { fillOf, type SeatGroup } from './seats.ts'
import { standings } from './words.ts'

const group: SeatGroup = { id: 'g', role: 'any', seats: 5, minSeats: 0, skills: [], warnings: [], taken: 1 }
const wednesday = day('2025-03-05')
const at = (of: Day, time: string): Instant => instant(`${of}T${time}:00.000Z`)

const shift: BookedShift = {
  id: 'wed',
  day: wednesday,
  startsAt: at(wednesday, '14:00'),
  endsAt: at(wednesday, '16:00'),
  state: 'planned',
  groups: [group],
  reserved: 0,
  reservedUntil: null,
}
const person: Booker = {
  mode: 'flying',
  standing: 'up_to_date',
  main: 0,
  makeUp: 0,
  skills: [],
  worked: 10,
  blocked: null,
  leaves: [],
  seats: [],
  makeUpsAhead: 0,
}
const usual: BookingFacts = {
  now: at(day('2025-03-03'), '08:00'),
  policy: presets.bees,
  shift,
  person,
  group: null,
  warningsAccepted: true,
}

interface Differs {
  readonly now?: Instant
  readonly policy?: Partial<Policy>
  readonly shift?: Partial<BookedShift>
  readonly person?: Partial<Booker>
  readonly warningsAccepted?: boolean
}

const facts = ({ policy, shift: other, person: somebody, ...rest }: Differs): BookingFacts => ({
  ...usual,
  ...rest,
  policy: { ...usual.policy, ...policy },
  shift: { ...usual.shift, ...other },
  person: { ...usual.person, ...somebody },
})
const codes = (differs: Differs): string[] =>
  whyNotBook(facts(differs))
    .map(({ code }) => code)
    .sort()

const seat = (name: string, of: Day, from: string, until: string): OwnSeat => ({
  shift: name,
  day: of,
  startsAt: at(of, from),
  endsAt: at(of, until),
  purpose: 'flying',
})
const onDays = (...days: string[]): OwnSeat[] => days.map((of, index) => seat(`s${index}`, day(of), '06:00', '08:00'))

test('a usual person takes a usual seat', () => {
  assert.deepEqual(codes({}), [])
})

test('booking closes so many minutes before the start, and equality still may', () => {
  const policy = { bookCloseMinutes: 60 }
  assert.deepEqual(codes({ policy, now: at(wednesday, '13:00') }), [])
  assert.deepEqual(codes({ policy, now: at(wednesday, '13:01') }), ['shift.too_late'])
  assert.deepEqual(codes({ policy, now: at(wednesday, '14:00') }), ['shift.past'])
  assert.deepEqual(codes({ now: at(wednesday, '13:59') }), [])
  assert.deepEqual(codes({ policy: { bookCloseMinutes: 10_080 } }), ['shift.too_late'])
})

test('as many seats on a day as the policy says, by the days of the shop; 0 is no limit', () => {
  const seats = [
    seat('a', wednesday, '06:00', '08:00'),
    seat('b', wednesday, '08:00', '10:00'),
    // Ends on Wednesday, but is a shift of Tuesday.
    { ...seat('night', day('2025-03-04'), '22:00', '23:00'), endsAt: at(wednesday, '02:00') },
  ]
  assert.deepEqual(codes({ person: { seats } }), ['shift.day_limit'])
  assert.deepEqual(codes({ person: { seats: seats.slice(1) } }), [])
  assert.deepEqual(codes({ person: { seats }, policy: { maxPerDay: 3 } }), [])
  assert.deepEqual(codes({ person: { seats }, policy: { maxPerDay: 0 } }), [])
})

test('five in a calendar month: the month before and the same month a year ago do not count', () => {
  const five = onDays('2025-03-01', '2025-03-10', '2025-03-17', '2025-03-24', '2025-03-31')
  assert.deepEqual(codes({ person: { seats: five } }), ['shift.period_limit'])
  assert.deepEqual(codes({ person: { seats: five.slice(1) } }), [])
  const astray = onDays(
    '2025-03-10',
    '2025-03-17',
    '2025-03-24',
    '2025-02-28',
    '2025-04-01',
    '2024-03-05',
    '2024-03-06',
  )
  assert.deepEqual(codes({ person: { seats: astray } }), [])
  const none: Partial<Policy> = { maxPerPeriod: { limit: 0, per: 'calendar_month' } }
  assert.deepEqual(codes({ person: { seats: five }, policy: none }), [])
})

test('so many in any run of days: before, after and around', () => {
  const policy: Partial<Policy> = { maxPerPeriod: { limit: 2, per: 'rolling_days', days: 7 } }
  assert.deepEqual(codes({ policy, person: { seats: onDays('2025-02-27', '2025-03-04') } }), ['shift.period_limit'])
  assert.deepEqual(codes({ policy, person: { seats: onDays('2025-03-02', '2025-03-08') } }), ['shift.period_limit'])
  assert.deepEqual(codes({ policy, person: { seats: onDays('2025-03-06', '2025-03-11') } }), ['shift.period_limit'])
  // Nine days from the first to the last: no run of seven holds three.
  assert.deepEqual(codes({ policy, person: { seats: onDays('2025-03-01', '2025-03-09') } }), [])
})

test('two seats may overlap as many minutes as the policy tolerates; -1 does not look', () => {
  const seats = [seat('other', wednesday, '15:30', '17:30')]
  assert.deepEqual(codes({ person: { seats } }), ['shift.overlap'])
  assert.deepEqual(codes({ person: { seats }, policy: { overlapMinutes: 29 } }), ['shift.overlap'])
  assert.deepEqual(codes({ person: { seats }, policy: { overlapMinutes: 30 } }), [])
  assert.deepEqual(codes({ person: { seats }, policy: { overlapMinutes: -1 } }), [])
  assert.deepEqual(codes({ person: { seats: [seat('next', wednesday, '16:00', '18:00')] } }), [])
})

test('the same shift is refused, and another one at that time is named too', () => {
  const seats = [seat('wed', wednesday, '14:00', '16:00'), seat('other', wednesday, '15:00', '17:00')]
  assert.deepEqual(codes({ person: { seats } }), ['shift.overlap', 'shift.same_shift'])
})

test('a beginner does not take the first seat of an empty shift', () => {
  const empty = { groups: [{ ...group, taken: 0 }] }
  const policy = { beginnerShifts: 3 }
  assert.deepEqual(codes({ policy, shift: empty, person: { worked: 2 } }), ['shift.beginner_alone'])
  assert.deepEqual(codes({ policy, shift: empty, person: { worked: 3 } }), [])
  assert.deepEqual(codes({ policy, person: { worked: 0 } }), [])
  assert.deepEqual(codes({ shift: empty, person: { worked: 0 } }), [])
  // Somebody in another group is company too.
  const company = {
    groups: [
      { ...group, taken: 0 },
      { ...group, id: 'h', taken: 1 },
    ],
  }
  assert.deepEqual(codes({ policy, shift: company, person: { worked: 0 } }), [])
})

test('seats kept for those of the last cycle are taken by nobody else until their days are over', () => {
  const kept = { reserved: 4, reservedUntil: at(day('2025-03-04'), '08:00') }
  assert.deepEqual(codes({ shift: kept }), ['shift.reserved'])
  assert.deepEqual(codes({ shift: { ...kept, reserved: 3 } }), [])
  assert.deepEqual(codes({ shift: kept, now: at(day('2025-03-04'), '08:00') }), [])
})

test('skills are needed, warnings ticked, and both are told at once', () => {
  const groups = [{ ...group, skills: ['cashier'], warnings: ['cash'] }]
  assert.deepEqual(codes({ shift: { groups }, warningsAccepted: false }), ['shift.skill', 'shift.warning'])
  assert.deepEqual(codes({ shift: { groups }, person: { skills: ['cashier'] } }), [])
})

test('the group is the first free one that the person has the skills for', () => {
  const [till, shelf] = [
    { ...group, id: 'till', skills: ['cashier'] },
    { ...group, id: 'shelf' },
  ]
  const chosen = (groups: SeatGroup[], skills: string[] = []) =>
    groupFor({ shift: { ...shift, groups }, group: null, person: { ...person, skills } })?.id
  assert.equal(chosen([till, shelf]), 'shelf')
  assert.equal(chosen([till, shelf], ['cashier']), 'till')
  assert.equal(chosen([till, { ...shelf, taken: 5 }]), 'till')
  assert.equal(
    chosen([
      { ...till, taken: 5 },
      { ...shelf, taken: 5 },
    ]),
    'shelf',
  )
})

test('a leave refuses the shifts inside it, both ends included, and no other', () => {
  const leaves = (from: string, until: string | null) => [
    { from: day(from), until: until === null ? null : day(until) },
  ]
  const away = { standing: 'on_leave' as const }
  assert.deepEqual(codes({ person: { ...away, leaves: leaves('2025-03-01', '2025-03-05') } }), ['shift.on_leave'])
  assert.deepEqual(codes({ person: { ...away, leaves: leaves('2025-03-05', null) } }), ['shift.on_leave'])
  assert.deepEqual(codes({ person: { ...away, leaves: leaves('2025-03-01', '2025-03-04') } }), [])
})

test('whoever books by standing: four of them by default, unsubscribed and leaving people never', () => {
  const may = (standing: Booker['standing'], policy: Partial<Policy> = {}) =>
    codes({ policy, person: { standing } }).length === 0
  assert.deepEqual(
    standings.filter((standing) => may(standing)),
    ['up_to_date', 'alert', 'extension', 'suspended', 'on_leave', 'exempted'],
  )
  const all = { bookStandings: [...standings] }
  assert.ok(!may('unsubscribed', all) && !may('resigning', all))
  assert.ok(!may('suspended', { bookStandings: ['up_to_date'] }))
})

test('a make-up needs something owed, and fewer make-ups ahead than is owed', () => {
  const regular = { mode: 'regular' as const }
  assert.deepEqual(codes({ person: { ...regular } }), ['shift.nothing_due'])
  assert.deepEqual(codes({ person: { ...regular, main: 1, makeUp: -1 } }), ['shift.nothing_due'])
  const owes = { ...regular, main: -1, makeUp: -1 }
  assert.deepEqual(codes({ person: { ...owes, makeUpsAhead: 0 } }), [])
  assert.deepEqual(codes({ person: { ...owes, makeUpsAhead: 1 } }), [])
  assert.deepEqual(codes({ person: { ...owes, makeUpsAhead: 2 } }), ['shift.enough_make_ups'])
  assert.deepEqual(codes({ person: { ...owes, standing: 'exempted' } }), ['shift.standing'])
})

test('a shop may switch booking off for flying people or for make-ups', () => {
  assert.deepEqual(codes({ policy: { bookFlying: false } }), ['shift.off'])
  const owes = { mode: 'regular' as const, main: -1 }
  assert.deepEqual(codes({ policy: { bookMakeUp: false }, person: owes }), ['shift.off'])
  assert.deepEqual(codes({ policy: { bookFlying: false }, person: owes }), [])
})

test('who is exempt or no worker books nothing, and hears the other reasons as well', () => {
  assert.deepEqual(codes({ person: { mode: 'exempt' } }), ['shift.mode'])
  assert.deepEqual(codes({ person: { mode: 'not_concerned', blocked: 'late', standing: 'resigning' } }), [
    'shift.blocked',
    'shift.mode',
    'shift.standing',
  ])
})

test('ten seats: one free is hidden, two are listed, four need people; the bounds are the policy’s', () => {
  const fill = (free: number) => fillOf([{ seats: 10, taken: 10 - free, minSeats: 0 }])
  assert.deepEqual(
    [0, 1, 2, 3, 10].map((free) => isListed(fill(free), presets.bees)),
    [false, false, true, true, true],
  )
  assert.ok(isListed(fill(0), { ...presets.bees, hideFreeBelow: 0 }))
  assert.deepEqual(
    [3, 4].map((free) => needsPeople(fill(free), presets.bees)),
    [false, true],
  )
  assert.deepEqual(
    [7, 8].map((free) => isUnderPopulated(fill(free), presets.bees)),
    [false, true],
  )
})

const days = fc.integer({ min: -40, max: 40 }).map((offset) => addDays(wednesday, offset))
const ownSeat = fc
  .record({ of: days, hour: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 4 }), id: fc.nat(99) })
  .map(({ of, hour, length, id }): OwnSeat => {
    const two = (number: number) => String(number).padStart(2, '0')
    return seat(`o${id}`, of, `${two(hour)}:00`, hour + length > 23 ? '23:59' : `${two(hour + length)}:00`)
  })
const anyFacts: fc.Arbitrary<Differs> = fc.record({
  policy: fc.record({
    maxPerDay: fc.integer({ min: 0, max: 4 }),
    overlapMinutes: fc.integer({ min: -1, max: 120 }),
    beginnerShifts: fc.integer({ min: 0, max: 5 }),
    bookCloseMinutes: fc.integer({ min: 0, max: 10_080 }),
    bookFlying: fc.boolean(),
    maxPerPeriod: fc.constantFrom(
      { limit: 2, per: 'calendar_month' as const },
      { limit: 3, per: 'rolling_days' as const, days: 10 },
      { limit: 0, per: 'calendar_month' as const },
    ),
  }),
  shift: fc.record({
    state: fc.constantFrom('planned' as const, 'cancelled' as const),
    groups: fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        role: fc.constant('any'),
        seats: fc.integer({ min: 0, max: 4 }),
        minSeats: fc.constant(0),
        skills: fc.subarray(['till', 'cheese']),
        warnings: fc.subarray(['cash']),
        taken: fc.integer({ min: 0, max: 4 }),
      }),
      { maxLength: 3 },
    ),
  }),
  person: fc.record({
    mode: fc.constantFrom('flying', 'regular', 'mixed', 'exempt', 'not_concerned'),
    standing: fc.constantFrom(...standings),
    main: fc.integer({ min: -3, max: 3 }),
    makeUp: fc.integer({ min: -3, max: 0 }),
    worked: fc.nat(6),
    skills: fc.subarray(['till', 'cheese']),
    seats: fc.array(ownSeat, { maxLength: 8 }),
    makeUpsAhead: fc.nat(3),
  }),
  warningsAccepted: fc.boolean(),
})

test('one more seat of one’s own never makes a booking easier', () => {
  fc.assert(
    fc.property(anyFacts, ownSeat, (differs, more) => {
      const before = codes(differs)
      const after = codes({
        ...differs,
        person: { ...differs.person, seats: [...(differs.person?.seats ?? []), more] },
      })
      assert.deepEqual(
        before.filter((code) => !after.includes(code)),
        [],
      )
    }),
  )
})

test('each reason stands by itself: taking one cause away takes only its own reason away', () => {
  fc.assert(
    fc.property(anyFacts, (differs) => {
      const before = new Set(codes(differs))
      const cured: [string[], Differs][] = [
        [['shift.cancelled'], { ...differs, shift: { ...differs.shift, state: 'planned' } }],
        [['shift.warning'], { ...differs, warningsAccepted: true }],
        [['shift.day_limit'], { ...differs, policy: { ...differs.policy, maxPerDay: 0 } }],
        [['shift.overlap'], { ...differs, policy: { ...differs.policy, overlapMinutes: -1 } }],
        [['shift.beginner_alone'], { ...differs, policy: { ...differs.policy, beginnerShifts: 0 } }],
        [['shift.too_late'], { ...differs, policy: { ...differs.policy, bookCloseMinutes: 0 } }],
      ]
      for (const [own, other] of cured) {
        const after = new Set(codes(other))
        assert.ok(own.every((code) => !after.has(code)))
        assert.deepEqual([...after].sort(), [...before].filter((code) => !own.includes(code)).sort())
      }
    }),
  )
})

test('no seat is offered where none is free, and no reason is told twice', () => {
  fc.assert(
    fc.property(anyFacts, (differs) => {
      const asked = facts(differs)
      const told = whyNotBook(asked).map(({ code }) => code)
      assert.equal(new Set(told).size, told.length)
      const free = asked.shift.groups.some(({ seats, taken }) => taken < seats)
      if (!free) assert.ok(told.includes('shift.full'))
      if (told.length === 0) assert.ok((groupFor(asked)?.seats ?? 0) > (groupFor(asked)?.taken ?? 0))
    }),
  )
})

test('minutes of overlap are the same seen from both shifts', () => {
  fc.assert(
    fc.property(ownSeat, ownSeat, (one, other) => {
      assert.equal(overlapMinutes(one, other), overlapMinutes(other, one))
    }),
  )
})
