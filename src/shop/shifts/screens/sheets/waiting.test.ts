import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Line, momentOf, type SheetReply, seenLines, type Waiting, withWaiting } from './waiting.ts'

const line = (id: string, more: Partial<Line> = {}) =>
  ({ line: id, member: id, standIn: null, outcome: null, markedAt: null, added: false, helpers: [], ...more }) as Line
const sheet = {
  id: 'sheet',
  lines: [line('amina'), line('bram', { outcome: 'done', markedAt: '2025-03-05T18:10:00.000Z' })],
} as unknown as SheetReply
const at = (minute: number) => ({ key: `k${minute}`, at: `2025-03-05T18:${minute}:00.000Z` })
const mark = (minute: number, on: string, outcome: 'done' | 'absent_1' | null): Waiting => ({
  ...at(minute),
  do: 'mark',
  line: on,
  outcome,
  beside: null,
})
const outcomes = (waiting: readonly Waiting[]) => withWaiting(sheet, waiting).lines.map(({ outcome }) => outcome)

test('the latest mark of a line shows, and an older one does not undo what somebody else marked later', () => {
  assert.deepEqual(outcomes([mark(20, 'amina', 'done'), mark(21, 'amina', 'absent_1')]), ['absent_1', 'done'])
  assert.deepEqual(outcomes([{ ...mark(10, 'bram', 'absent_1'), at: '2025-03-05T18:05:00.000Z' }]), [null, 'done'])
  assert.deepEqual(outcomes([mark(20, 'bram', null)]), [null, null])
})

test('a card of this sheet marks its line; another one stands below until the office has it', () => {
  const own: Waiting = { ...at(20), do: 'scan', code: '1', line: 'amina' }
  const other: Waiting = { ...at(21), do: 'scan', code: '2', line: null }
  const seen = withWaiting(sheet, [own, other])
  assert.equal(seen.lines[0]?.outcome, 'done')
  assert.deepEqual(seen.expected, [{ line: 'k21', code: '2', name: null }])
  assert.deepEqual(seenLines(seen).at(-1), { line: 'k21', outcome: 'done' })
  const arrived = { ...sheet, lines: [...sheet.lines, line('k21', { added: true, outcome: 'done' })] }
  assert.deepEqual(withWaiting(arrived, [other]).expected, [], 'what arrived is not shown twice')
})

test('what the server refused is laid over nothing', () => {
  assert.deepEqual(outcomes([{ ...mark(20, 'amina', 'done'), refused: [{ code: 'sheet.validated', facts: {} }] }]), [
    null,
    'done',
  ])
})

test('a tap after a mark of a faster clock still counts: whoever taps has seen that mark', () => {
  const tap = { do: 'mark', line: 'bram', outcome: 'absent_1', beside: null } as const
  const slow = momentOf(tap, sheet.lines, '2025-03-05T18:02:00.000Z')
  assert.equal(slow, '2025-03-05T18:10:00.001Z')
  assert.deepEqual(outcomes([{ ...tap, key: 'k', at: slow }]), [null, 'absent_1'])
  assert.equal(momentOf(tap, sheet.lines, '2025-03-05T18:20:00.000Z'), '2025-03-05T18:20:00.000Z')
  assert.equal(momentOf({ do: 'add', member: 'bram', name: 'Bram' }, sheet.lines, '2025-03-05T18:02:00.000Z'), slow)
})
