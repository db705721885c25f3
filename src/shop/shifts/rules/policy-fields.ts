/** The parameters of the policy as people see them: in which question each belongs, how it is written, in which range.
 *  A test holds the ranges to those of the schema. */
import { entryEffects } from './counting.ts'
import type { Policy } from './policy.ts'
import { modes, standings } from './words.ts'

export const questions = [
  'booking',
  'showing',
  'effects',
  'counts',
  'standing',
  'extensions',
  'leave',
  'closings',
  'sheets',
  'exchanges',
] as const
export type Question = (typeof questions)[number]

export type Unit = 'minutes' | 'hours' | 'days' | 'percent' | 'people' | 'shifts' | 'times' | 'none'

export type PolicyField = { readonly path: string; readonly question: Question } & (
  | {
      readonly kind: 'number'
      readonly least: number | null
      readonly most: number | null
      readonly unit: Unit
      /** May stay empty, which is kept as null or not at all: then there is no limit, or it never happens. */
      readonly empty: 'never' | 'null' | 'absent'
    }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'set'; readonly options: readonly string[]; readonly of: 'standing' | 'mode' | 'entry' }
  | { readonly kind: 'day' }
  | { readonly kind: 'text' }
)

const number = (
  question: Question,
  path: string,
  [least, most]: readonly [number | null, number | null],
  unit: Unit = 'none',
  empty: 'never' | 'null' | 'absent' = 'never',
): PolicyField => ({ path, question, kind: 'number', least, most, unit, empty })
const yesNo = (question: Question, path: string): PolicyField => ({ path, question, kind: 'switch' })
const choice = (question: Question, path: string, options: readonly string[]): PolicyField => ({
  path,
  question,
  kind: 'choice',
  options,
})
const set = (
  question: Question,
  path: string,
  of: 'standing' | 'mode' | 'entry',
  options: readonly string[] = standings,
): PolicyField => ({ path, question, kind: 'set', of, options })

