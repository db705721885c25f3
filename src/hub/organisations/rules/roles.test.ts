import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstBundle, permissionsOf } from './roles.ts'

const definitions = [
  { permission: 'shifts.book', roles: ['member'] },
  { permission: 'members.read', roles: ['office'] },
  { permission: 'shifts.plan', roles: ['planner'] },
  { permission: 'settings.change', roles: ['admin'] },
]

test('a planner may do what the office may', () => {
  assert.deepEqual(firstBundle('planner', definitions), ['members.read', 'shifts.plan'])
})

test('an admin may do what planner and office may, and does not become a member by it', () => {
  assert.deepEqual(firstBundle('admin', definitions), ['members.read', 'shifts.plan', 'settings.change'])
})

test('a bundle the shop changed replaces the first one', () => {
  const bundles = new Map([['office', ['members.read', 'shifts.plan']]])
  assert.deepEqual([...permissionsOf(['office', 'member'], definitions, bundles)].sort(), [
    'members.read',
    'shifts.book',
    'shifts.plan',
  ])
})

test('someone without a role may do nothing', () => {
  assert.equal(permissionsOf([], definitions, new Map()).size, 0)
})
