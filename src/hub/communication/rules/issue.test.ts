import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { issueStates, quarterDay, whyNotHandIn, whyNotIssue, whyNotReview } from './issue.ts'

test('a draft begins on the first working day of January, April, July and October', () => {
  const days = {
    '2025-01-15': '2025-01-02',
    '2025-04-01': '2025-04-01',
    '2023-07-31': '2023-07-03',
    '2022-12-31': '2022-10-03',
  }
  for (const [today, first] of Object.entries(days)) assert.equal(quarterDay(today as Day), first)
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
