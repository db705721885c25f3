/** How the co-ops we know count, as data. What a co-op has not confirmed stays a setting like all the rest.
 *  Source: domain-shifts 5.4 to 5.7 (BEES coop) and 5.15 (the others). */
import type { Condition, Counting, EffectStep, Effects, LeaveType, StandingLine } from './counting.ts'
import type { Standing } from './words.ts'

const main = (by: number): EffectStep => ({ counter: 'main', by })
const makeUp = (by: number): EffectStep => ({ counter: 'make_up', by })
const absences = (by: number): EffectStep => ({ counter: 'absences', by })
const repay: EffectStep = { counter: 'repay', by: 1 }
const line = (standing: Standing, ...when: Condition[][]): StandingLine => ({ standing, when })

const owesTwo = { absent_1: [main(-1)], absent_2: [main(-1), makeUp(-1)] }
const beesEffects: Effects = {
  regular: {
    regular: owesTwo,
    make_up: { done: [repay], ...owesTwo },
    solidarity: owesTwo,
  },
  flying: {
    flying: {
      done: [main(1), absences(1)],
      absent_0: [main(1), absences(1)],
      absent_1: [absences(-1)],
      absent_2: [main(-1), absences(-1)],
    },
    solidarity: {
      done: [absences(1)],
      absent_0: [absences(1)],
      absent_1: [absences(-1)],
      absent_2: [main(-1), absences(-1)],
    },
  },
}

const controlOff = line('up_to_date', [{ is: 'control_off' }])
const resigning = line('resigning', [{ is: 'resigning' }])
const exempt = line('up_to_date', [{ is: 'mode', mode: 'exempt' }])
const onLeave = line('on_leave', [{ is: 'leave', standing: 'on_leave' }])
const exempted = line('exempted', [{ is: 'leave', standing: 'exempted' }])
const fine = line('up_to_date', [{ is: 'always' }])
const notOk: Condition = { is: 'not_ok' }
const alertRuns: Condition = { is: 'alert_runs' }
const extension = (last: boolean) => line('extension', [notOk, alertRuns, { is: 'extension_runs', last }])
const suspended = (days: number, last: boolean) =>
  line(
    'suspended',
    [notOk, alertRuns, { is: 'extension_ended', last }],
    [notOk, alertRuns, { is: 'alert_older', days, last }],
  )
const owes = (n: number): Condition => ({ is: 'total_at_most', n })
const unsubscribedAt = (n: number) => line('unsubscribed', [{ is: 'by_hand' }], [{ is: 'total_at_most', n }])
const first = [controlOff, resigning, exempt, onLeave, exempted]

/** What a kind of leave is unless it says otherwise. */
export const ordinaryLeave: LeaveType = {
  name: 'holiday',
  standing: 'on_leave',
  openEnd: false,
  needsReason: false,
  needsEvidence: false,
  minDays: 1,
  maxDays: null,
  stopsCount: true,
  keepsSeat: true,
  selfRequest: true,
  confirmUnderDays: null,
  evidenceAfterDays: null,
  lapsesAfterDays: null,
  creditsPerShift: null,
  minMissedShifts: 0,
}
const exemption: LeaveType = {
  ...ordinaryLeave,
  name: 'exemption',
  standing: 'exempted',
  openEnd: true,
  needsReason: true,
}

const free = { least: null, most: null }

export const bees: Counting = {
  unit: 'shift',
  bounds: { main: free, make_up: free, absences: { least: null, most: 0 } },
  mainAtMost: {},
  effects: beesEffects,
  okFrom: { main: 0, make_up: 0 },
  count: {
    modes: ['flying'],
    everyDays: 28,
    anchor: null,
    by: 1,
    double: 'first',
    reducedInARow: 0,
    perBeneficiary: false,
    cutSurplus: false,
  },
  standing: [
    ...first,
    extension(true),
    unsubscribedAt(-4),
    suspended(28, true),
    line('alert', [{ is: 'main_below', n: 0 }], [notOk, alertRuns]),
    fine,
  ],
  entering: {
    alert: ['start_alert', 'clear_extensions'],
    up_to_date: ['clear_alert', 'clear_extensions'],
    unsubscribed: ['lose_all_seats'],
    resigning: ['lose_all_seats'],
  },
  benefits: {
    enter: ['up_to_date', 'alert', 'extension', 'exempted', 'suspended', 'on_leave'],
    buy: ['up_to_date', 'alert', 'extension', 'exempted'],
    price: ['up_to_date', 'alert', 'extension', 'exempted'],
  },
  warnEveryDays: 0,
  graceDays: 10,
  graceByMember: false,
  graceUntilShiftDays: null,
  extensionDays: 28,
  seatLostAfterAbsences: 0,
  leaveTypes: { holiday: ordinaryLeave, exemption },
  seatLostFromDays: null,
  cancelledEffect: 'none',
  countReliefDays: 0,
  sheetOpensMinutes: 20,
  unmarked: 'absent_2',
  correctionDays: 60,
  contestDays: 14,
  presumed: false,
}

/** One counter for everybody, moved the same way whatever the seat. */
const oneCounter = (done: number, excused: number, missed: number, told = excused): Effects => {
  const moved = { done, absent_0: excused, absent_1: told, absent_2: missed }
  const same = Object.fromEntries(
    Object.entries(moved).flatMap(([outcome, by]) => (by === 0 ? [] : [[outcome, [main(by)]]])),
  )
  const own = { regular: same, make_up: same, flying: same, solidarity: { absent_2: [main(missed)] } }
  return { regular: own, flying: own, mixed: own }
}

