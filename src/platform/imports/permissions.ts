import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [
  // Hand in files at all: of the kinds one may bring in.
  { permission: 'imports.run', roles: ['admin', 'buyer', 'noyau', 'hub_admin', 'hub_treasurer'] },
  // Of every kind that names no permission of its own.
  { permission: 'imports.all', roles: ['admin'] },
]
