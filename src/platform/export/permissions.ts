import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'exports.take', roles: ['admin', 'noyau', 'hub_admin'] },
]
