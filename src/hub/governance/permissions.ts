import type { PermissionDefinition } from '#platform/module.ts'

/** Who is in the community and who steers it is asked of organisations; what is only of governance stands here. */
export const permissions: readonly PermissionDefinition[] = [
  { permission: 'governance.import', roles: ['noyau', 'hub_admin'] },
  { permission: 'governance.moderate', roles: ['noyau', 'hub_admin'] },
  // in a shop that takes part: what its communities ask everybody
  { permission: 'governance.see_asked', roles: ['lead', 'office', 'board'] },
]
