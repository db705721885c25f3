import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bareSubject, ownWords, whyNotFaq, whyNotLeave, whyNotNeed, whyNotWrite } from './thread.ts'

const codes = (no: readonly { code: string }[]) => no.map(({ code }) => code)

test('only members write to the list, and a new thread has a subject', () => {
  assert.deepEqual(codes(whyNotWrite(null, null, ' ')), ['list.not_member', 'post.no_subject'])
  assert.deepEqual(codes(whyNotWrite('member', null, 'Re: ')), ['post.no_subject'])
  assert.deepEqual(codes(whyNotWrite('removed', 'thread', '')), ['list.not_member'])
  assert.deepEqual(codes(whyNotWrite('disabled', 'thread', '')), [])
  assert.deepEqual(codes(whyNotLeave('left')), ['list.not_member'])
})

test('a solved thread becomes one entry of the questions, and one need', () => {
  assert.deepEqual(codes(whyNotFaq(false, true, 'x')), ['thread.not_solved', 'thread.in_faq'])
  assert.deepEqual(codes(whyNotFaq(true, false, ' ')), ['faq.no_answer'])
  assert.deepEqual(codes(whyNotFaq(true, false, 'Turn it off')), [])
  assert.deepEqual(codes(whyNotNeed(4, true)), ['thread.is_need'])
  assert.deepEqual(codes(whyNotNeed(null, false)), [])
})

test('an answer bears the subject of the question, and its own words only', () => {
  assert.equal(bareSubject('Re: AW: Re[2]: Scales'), 'Scales')
  assert.equal(bareSubject('Return of bottles'), 'Return of bottles')
  assert.equal(ownWords('Turn it off.\n\nOn Monday Ann wrote:\n> It beeps\n> all day\n\nBob'), 'Turn it off.\n\nBob')
  assert.equal(ownWords('It beeps.\n\nVon meinem Telefon gesendet'), 'It beeps.')
  assert.equal(ownWords('It beeps.\nSent from my phone\n\nOn Monday Ann wrote:\n> Why?'), 'It beeps.')
  assert.equal(ownWords('It beeps.\n-- \nAnn, Le Silo\nRue Haute 12'), 'It beeps.')
  assert.equal(
    ownWords('It was sent from my phone\nand then it beeped.'),
    'It was sent from my phone\nand then it beeped.',
  )
})
