import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTellingOrder } from './counted.ts'

test('a proof is told as one: the file, what is here, the difference; what was brought comes first', () => {
  const kept = { main_here: 75, statuses: 400, main_difference: 0, absences_here: 0, leaves: 16, main_in_file: 75 }
  assert.deepEqual(
    inTellingOrder(Object.entries(kept)).map(([word]) => word),
    ['leaves', 'statuses', 'absences_here', 'main_in_file', 'main_here', 'main_difference'],
  )
})
