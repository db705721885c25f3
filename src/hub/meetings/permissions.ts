import type { PermissionDefinition } from '#platform/module.ts'

/** Who is in the community and who steers it is asked of organisations; what is only of meetings stands here. */
export const permissions: readonly PermissionDefinition[] = [
  { permission: 'meetings.import', roles: ['noyau', 'hub_admin'] },
]
