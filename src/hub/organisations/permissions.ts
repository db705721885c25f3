import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'organisations.see_profile', roles: ['member', 'office', 'board', 'lead', 'desk'] },
  { permission: 'organisations.edit_profile', roles: ['admin'] },
  { permission: 'organisations.see_staff', roles: ['office', 'board'] },
  { permission: 'organisations.manage_staff', roles: ['admin'] },
  {
    permission: 'community.enter',
    roles: ['representative', 'noyau', 'hub_treasurer', 'second_approver', 'hub_admin'],
  },
  {
    permission: 'community.see_settings',
    roles: ['representative', 'noyau', 'hub_treasurer', 'second_approver', 'hub_admin'],
  },
  { permission: 'community.change_settings', roles: ['noyau', 'hub_admin'] },
  { permission: 'community.steer', roles: ['noyau'] },
  { permission: 'community.mandate', roles: ['noyau', 'hub_admin'] },
]
