import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Label, marksIn, replyForm, replyIn } from './mail-reply.ts'

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

const places = ['Bern', 'Lyon', 'Gent']

test('options are chosen by their number or their name, one a line or several, and the reason follows an empty line', () => {
  assert.deepEqual(marksIn('3\n- bern\n\nBoth have a hall.\n> Vote', places, 'choose'), {
    marks: [
      { option: 'Gent', mark: 1 },
      { option: 'Bern', mark: 1 },
    ],
    reason: 'Both have a hall.',
  })
  assert.deepEqual(
    marksIn('1, Lyon', places, 'choose')?.marks.map(({ option }) => option),
    ['Bern', 'Lyon'],
  )
})

test('a line gives an option its dots or its score', () => {
  assert.deepEqual(marksIn('2: 3\nGent = 5', places, 'points')?.marks, [
    { option: 'Lyon', mark: 3 },
    { option: 'Gent', mark: 5 },
  ])
  assert.equal(marksIn('2', places, 'points'), null)
})

test('options are ranked by the order of their lines, or each line says the rank', () => {
  assert.deepEqual(marksIn('Gent\n1', places, 'rank')?.marks, [
    { option: 'Gent', mark: 1 },
    { option: 'Bern', mark: 2 },
  ])
  assert.deepEqual(marksIn('1: 2\n3: 1', places, 'rank')?.marks, [
    { option: 'Bern', mark: 2 },
    { option: 'Gent', mark: 1 },
  ])
  assert.equal(marksIn('1: 2\n3', places, 'rank'), null)
})

test('a number that is the name of one option and the place of another is asked again, and so is a word that is none', () => {
  assert.equal(marksIn('2', ['2', '3'], 'choose'), null)
  assert.equal(marksIn('4', places, 'choose'), null)
  assert.equal(marksIn('Bern please', places, 'choose'), null)
})

test('every method is answered in words or in lines', () => {
  assert.deepEqual((['consent', 'qualified', 'approval', 'basket', 'dots', 'score', 'stv'] as const).map(replyForm), [
    'words',
    'words',
    'choose',
    'choose',
    'points',
    'points',
    'rank',
  ])
})
