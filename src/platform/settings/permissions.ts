import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'settings.read', roles: ['admin', 'office'] },
  { permission: 'settings.change', roles: ['admin'] },
]