const plain: readonly PolicyField[] = [
  yesNo('booking', 'bookFlying'),
  yesNo('booking', 'bookMakeUp'),
  yesNo('booking', 'cancelFlying'),
  yesNo('booking', 'cancelMakeUp'),
  set('booking', 'bookStandings', 'standing'),
  number('booking', 'bookCloseMinutes', [0, 10_080], 'minutes'),
  number('booking', 'cancelMinHours', [0, 720], 'hours'),
  number('booking', 'maxPerDay', [0, 10]),
  number('booking', 'maxPerPeriod.limit', [0, 100]),
  choice('booking', 'maxPerPeriod.per', ['calendar_month', 'rolling_days']),
  number('booking', 'maxPerPeriod.days', [1, 366], 'days', 'absent'),
  number('booking', 'overlapMinutes', [-1, 120], 'minutes'),
  yesNo('booking', 'budget'),
  choice('booking', 'extraWindow', ['off', 'days', 'always']),
  number('booking', 'extraWindowDays', [1, 28], 'days'),
  number('booking', 'beginnerShifts', [0, 20]),
  number('booking', 'priorHolderDays', [0, 28], 'days'),
  choice('booking', 'secondFixedSeat', ['allow', 'warn', 'refuse']),
  number('showing', 'hideFreeBelow', [0, 100], 'percent'),
  number('showing', 'highlightFreeAbove', [0, 100], 'percent'),
  number('showing', 'underPopulated', [0, 100], 'percent'),
  number('showing', 'nextShown', [0, 50]),
  number('showing', 'nextShownRegular', [0, 50]),
  number('showing', 'pastShown', [0, 50]),
  choice('showing', 'showAttendees', ['none', 'first', 'full']),
  yesNo('effects', 'control'),
  choice('effects', 'unit', ['shift', 'minute', 'day']),
  number('effects', 'bounds.main.least', [null, null], 'none', 'null'),
  number('effects', 'bounds.main.most', [null, null], 'none', 'null'),
  number('effects', 'bounds.make_up.least', [null, null], 'none', 'null'),
  number('effects', 'bounds.make_up.most', [null, null], 'none', 'null'),
  number('effects', 'bounds.absences.least', [null, null], 'none', 'null'),
  number('effects', 'bounds.absences.most', [null, null], 'none', 'null'),
  ...modes.map((mode) => number('effects', `mainAtMost.${mode}`, [0, 10_000], 'none', 'absent')),
  set('counts', 'count.modes', 'mode', modes),
  number('counts', 'count.everyDays', [1, 90], 'days'),
  { path: 'count.anchor', question: 'counts', kind: 'day' },
  number('counts', 'count.by', [0, 10_000]),
  choice('counts', 'count.double', ['none', 'first', 'always']),
  number('counts', 'count.reducedInARow', [0, 12]),
  yesNo('counts', 'count.perBeneficiary'),
  yesNo('counts', 'count.cutSurplus'),
  number('counts', 'countReliefDays', [0, 90], 'days'),
  number('standing', 'okFrom.main', [null, null]),
  number('standing', 'okFrom.make_up', [null, null]),
  ...standings.map((standing) => set('standing', `entering.${standing}`, 'entry', entryEffects)),
  set('standing', 'benefits.enter', 'standing'),
  set('standing', 'benefits.buy', 'standing'),
  set('standing', 'benefits.price', 'standing'),
  number('standing', 'warnEveryDays', [0, 90], 'days'),
  number('standing', 'seatLostAfterAbsences', [0, 10]),
  number('extensions', 'graceDays', [0, 60], 'days'),
  yesNo('extensions', 'graceByMember'),
  number('extensions', 'graceUntilShiftDays', [0, 60], 'days', 'null'),
  number('extensions', 'extensionDays', [1, 365], 'days'),
  number('leave', 'seatLostFromDays', [1, 3660], 'days', 'null'),
  choice('closings', 'cancelledEffect', ['none', 'excused']),
  number('sheets', 'sheetOpensMinutes', [0, 240], 'minutes'),
  choice('sheets', 'unmarked', ['done', 'absent_0', 'absent_1', 'absent_2', 'must_choose']),
  number('sheets', 'correctionDays', [0, 365], 'days'),
  number('sheets', 'contestDays', [0, 365], 'days'),
  yesNo('sheets', 'presumed'),
  number('exchanges', 'changeOldMinHours', [0, 720], 'hours'),
  number('exchanges', 'changeNewMinHours', [0, 720], 'hours'),
  number('exchanges', 'changeChainMax', [0, 20]),
  number('exchanges', 'changeFirstDays', [0, 180], 'days'),
  number('exchanges', 'freeChangeDays', [0, 180], 'days'),
  number('exchanges', 'wishUntilDays', [0, 180], 'days'),
  number('exchanges', 'sameSlotDays', [0, 180], 'days'),
  number('exchanges', 'changeSearchDays', [7, 180], 'days'),
  set('exchanges', 'swapModes', 'mode', modes),
  number('exchanges', 'swapMinHours', [0, 720], 'hours'),
  number('exchanges', 'consentHours', [2, 336], 'hours'),
  number('exchanges', 'maxLegs', [2, 4]),
  set('exchanges', 'standInModes', 'mode', modes),
  number('exchanges', 'standInMinHours', [0, 720], 'hours'),
  number('exchanges', 'standInCredit', [0, 1]),
  number('exchanges', 'releaseCost.main', [-20, 0]),
  number('exchanges', 'releaseCost.make_up', [-20, 0]),
  choice('exchanges', 'toldOutcome', ['done', 'absent_0', 'absent_1', 'absent_2']),
  number('exchanges', 'potStart', [-10_000, 10_000]),
  number('exchanges', 'potLimit', [-10_000, 10_000]),
  yesNo('exchanges', 'autoValidate'),
  number('exchanges', 'giftMinHours', [0, 720], 'hours'),
  yesNo('exchanges', 'giveCredit'),
  number('exchanges', 'requestMinHours', [0, 720], 'hours'),
  number('exchanges', 'maxRequests', [-1, 20]),
  number('exchanges', 'callOutHours', [0, 168], 'hours'),
  number('exchanges', 'callOutAtOnce', [1, 50]),
]

/** Of one kind of leave; `name` and `standing` stand first. */
const leaveFields = (type: string): readonly PolicyField[] => {
  const at = (field: string) => `leaveTypes.${type}.${field}`
  return [
    { path: at('name'), question: 'leave', kind: 'text' },
    choice('leave', at('standing'), ['on_leave', 'exempted', '']),
    yesNo('leave', at('openEnd')),
    yesNo('leave', at('needsReason')),
    yesNo('leave', at('needsEvidence')),
    yesNo('leave', at('selfRequest')),
    yesNo('leave', at('stopsCount')),
    yesNo('leave', at('keepsSeat')),
    number('leave', at('minDays'), [1, 3660], 'days'),
    number('leave', at('maxDays'), [1, 3660], 'days', 'null'),
    number('leave', at('confirmUnderDays'), [1, 3660], 'days', 'null'),
    number('leave', at('evidenceAfterDays'), [0, 365], 'days', 'null'),
    number('leave', at('lapsesAfterDays'), [0, 365], 'days', 'null'),
    number('leave', at('creditsPerShift'), [1, 10], 'none', 'null'),
    number('leave', at('minMissedShifts'), [0, 50]),
  ]
}

/** The parameters of this very policy: the plain ones, and those of its kinds of leave. What outcomes post and the lines
 *  of the standing are written apart (`effect-rows.ts`, `standing-lines.ts`). */
export function fieldsOf(policy: Policy): readonly PolicyField[] {
  return [...plain, ...Object.keys(policy.leaveTypes).flatMap(leaveFields)]
}
