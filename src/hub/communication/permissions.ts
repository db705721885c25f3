import type { PermissionDefinition } from '#platform/module.ts'

/** Editors: addresses of readers are seen by nobody else; nor those of senders but by moderators. */
export const permissions: readonly PermissionDefinition[] = [
  { permission: 'news.edit', roles: ['noyau', 'hub_admin'] },
  { permission: 'site.edit', roles: ['noyau', 'hub_admin'] },
  { permission: 'list.moderate', roles: ['noyau', 'hub_admin'] },
]
