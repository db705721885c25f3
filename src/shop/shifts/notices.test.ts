import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageFolders } from '#house.ts'
import { languages, type NoticeFacts, type OrganisationFacts } from '#platform/action.ts'
import { loadWords } from '#platform/i18n/words.ts'
import { writeNotice } from '#platform/mail/notice-letter.ts'
import { keepLinkSecret, readSignedLink, signedParameter } from '#platform/mail/signed-link.ts'
import { instant } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import { notices } from './notices.ts'
import { standings } from './rules/words.ts'

keepLinkSecret('a secret of the tests, long enough to be one')
const words = loadWords(messageFolders())
const now = instant('2025-03-03T07:00:00.000Z')
const shop = {
  id: newId() as OrganisationId,
  name: 'Le Panier',
  zone: 'Europe/Brussels',
  currency: 'EUR',
  country: 'BE',
  language: 'fr',
} as OrganisationFacts

const startsAt = '2025-03-05T13:00:00.000Z'
const of = (code: string, why: readonly (string | null)[], facts: NoticeFacts) => ({
  code: `shifts.${code}`,
  why,
  facts,
})
const owing = { startsAt, needed: 2 }
const standing = { until: '2025-03-31', needed: 2 }
const plain = [null]

/** Every notice with each of its reasons, and the facts it is told with. Source: domain-shifts 7. */
const told = [
  of('booked', plain, { startsAt, shift: 'Caisse' }),
  of('cancelled', plain, { startsAt, shift: 'Caisse' }),
  of('unseated', ['standing', null], { startsAt, count: 2 }),
  of('restored', plain, { startsAt }),
  of('runs_again', plain, { startsAt }),
  of('moved', plain, { startsAt, was: '2025-03-04T13:00:00.000Z', count: 1 }),
  of('shift_cancelled', plain, { startsAt, reason: 'Strike' }),
  of('fixed_seat', plain, { template: 'Caisse', from: '2025-03-05' }),
  of('fixed_seat_ended', plain, { template: 'Caisse', until: '2025-03-05' }),
  of('mode_changed', plain, { mode: 'flying' }),
  of('absence', ['up_to_date', 'alert', 'suspended', 'unsubscribed'], owing),
  of('corrected', ['reasoned', 'plain'], { startsAt, reason: 'Read wrongly' }),
  of('sheet_late', plain, { startsAt, shift: 'Caisse' }),
  of('contested', plain, { startsAt, who: 'Elif' }),
  of('contest_answer', plain, { startsAt, answer: 'You were there' }),
  of('counter_corrected', plain, { reason: 'Paper list' }),
  of('standing', [...standings, 'alert_until', 'extension_until', 'exempted_until', 'up_to_date_until'], standing),
  of('standing_stops', plain, { until: '2025-03-09', on: '2025-03-10' }),
  of('seats_stay_lost', plain, { who: 'Elif' }),
  of('claim_answer', ['approved', 'refused'], { day: '2025-03-02', reason: 'No work for the shop' }),
  of('leave_answer', ['approved', 'refused', 'withdrawn'], {
    from: '2025-03-05',
    until: '2025-03-20',
    reason: 'Too late',
  }),
  of('leave_changed', [null, 'cancelled', 'ended'], { from: '2025-03-05', until: '2025-03-20' }),
  of('leave_lapsed', plain, { from: '2025-03-05' }),
  of('leave_end', plain, { until: '2025-03-10' }),
  of('leave_evidence', plain, { from: '2025-03-05' }),
  of('reminder', plain, { startsAt, shift: 'Caisse' }),
  of('weekly', plain, { startsAt, count: 2 }),
  of('unbooked', plain, { until: '2025-03-30' }),
  of('seat_freed_late', plain, { startsAt, shift: 'Caisse' }),
  of('absence_told', plain, { startsAt, shift: 'Caisse', who: 'Bram' }),
  of('beginner_alone', plain, { startsAt, shift: 'Caisse', who: 'Bram' }),
  of('watch_understaffed', plain, { startsAt }),
  of('watch_full', plain, { startsAt }),
  of('watch_almost_full', plain, { startsAt }),
  of('watch_all_clear', plain, { startsAt }),
]

test('the table of this test has every notice of shifts, and no other', () => {
  assert.deepEqual(told.map(({ code }) => code).sort(), notices.map(({ code }) => code).sort())
})

test('all can be switched off but what one must know: absence, standing, a date called off or moved', () => {
  assert.deepEqual(
    notices.filter(({ always }) => always).map(({ code }) => code),
    ['shifts.moved', 'shifts.shift_cancelled', 'shifts.absence', 'shifts.standing', 'shifts.standing_stops'],
  )
})

for (const language of languages)
  test(`every notice is said in full in ${language}, with a link signed for this person and this notice`, () => {
    const person = newId()
    for (const { code, why, facts } of told)
      for (const reason of why) {
        const name = `${code} ${reason ?? ''}`
        const switchable = !notices.some((one) => one.code === code && one.always)
        const letter = writeNotice(
          { words, publicUrl: 'https://shop.example', now },
          shop,
          { person, email: 'amina@example.org', name: 'Amina', language },
          { code, facts: { ...facts, ...(reason ? { why: reason } : {}), link: '/shifts/standing' }, switchable },
        )
        assert.doesNotMatch(`${letter.subject} ${letter.text}`, /notice\.|[{}]|undefined|null/, name)
        const token = /standing\?signed=([\w.-]+)/.exec(letter.text)?.[1] ?? ''
        assert.equal(readSignedLink(token, code, now)?.person, person, name)
        assert.equal(letter.stop?.includes(signedParameter) ?? false, switchable, name)
      }
  })

test('a standing and an absence are told by their own sentence, never by the general one', () => {
  for (const [code, whys] of [
    ['absence', ['alert', 'suspended', 'unsubscribed']],
    ['standing', standings],
  ] as const)
    for (const why of whys) assert.ok(words.has(`notice.shifts.${code}.body_${why}`), `${code} ${why}`)
})
