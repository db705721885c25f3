import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'funding.see_ledger', roles: ['representative', 'noyau', 'hub_treasurer', 'second_approver'] },
  { permission: 'funding.book', roles: ['hub_treasurer'] },
  { permission: 'funding.simulate', roles: ['representative', 'noyau', 'hub_treasurer', 'second_approver'] },
  { permission: 'funding.approve', roles: ['hub_treasurer', 'second_approver'] },
]
