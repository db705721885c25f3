import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instant } from '#platform/values/day.ts'
import { arrive, finalOutcomes, placesFor, type SheetFacts, scan, whyNotMark, whyNotValidate } from './sheet.ts'

const startsAt = instant('2025-03-03T08:00:00.000Z')
const sheet: SheetFacts = {
  now: instant('2025-03-03T08:05:00.000Z'),
  startsAt,
  validated: false,
  lines: [
    { line: 'a', member: 'R6', standIn: null, outcome: null, added: false },
    { line: 'b', member: 'R3', standIn: 'R5', outcome: 'done', added: false },
  ],
  policy: { sheetOpensMinutes: 20, unmarked: 'absent_2' },
}
const person = (member: string, more = {}) =>
  ({ member, mode: 'regular', standing: 'up_to_date', total: 0, ...more }) as const
const validation = { ...sheet, mayValidate: true, teamSize: 'enough', absencesAccepted: true, seen: null } as const
const codes = (no: readonly { code: string }[]): string[] => no.map(({ code }) => code)

test('nothing is marked a second too early, and everything from the minute on at which the sheet opens', () => {
  const at = (now: string) => codes(whyNotMark({ ...sheet, now: instant(now) }))
  assert.deepEqual(at('2025-03-03T07:39:59.000Z'), ['sheet.not_started'])
  assert.deepEqual(at('2025-03-03T07:40:00.000Z'), [])
  assert.deepEqual(codes(whyNotMark({ ...sheet, validated: true })), ['sheet.validated'])
})

test('a card means nobody, somebody, or too many; whoever is replaced does not take the place back by a scan', () => {
  const reasons = (people: Parameters<typeof scan>[1]) => {
    const arrival = scan(sheet, people, 'X')
    return arrival.is === 'refused' ? codes(arrival.reasons) : arrival.is
  }
  assert.deepEqual(reasons([]), ['sheet.unknown_card'])
  assert.deepEqual(reasons([person('R6'), person('R1')]), ['sheet.ambiguous_card'])
  assert.deepEqual(reasons([person('R3')]), ['sheet.replaced'])
  assert.deepEqual(reasons([person('R5')]), 'same')
  assert.deepEqual(reasons([person('R6')]), 'present')
  assert.deepEqual(reasons([person('R1', { standing: 'unsubscribed', mode: 'exempt' })]), [
    'sheet.unsubscribed',
    'attendance.exempt',
  ])
})

test('whoever is added makes up, works freely, or, exempt and added by name, gives solidarity', () => {
  const purpose = (mode: string) => {
    const arrival = arrive(sheet, { ...person('New'), mode } as never, { exemptToo: true })
    return arrival.is === 'added' ? arrival.purpose : arrival.is
  }
  assert.deepEqual(['regular', 'flying', 'mixed', 'exempt', 'not_concerned'].map(purpose), [
    'make_up',
    'flying',
    'flying',
    'solidarity',
    'refused',
  ])
})

test('all reasons against validating come at once', () => {
  const late = { ...validation, now: instant('2025-03-03T07:59:59.000Z') }
  assert.deepEqual(codes(whyNotValidate({ ...late, mayValidate: false, teamSize: null, absencesAccepted: false })), [
    'sheet.not_started',
    'sheet.no_right',
    'sheet.feedback',
    'sheet.unmarked',
  ])
  assert.deepEqual(whyNotValidate(validation), [])
  const twice = [...sheet.lines, { line: 'c', member: 'R5', standIn: null, outcome: 'done', added: true } as const]
  assert.deepEqual(codes(whyNotValidate({ ...validation, lines: twice })), ['sheet.twice'])
})

test('a shop may have every line chosen, or take unmarked people as present', () => {
  const under = (unmarked: 'must_choose' | 'done') => ({
    ...validation,
    absencesAccepted: false,
    policy: { ...sheet.policy, unmarked },
  })
  assert.deepEqual(codes(whyNotValidate(under('must_choose'))), ['sheet.must_choose'])
  assert.deepEqual(whyNotValidate(under('done')), [])
  assert.deepEqual(
    finalOutcomes(under('done')).map(({ outcome }) => outcome),
    ['done', 'done'],
  )
  assert.deepEqual(
    finalOutcomes(sheet).map(({ outcome }) => outcome),
    ['absent_2', 'done'],
  )
})

test('everybody added gets one place, no seat is given twice, and none is made while one of the kind is free', () => {
  const kinds = fc.constantFrom('floor', 'cheese', 'gone')
  const seats = fc.array(fc.record({ kind: kinds, free: fc.nat(3) }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 8 }), seats, (added, groups) => {
      const here = groups.map((one, at) => ({ ...one, shift: `s${at}`, group: `g${at}` }))
      const lines = added.map((kind, at) => ({ line: `l${at}`, kind }))
      const places = placesFor(lines, here)
      if (places.length !== added.length) return false
      return here.every(({ group, kind, free }) => {
        const taken = places.filter((one) => one.group === group && !one.extra).length
        const extraOfKind = places.some((one, at) => one.extra && added[at] === kind)
        return taken <= free && !(extraOfKind && taken < free)
      })
    }),
  )
})
