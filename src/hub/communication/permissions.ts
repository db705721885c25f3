import type { PermissionDefinition } from '#platform/module.ts'

/** Editors: addresses of readers are seen by nobody else. */
export const permissions: readonly PermissionDefinition[] = [{ permission: 'news.edit', roles: ['noyau', 'hub_admin'] }]
