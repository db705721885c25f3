import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [{ permission: 'imports.run', roles: ['admin'] }]
