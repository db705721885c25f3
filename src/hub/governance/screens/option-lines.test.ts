import assert from 'node:assert/strict'
import { test } from 'node:test'
import { optionsIn, typedOptions } from './option-lines.ts'

test('options keep what they mean when they are typed anew', () => {
  const all = [
    { name: 'Monday', meaning: 'From nine | to noon' },
    { name: 'Friday', meaning: null },
  ]
  assert.equal(typedOptions(all), 'Monday | From nine | to noon\nFriday')
  assert.deepEqual(optionsIn(typedOptions(all)), all)
  assert.deepEqual(optionsIn('  Monday|  \n\n | nothing\nFriday '), [
    { name: 'Monday', meaning: null },
    { name: 'Friday', meaning: null },
  ])
  assert.equal(typedOptions([{ name: 'Monday', meaning: 'From nine\nto noon' }]), 'Monday | From nine to noon')
})
