import type { PermissionDefinition } from '#platform/module.ts'

/** Whoever acts for somebody here; contributors come from anywhere and see tasks alone. */
const inside = ['representative', 'noyau', 'hub_treasurer', 'second_approver', 'hub_admin'] as const

/** Editors: addresses of readers are seen by nobody else; nor those of senders but by moderators. */
export const permissions: readonly PermissionDefinition[] = [
  { permission: 'news.edit', roles: ['noyau', 'hub_admin'] },
  { permission: 'site.edit', roles: ['noyau', 'hub_admin'] },
  { permission: 'list.moderate', roles: ['noyau', 'hub_admin'] },
  { permission: 'tasks.take', roles: ['contributor', ...inside] },
  { permission: 'tasks.mentor', roles: [...inside] },
  { permission: 'tasks.steer', roles: ['noyau', 'hub_admin'] },
  { permission: 'data.manage', roles: ['noyau', 'hub_admin'] },
]
