import assert from 'node:assert/strict'
import { test } from 'node:test'
import { automaticOf, bounceIn, isOwn, isSuspicious } from './mail-headers.ts'

const ann = 'ann@example.org'

test('what carries the name of the list went through it before', () => {
  assert.equal(isOwn([['list-id', 'Help <LIST-harvest.coop.example>']], 'list-harvest.coop.example'), true)
  assert.equal(isOwn([['list-id', 'Other <other.example>']], 'list-harvest.coop.example'), false)
})

test('answers of machines and mails to many are told from those of people', () => {
  assert.equal(automaticOf([], ann), null)
  assert.equal(automaticOf([['auto-submitted', 'no']], ann), null)
  assert.equal(automaticOf([['auto-submitted', 'auto-replied']], ann), 'auto_reply')
  assert.equal(automaticOf([['x-autoreply', 'yes']], ann), 'auto_reply')
  assert.equal(automaticOf([], ''), 'auto_reply')
  assert.equal(automaticOf([], null), null)
  assert.equal(automaticOf([['content-type', 'multipart/report; report-type=delivery-status']], ann), 'auto_reply')
  assert.equal(automaticOf([['precedence', 'bulk']], ann), 'bulk')
  assert.equal(automaticOf([['list-id', '<other.example>']], ann), 'bulk')
})

test('two senders are suspicious, and so is what the community calls so', () => {
  const patterns = 'X-Spam-Flag: yes; Subject: win money'
  assert.equal(isSuspicious([['from', ann]], 1, patterns), false)
  assert.equal(isSuspicious([['from', ann]], 2, patterns), true)
  assert.equal(isSuspicious([['x-spam-flag', 'YES']], 1, patterns), true)
  assert.equal(isSuspicious([['x-spam-flag', 'no']], 1, patterns), false)
  assert.equal(isSuspicious([['from', ann]], 1, ' ; : ; X-Spam-Flag:'), false)
})

test('a report says whether a mailbox is gone, or full for now', () => {
  assert.equal(bounceIn('Action: failed\r\nStatus: 5.1.1\r\n'), 'hard')
  assert.equal(bounceIn('Status: 4.2.2'), 'soft')
  assert.equal(bounceIn('nobody knows'), 'unknown')
  assert.equal(bounceIn('Content-Type: multipart/report\r\n\r\nFeedback-Type: abuse\r\n'), 'complaint')
})

test('a machine that answers because somebody is away returns nothing', () => {
  assert.equal(bounceIn('Auto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nBack on Monday'), null)
  assert.equal(bounceIn('Auto-Submitted: auto-replied\r\nContent-Type: multipart/report\r\n\r\nStatus: 5.1.1'), 'hard')
})
