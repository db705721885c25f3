import assert from 'node:assert/strict'
import { test } from 'node:test'
import { degreesFrom, thousandthsFrom } from './degrees.ts'
import { apart, frameAround, outlines, pointIn, sizeOf } from './map-drawing.ts'
import { freeAddress, isChat, translationState, whyNotPageAddress, whyNotPublish, whyNotReview } from './site.ts'

const page = { state: 'draft', language: 'fr', version: 2, shownVersion: null } as const
const text = { title: 'A', body: 'B', ofVersion: 2, writtenBy: 'jo', reviewedAt: '2025-03-01T10:00:00Z' }
const codes = (no: readonly { code: string }[]) => no.map(({ code }) => code)

test('the chat is an address of the web that nobody reads along, or none', () => {
  for (const fine of ['', 'https://chat.example', 'HTTPS://chat.example/#/room:a?via=b']) assert.ok(isChat(fine), fine)
  for (const wrong of ['http://chat.example', 'javascript:alert(1)', 'chat.example', 'https://', 'https://a b', '/c/a'])
    assert.ok(!isChat(wrong), wrong)
})

test('a translation is missing, a draft until somebody reviewed it, and outdated once the original changed', () => {
  assert.equal(translationState(undefined, 1), 'missing')
  assert.equal(translationState({ ...text, title: '', body: '' }, 2), 'missing')
  assert.equal(translationState({ ...text, reviewedAt: null }, 2), 'draft')
  assert.equal(translationState(text, 2), 'reviewed')
  assert.equal(translationState(text, 3), 'outdated')
})

test('a page is published with a title and a text, and not twice in the same version', () => {
  assert.deepEqual(codes(whyNotPublish(page, text)), [])
  assert.deepEqual(codes(whyNotPublish(page, { title: 'A', body: '' })), ['page.empty'])
  const shown = { ...page, state: 'published', shownVersion: 2 } as const
  assert.deepEqual(codes(whyNotPublish(shown, { title: '', body: '' })), ['page.state', 'page.empty'])
  assert.deepEqual(codes(whyNotPublish({ ...shown, version: 3 }, text)), [])
})

test('the original is nobody’s translation, what is not there is not reviewed, and nobody reviews their own', () => {
  assert.deepEqual(codes(whyNotReview(page, 'fr', text, 'max')), ['page.original'])
  assert.deepEqual(codes(whyNotReview(page, 'nl', undefined, 'max')), ['page.untranslated'])
  assert.deepEqual(codes(whyNotReview(page, 'nl', text, 'max')), [])
  assert.deepEqual(codes(whyNotReview(page, 'nl', text, 'jo')), ['page.own_review'])
  assert.deepEqual(codes(whyNotReview(page, 'nl', text, null)), [])
})

test('an address has small letters, figures and hyphens, and stands for one page', () => {
  assert.deepEqual(codes(whyNotPageAddress('open-day-2', false)), [])
  for (const address of ['', 'Open', 'a--b', '-a', 'a/b', 'a'.repeat(61)])
    assert.deepEqual(codes(whyNotPageAddress(address, false)), ['page.address_form'], address)
  assert.deepEqual(codes(whyNotPageAddress('a', true)), ['page.address_taken'])
  assert.equal(freeAddress('a', new Set(['a', 'a-2'])), 'a-3')
})

test('degrees are read with point or comma, cut after thousandths, and written back the same', () => {
  assert.equal(thousandthsFrom('50,8474'), 50_847)
  assert.equal(thousandthsFrom(' -0.5 '), -500)
  assert.equal(thousandthsFrom('46'), 46_000)
  for (const wrong of ['', '46° N', '1,2,3', '1000']) assert.equal(thousandthsFrom(wrong), null, wrong)
  for (const value of [0, -563, 50_847, -179_999, 7]) assert.equal(thousandthsFrom(degreesFrom(value)), value)
})

test('every co-op stands inside the map, north above and east to the right, and none hides another', () => {
  const places = [
    { latitude: 50_847, longitude: 4_352 },
    { latitude: 50_847, longitude: 4_352 },
    { latitude: 50_823, longitude: 4_375 },
    { latitude: 46_204, longitude: 6_143 },
  ]
  const frame = frameAround(places)
  const { width, height } = sizeOf(frame)
  const points = apart(
    places.map((place) => pointIn(frame, place)),
    26,
  )
  for (const { x, y } of points) assert.ok(x > 0 && x < width && y > 0 && y < height)
  const [first, second, third, south] = points
  assert.ok(first && second && third && south && south.y > first.y && south.x > first.x)
  for (const [index, one] of points.entries())
    for (const other of points.slice(index + 1))
      assert.ok(Math.abs(one.x - other.x) >= 26 || Math.abs(one.y - other.y) >= 26)
})

test('outlines are pairs of north and east', () => {
  for (const line of outlines) assert.equal(line.length % 2, 0)
})
