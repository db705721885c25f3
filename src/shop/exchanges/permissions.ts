import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  // Arrange the own seats, and answer what one is asked.
  { permission: 'exchanges.use', roles: ['member', 'lead', 'office', 'planner'] },
  // See what all members arrange, decide on drafts of the pot, answer for somebody who phoned, undo.
  { permission: 'exchanges.office', roles: ['office'] },
  // See who may be called when.
  { permission: 'exchanges.standby', roles: ['lead', 'office', 'planner'] },
]
