import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'jobs.read', roles: ['admin'] },
  { permission: 'jobs.retry', roles: ['admin'] },
]
