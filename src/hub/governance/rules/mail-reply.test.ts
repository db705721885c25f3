import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Label, replyIn } from './mail-reply.ts'

const labels: Label<string>[] = [
  { says: 'no', words: 'No' },
  { says: 'no_objection', words: 'No objection' },
  { says: 'possible_objection', words: 'A possible objection' },
  { says: 'abstain', words: 'S’abstenir' },
  { says: 'possible_objection', words: 'Une objection éventuelle' },
]

test('the first line answers, and what stands below it is the reason, without the mail that is answered', () => {
  assert.deepEqual(replyIn('\n no objection.\nIt is cheap.\n\nOn Friday we wrote:\n> Vote until Friday', labels), {
    says: 'no_objection',
    reason: 'It is cheap.',
    whatWouldHelp: '',
  })
  assert.equal(replyIn('No, it costs too much\n-- \nLea', labels)?.reason, 'it costs too much')
})

test('a possible objection says after an empty line what would help, in any language and without its accents', () => {
  assert.deepEqual(replyIn('UNE OBJECTION EVENTUELLE\nIt harms small shops.\n\nStart later.', labels), {
    says: 'possible_objection',
    reason: 'It harms small shops.',
    whatWouldHelp: 'Start later.',
  })
})

test('what is no answer is not taken for one', () => {
  assert.equal(replyIn('No idea yet', labels), null)
  assert.equal(replyIn('I think so\nNo', labels), null)
  assert.equal(replyIn('> No', labels), null)
})