/** Work done counts the same in whatever seat; absences post nothing. */
const everySeat = (done: EffectStep[]): Effects => {
  const own = { regular: { done }, make_up: { done }, flying: { done } }
  return { regular: own, flying: own, mixed: own }
}

export const polln: Counting = {
  ...bees,
  effects: oneCounter(1, 0, -1),
  okFrom: { main: -1, make_up: 0 },
  count: { ...bees.count, modes: ['regular', 'flying', 'mixed'], double: 'none' },
  standing: [
    ...first,
    unsubscribedAt(-4),
    line('suspended', [owes(-2), alertRuns, { is: 'alert_older', days: 28, last: false }]),
    line('alert', [owes(-2)]),
    fine,
  ],
  graceDays: 0,
  leaveTypes: { holiday: { ...ordinaryLeave, stopsCount: false }, exemption: { ...exemption, stopsCount: false } },
}

export const la_louve: Counting = {
  ...bees,
  mainAtMost: { regular: 0 },
  effects: {
    regular: {
      regular: { absent_1: [main(-1)], absent_2: [main(-2)] },
      make_up: { done: [main(1)], absent_1: [main(-1)], absent_2: [main(-2)] },
      solidarity: { absent_2: [main(-1)] },
    },
    flying: {
      flying: { done: [main(1)], absent_1: [main(-1)], absent_2: [main(-1)] },
      solidarity: { absent_2: [main(-1)] },
    },
  },
  count: { ...bees.count, double: 'always', reducedInARow: 2 },
  standing: [
    controlOff,
    resigning,
    exempt,
    line('suspended', [{ is: 'blocked' }]),
    onLeave,
    line(
      'unsubscribed',
      [{ is: 'by_hand' }],
      [{ is: 'total_at_most', n: -8, mode: 'flying' }],
      [{ is: 'mode', mode: 'regular' }, { is: 'no_seat' }, { is: 'no_leave' }],
    ),
    extension(false),
    line('alert', [notOk, { is: 'alert_newer', days: 28, last: false }]),
    line('suspended', [notOk]),
    exempted,
    fine,
  ],
  graceUntilShiftDays: 1,
  seatLostAfterAbsences: 2,
  leaveTypes: {
    vacation: { ...ordinaryLeave, name: 'vacation', confirmUnderDays: 56 },
    incapacity: {
      ...ordinaryLeave,
      name: 'incapacity',
      minDays: 15,
      needsEvidence: true,
      evidenceAfterDays: 15,
      lapsesAfterDays: 22,
    },
    parental: { ...ordinaryLeave, name: 'parental', maxDays: 730 },
    // The fixed place ends for good; the lead role comes back with the person.
    undefined: { ...ordinaryLeave, name: 'undefined', openEnd: true, keepsSeat: false },
    // Worked in advance: what is missed is paid before, so nothing is owed on the return.
    anticipated: { ...ordinaryLeave, name: 'anticipated', creditsPerShift: 1, minMissedShifts: 2 },
    exemption,
  },
}

export const la_cagette: Counting = {
  ...bees,
  effects: oneCounter(1, 0, -1, -1),
  count: { ...bees.count, modes: ['regular', 'flying', 'mixed'], double: 'none' },
  standing: [
    ...first,
    // Two owed at once suspend without an alert before: the grace of such a suspension counts too.
    line('extension', [notOk, { is: 'extension_runs', last: true }]),
    unsubscribedAt(-3),
    line('suspended', [owes(-2)]),
    line('alert', [notOk]),
    fine,
  ],
}

export const supercoop_berlin: Counting = {
  ...bees,
  effects: oneCounter(1, 1, -1),
  okFrom: { main: -1, make_up: 0 },
  count: { ...bees.count, modes: ['regular', 'flying', 'mixed'], anchor: '2022-04-11', double: 'none' },
  standing: [
    ...first,
    line('unsubscribed', [{ is: 'by_hand' }]),
    line('suspended', [
      { is: 'low_longer', n: -4, days: 10 },
      { is: 'not_lifted', n: -4, daysBack: 28, daysAhead: 56 },
    ]),
    line('alert', [owes(-2)]),
    fine,
  ],
  entering: { ...bees.entering, suspended: ['lose_fixed_seats'] },
  graceDays: 0,
  warnEveryDays: 10,
  cancelledEffect: 'excused',
}

/** Minutes instead of shifts: what BEES coop asks four times is here four periods of three hours. */
export const elefan: Counting = {
  ...bees,
  unit: 'minute',
  effects: everySeat([main(1)]),
  count: {
    ...bees.count,
    modes: ['regular', 'flying', 'mixed'],
    by: 180,
    double: 'none',
    perBeneficiary: true,
    cutSurplus: true,
  },
  standing: [
    ...first,
    extension(true),
    unsubscribedAt(-720),
    suspended(28, true),
    line('alert', [{ is: 'main_below', n: 0 }], [notOk, alertRuns]),
    fine,
  ],
}

export const mila: Counting = {
  ...bees,
  unit: 'day',
  bounds: { ...bees.bounds, main: { least: -28, most: null } },
  effects: everySeat([main(28)]),
  okFrom: { main: -13, make_up: 0 },
  count: { ...bees.count, modes: ['regular', 'flying', 'mixed'], everyDays: 1, double: 'none' },
  standing: [
    ...first,
    line('unsubscribed', [{ is: 'by_hand' }]),
    line('suspended', [owes(-28)]),
    line('alert', [owes(-14)]),
    fine,
  ],
  graceDays: 0,
  unmarked: 'done',
  presumed: true,
}
