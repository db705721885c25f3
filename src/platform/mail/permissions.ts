import type { PermissionDefinition } from '../module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'mailbox.read', roles: ['admin', 'office'] },
  { permission: 'mailbox.send', roles: ['admin', 'office'] },
  { permission: 'mailbox.installation', roles: ['admin'] },
  { permission: 'mail.signature', roles: ['admin', 'noyau', 'hub_admin'] },
  { permission: 'notices.edit', roles: ['admin', 'office'] },
]
