import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'api_keys.manage', roles: ['admin'] },
  { permission: 'single_sign_on.manage', roles: ['admin'] },
  { permission: 'devices.manage', roles: ['office'] },
]
