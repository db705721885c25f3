import assert from 'node:assert/strict'
import test from 'node:test'
import { randomDigits } from './random.ts'

test('random digits are as many as asked, and digits only', () => {
  for (const count of [0, 1, 9, 40]) assert.match(randomDigits(count), new RegExp(`^\\d{${count}}$`))
})
