import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { issueStates, quarterDay, whyNotHandIn, whyNotIssue, whyNotReview } from './issue.ts'

test('a draft begins on the first working day of January, April, July and October', () => {
  const days = {
    '2025-01-15': '2025-01-02',
    '2025-04-01': '2025-04-01',
    '2023-07-31': '2023-07-03',
    '2022-12-31': '2022-10-03',
  }
  for (const [today, first] of Object.entries(days))
    assert.equal(quarterDay(today as Day, holidayQuestion('BE')), first)
})

test('a public holiday is no working day: Easter Monday on 1 April makes the issue begin on the 2nd', () => {
  const first = (today: string, country: string) => quarterDay(today as Day, holidayQuestion(country))
  assert.equal(first('2024-04-15', 'BE'), '2024-04-02')
  assert.equal(first('2024-04-15', 'ES'), '2024-04-01', 'Spain works on Easter Monday')
  assert.equal(first('2027-01-31', 'DE'), '2027-01-04', 'New Year on a Friday')
  assert.equal(first('2026-03-01', 'PT'), '2026-01-02', 'New Year, in a country of which no calendar is known')
  assert.equal(first('2032-05-01', 'FR'), '2032-04-01', 'Easter Monday on 29 March is not in this quarter')
})

test('whoever wrote last or handed an issue in does not review it', () => {
  const codes = (reviewer: string | null) => whyNotReview(reviewer, ['ann', 'bob']).map(({ code }) => code)
  assert.deepEqual(
    [codes('ann'), codes('bob'), codes('cem'), codes(null)],
    [['issue.own_review'], ['issue.own_review'], [], []],
  )
})

test('an issue is handed in once its own language is written, and no language is left half', () => {
  const text = (language: string, subject: string, body: string) => ({ language, subject, body })
  const codes = (...texts: ReturnType<typeof text>[]) => whyNotHandIn(texts, 'fr', [1]).map(({ code }) => code)
  assert.deepEqual(codes(text('fr', 'a', 'b'), text('nl', '', '')), [])
  assert.deepEqual(codes(text('fr', 'a', 'b'), text('nl', 'a', '')), ['issue.unfinished'])
  assert.deepEqual(codes(text('nl', 'a', 'b')), ['issue.empty'])
})

test('what was sent or cancelled moves no more, and only what is being sent pauses', () => {
  const may = (act: Parameters<typeof whyNotIssue>[0]) =>
    issueStates.filter((state) => whyNotIssue(act, state).length === 0)
  assert.deepEqual(may('cancel'), ['draft', 'in_review', 'scheduled', 'sending', 'paused'])
  assert.deepEqual([may('pause'), may('resume'), may('write')], [['sending'], ['paused'], ['draft']])
})
