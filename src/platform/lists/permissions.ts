import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [{ permission: 'views.share', roles: ['office'] }]
