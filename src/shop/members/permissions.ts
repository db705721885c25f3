/** What one may be allowed to do with members (domain-members 5.15). Planner and admin bring the office's bundle. */
import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  // A shift lead and the desk recognise people: name, number, photo, nothing else.
  { permission: 'members.find', roles: ['office', 'desk', 'lead', 'treasurer', 'bookkeeper', 'board'] },
  { permission: 'members.read', roles: ['office', 'treasurer', 'bookkeeper', 'board'] },
  { permission: 'members.edit', roles: ['office'] },
  { permission: 'members.notes', roles: ['office', 'board'] },
  { permission: 'members.set_membership', roles: ['office'] },
  { permission: 'members.merge', roles: ['office'] },
  // Card codes are seen by their owner, the office and the board.
  { permission: 'members.cards', roles: ['office', 'board'] },
  { permission: 'members.household', roles: ['office'] },
  { permission: 'members.invite', roles: ['office'] },
  { permission: 'members.export', roles: ['office', 'board'] },
  { permission: 'members.own', roles: ['member'] },
]
