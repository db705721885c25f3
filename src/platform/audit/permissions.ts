import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [{ permission: 'history.read', roles: ['admin', 'office'] }]
