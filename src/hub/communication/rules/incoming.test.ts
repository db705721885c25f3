import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type IncomingFacts, isTold, judge, whyNotModerate } from './incoming.ts'

const limits = { recipients: 10, kb: 40 }
const fine: IncomingFacts = {
  ...{ own: false, rule: null, automatic: null, member: true, readable: true },
  ...{ recipients: 1, bytes: 2000, subject: 'Scales', suspicious: false },
}

test('each check of a mail to the help list stops it before the ones after are asked', () => {
  const order: readonly [Partial<IncomingFacts>, string][] = [
    [{ own: true }, 'discarded loop'],
    [{ rule: 'blocked' }, 'discarded blocked'],
    [{ automatic: 'auto_reply' }, 'discarded auto_reply'],
    [{ rule: 'moderated' }, 'held moderated'],
    [{ member: false }, 'held not_member'],
    [{ readable: false }, 'held unreadable'],
    [{ recipients: 11 }, 'held recipients'],
    [{ bytes: 40 * 1024 + 1 }, 'held size'],
    [{ subject: ' ' }, 'held no_subject'],
    [{ suspicious: true }, 'held suspicious'],
  ]
  // from the last check to the first: what stops later stays, and the earlier one has the word
  let all = fine
  for (const [fact, wished] of order.toReversed()) {
    const { state, why } = judge({ ...all, ...fact }, limits)
    assert.equal(`${state} ${why}`, wished)
    const keeps = 'rule' in fact || 'member' in fact
    if (!keeps) all = { ...all, ...fact }
  }
  assert.deepEqual(judge(fine, limits), { state: 'accepted', why: null })
})

test('ten addresses and forty kilobytes pass, one more of either waits', () => {
  assert.equal(judge({ ...fine, recipients: 10, bytes: 40 * 1024 }, limits).state, 'accepted')
  assert.equal(judge({ ...fine, recipients: 11 }, limits).why, 'recipients')
  assert.equal(judge({ ...fine, bytes: 40 * 1024 + 1 }, limits).why, 'size')
})

test('what mail programs put before a subject is none: an answer to nothing waits', () => {
  for (const subject of ['', ' ', 'Re:', 'RE : ', 'Re: AW: ', 'Fwd:', 'Re[3]:'])
    assert.equal(judge({ ...fine, subject }, limits).why, 'no_subject', subject)
  for (const subject of ['Re: ?', 'Return', 'Re'])
    assert.equal(judge({ ...fine, subject }, limits).state, 'accepted', subject)
})

test('whoever is no member is not moderated: the mail waits because of that', () => {
  assert.equal(judge({ ...fine, member: false, rule: 'moderated' }, limits).why, 'not_member')
})

test('a stranger is answered once a day, a moderated member not at all', () => {
  assert.equal(isTold('not_member', false), true)
  assert.equal(isTold('not_member', true), false)
  assert.equal(isTold('unreadable', false), true)
  assert.equal(isTold('moderated', false), false)
})

test('moderators decide on what waits, once', () => {
  assert.deepEqual(whyNotModerate('held'), [])
  assert.deepEqual(whyNotModerate('accepted'), [{ code: 'post.state', facts: { state: 'accepted' } }])
})
